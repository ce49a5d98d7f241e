"""Visit an app: start it in a process of its own, use it, audit what it shows, bring back the findings."""

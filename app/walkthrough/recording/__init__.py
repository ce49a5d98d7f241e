"""What is done with an app as a flow: its steps in YAML, and selectors that read well."""

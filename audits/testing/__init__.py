"""Audits within tests: the pytest plugin, what its assertions say, and snapshots of findings."""

"""What is kept of a walk: the trace, its record, and pictures."""

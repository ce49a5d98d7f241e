"""The parts of the panel, one a file; ``listed`` has them in their order."""

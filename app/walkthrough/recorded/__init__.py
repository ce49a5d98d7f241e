"""A walk read back from its record."""

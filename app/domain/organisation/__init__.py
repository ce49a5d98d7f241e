"""Organisations and developers (O01 to O09): what they lose, and the better way (O03)."""

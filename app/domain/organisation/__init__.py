"""Organisations and developers (O01 to O09): what a change costs them, and how to avoid that (O03)."""

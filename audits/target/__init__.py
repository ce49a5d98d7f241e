"""Somebody's app: find it, start it, explain what is wrong with it."""

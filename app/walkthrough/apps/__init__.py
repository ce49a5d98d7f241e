"""Walks on somebody else's Kivy app: in a process of its own, on a copy of its files."""

"""The nearest colour that passes, and the proof of it on the running app."""

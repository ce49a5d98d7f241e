"""The kinds of screen, each a ``.py`` and a ``.kv``: together they draw every view."""

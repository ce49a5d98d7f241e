"""Generated apps with planted faults of colour, one for each way in which Kivy apps come by their colours.

An app is a folder with ``main.py``, ``ui.kv``, ``look.py`` and ``colours.json``. All come from a seed, so
that an app can be made again by its number.
"""

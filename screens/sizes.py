"""How large the phone and the window around it are, in dp; known before Kivy is imported."""

from __future__ import annotations

PHONE = (390, 844)
WINDOW = (930, 960)  # the phone in its frame and the panel beside it, both at full size

"""How large the phone and the window around it are, in dp; known before Kivy is imported."""

from __future__ import annotations

PHONE = (390, 844)
SMALLEST = (640, 600)  # of the window
WINDOW = (1280, 760)  # the phone and two columns of the panel, on a screen of 1366 × 768, too

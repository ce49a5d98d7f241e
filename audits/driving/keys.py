"""The keys that scripts can press by name, with Kivy's codes for them."""

from __future__ import annotations

KEYS = {
    "Enter": 13,
    "Tab": 9,
    "Backspace": 8,
    "Escape": 27,
    "Space": 32,
    "Delete": 127,
    "Home": 278,
    "End": 279,
    "Up": 273,
    "Down": 274,
    "Right": 275,
    "Left": 276,
}

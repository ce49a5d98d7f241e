"""What a machine cannot tell: questions that a person answers in the HTML report, and keeps in a file.

The report offers the answers as a file to save; see ``commandline.answers`` for its shape.
"""

from __future__ import annotations

ITEMS = ("words", "order", "speech", "gestures", "motion", "pictures", "help", "people")
"""The questions, by the keys of their texts in the files of words."""
ANSWERS = ("passed", "failed", "inapplicable")
"""What a question can be answered with; without an answer it is open."""
VERSION = 1
"""The version of the file's shape."""

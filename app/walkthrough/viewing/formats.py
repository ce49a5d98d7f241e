"""What can be made of the records of walks, by the names that ``--format`` takes."""

from __future__ import annotations

PAGES, STORYBOARD, FILM, FLOW_MAP = "html", "storyboard", "film", "map"
FORMATS = (PAGES, STORYBOARD, FILM, FLOW_MAP)
WITH_TREES = frozenset({PAGES, FLOW_MAP})
"""Those that need the tree after each step; all of them need its picture."""

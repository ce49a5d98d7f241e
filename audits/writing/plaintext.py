"""Text of an app, a script or a file as it may be shown: nothing in it acts on what stands around it.

Nor is anything in it shown as a mere box: glyphs of icon fonts are told by their numbers.
"""

from __future__ import annotations

import re

_ACTING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but for tab and line feed: XML forbids most, terminals obey them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's Bidi_Control: reorder what is around them
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # separators, the byte order mark, marks of annotations
    "\ud800-\udfff"  # halves of characters, which UTF-8 cannot hold
    "\ufdd0-\ufdef\ufffe\uffff"  # what is no character
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
"""Unicode's private use areas: only the font that an app brings along can show what stands there."""
_HALF = re.compile("[\ud800-\udfff]")


def displayable(text: str) -> str:
    r"""Return a text with the characters that act on others written as escapes, such as ``\u202e``.

    Glyphs of icon fonts are written as their numbers, such as ``U+F0156``.
    What is left can stand in XML, in HTML and on a terminal. Right-to-left letters stay: where a text is
    shown within another, isolate it (``<bdi>`` in HTML).
    """
    return _PRIVATE.sub(_numbered, _ACTING.sub(_escaped, text))


def encodable(text: str) -> str:
    r"""Return a text that UTF-8 can hold: halves of characters are written as escapes, such as ``\ud800``."""
    return _HALF.sub(_escaped, text)


def counted(count: int, thing: str) -> str:
    """Return a number of things in English, such as ``1 press`` or ``2 presses``."""
    plural = f"{thing}es" if thing.endswith(("s", "x", "ch", "sh")) else f"{thing}s"
    return f"{count} {thing if count == 1 else plural}"


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _numbered(match: re.Match[str]) -> str:
    return " ".join(f"U+{ord(glyph):04X}" for glyph in match[0])

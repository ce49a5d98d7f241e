"""Find repetitions within repetitions that leave endless ways to match the same text, such as ``(.*.*)*``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUANTIFIER = re.compile(r"([*+?]|\{(\d+)(,(\d*))?\})([?+]?)")
_OPENING = re.compile(r"\((\?(?:[a-zA-Z-]*:|<?[=!]|>|P?<\w+>|\|))?")
_ZERO_WIDTH = ("?=", "?!", "?<=", "?<!")


@dataclass(slots=True)
class _Part:
    """An alternative of a group: whether something in it repeats freely, and whether something is fixed."""

    repeats: bool = False
    fixed: bool = False

    @property
    def free(self) -> bool:
        """Whether it can be cut into pieces at any place: nothing in it says where one ends."""
        return self.repeats and not self.fixed


class _Group:
    def __init__(self, opening: str = "") -> None:
        self.aside = opening in _ZERO_WIDTH
        self.atomic = opening == "?>"
        self.parts = [_Part()]


def is_endless(pattern: str) -> bool:
    """Tell whether a group that can be cut anywhere is itself repeated without limit."""
    groups = [_Group()]
    at = 0
    while at < len(pattern):
        opening = _OPENING.match(pattern, at)
        if opening is not None:
            groups.append(_Group(opening[1] or ""))
            at = opening.end()
            continue
        sign = pattern[at]
        if sign == "|":
            groups[-1].parts.append(_Part())
            at += 1
            continue
        closed = groups.pop() if sign == ")" and len(groups) > 1 else None
        at = at + 1 if closed is not None else _after_atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        at = quantifier.end() if quantifier is not None else at
        free = closed is not None and not closed.atomic and any(part.free for part in closed.parts)
        if free and _unlimited(quantifier):
            return True
        if sign not in "^$" and not (closed is not None and closed.aside):
            _add(groups[-1].parts[-1], quantifier, free=free)
    return False


def _add(part: _Part, quantifier: re.Match[str] | None, *, free: bool) -> None:
    """Note an atom with its quantifier in the alternative that it stands in."""
    if free or _unlimited(quantifier):
        part.repeats = True
    elif quantifier is None or not (quantifier[1] in "*?" or quantifier[2] == "0"):
        part.fixed = True


def _unlimited(quantifier: re.Match[str] | None) -> bool:
    """Tell whether a quantifier has no upper limit, and may give back what it took."""
    if quantifier is None or quantifier[5] == "+":
        return False
    return quantifier[1] in "*+" or (quantifier[3] is not None and not quantifier[4])


def _after_atom(pattern: str, at: int) -> int:
    """Return the place after an atom: a sign, an escape, a quotation, or a set."""
    if pattern.startswith(r"\Q", at):
        end = pattern.find(r"\E", at)
        return len(pattern) if end < 0 else end + 2
    if pattern[at] == "\\":
        named = re.compile(r"\\(?:[pPxNk](?:\{[^}]*\}|<\w+>)|.)", re.DOTALL).match(pattern, at)
        return named.end() if named is not None else at + 1
    if pattern[at] != "[":
        return at + 1
    depth, at = 1, at + 1
    at += pattern.startswith("^", at)
    at += pattern.startswith("]", at)
    while at < len(pattern) and depth:
        depth += {"[": 1, "]": -1}.get(pattern[at], 0)
        at += 2 if pattern[at] == "\\" else 1
    return at

"""Rules and profiles that other distributions bring along, found by their entry points."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from .errors import InputError

RULES, PROFILES = "audits.rules", "audits.profiles"


@cache
def installed(group: str) -> tuple[tuple[str, object], ...]:
    """Return the name and the object of each entry point of a group, sorted by name.

    Raises InputError, which names the entry point and its distribution, where one cannot be loaded.
    """
    found = []
    for each in sorted(entry_points(group=group), key=lambda each: each.name):
        try:
            found.append((each.name, each.load()))
        except Exception as error:
            whose = f" of {each.dist.name}" if each.dist else ""
            wrong = f"{each.value} cannot be loaded: {type(error).__name__}: {error}"
            right = "correct or uninstall that distribution"
            raise InputError(wrong, right, f"entry point {each.name}{whose} in {group}") from error
    return tuple(found)

r"""What stands in ``${…}`` in a text: found as Maestro finds it; ``\${…}`` is meant as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

VARIABLE_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
# An expression reaches to the last brace before another one begins, as in Maestro.
_EXPRESSION = re.compile(r"(?<!\\)\$\{([^$]*)\}")
_ESCAPED = re.compile(r"\\(\$\{[^$]*\})")


def has_expressions(text: str) -> bool:
    """Tell whether a text has something to be filled in, or to be kept from that."""
    return "${" in text


def expressions(text: str) -> list[str]:
    """Return the expressions in a text."""
    return [found[1].strip() for found in _EXPRESSION.finditer(text)]


def fill(text: str, value_of: Callable[[str], str]) -> str:
    """Return a text with its expressions replaced by their values; an empty one by nothing."""
    filled = _EXPRESSION.sub(lambda found: value_of(found[1].strip()) if found[1].strip() else "", text)
    return _ESCAPED.sub(r"\1", filled)

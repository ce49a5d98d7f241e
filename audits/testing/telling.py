"""What a failed assertion says: rule, place, figures, and what would repair it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Entry, Finding
from ..repair.nearest import remedies
from ..reports.items import changed
from ..rules import find
from ..rules.rule import REFERENCE
from ..writing.plaintext import displayable

_MOST_TOLD = 30  # findings; a longer message hides its beginning


def failure(title: str, profile: str, found: Sequence[tuple[Entry, Finding]]) -> str:
    """Return the message of an assertion that these findings make fail."""
    lines = [f"{title} does not pass {profile}: {len(found)} of its findings count against it"]
    for entry, finding in found[:_MOST_TOLD]:
        lines += _told(entry, finding)
    if len(found) > _MOST_TOLD:
        lines.append(f"… and {len(found) - _MOST_TOLD} more")
    return displayable("\n".join(lines))


def named(finding: Finding) -> str:
    """Return what a finding is about, such as ``button “OK”, pressed``."""
    node = finding.node
    name = f" “{node.name}”" if node.name else ""
    state = "" if finding.state == "default" else f", {finding.state}"
    return f"{node.role.replace('_', ' ')}{name}{state}"


def _told(entry: Entry, finding: Finding) -> Iterator[str]:
    node = finding.node
    yield f"  {finding.rule}: {named(finding)}: {finding.message}"
    source = f"{node.source} " if node.source else ""
    yield f"    at {source}{node.path} ({', '.join(entry.context.values())})"
    if finding.measured is not None and finding.required is not None:
        yield f"    measured {finding.measured:.4g}, required {finding.required:g}"
    yield from (f"    remedy: {each}" for each in _remedies(finding))


def _remedies(finding: Finding) -> Iterator[str]:
    text, ground = (finding.data.get(name) for name in ("fgColor", "bgColor"))
    if isinstance(text, str) and isinstance(ground, str) and finding.required:
        for remedy in remedies(text, ground, finding.required, ()):
            yield f"{changed(finding, remedy)} to {remedy.repair.colour}"
    rule = find(finding.rule)
    if rule is not None:
        yield rule.texts_in(REFERENCE).remedy

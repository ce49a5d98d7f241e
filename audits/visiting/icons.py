"""One icon, one name (WCAG 3.2.4): what a visit meets under other names on later screens is remarked."""

from __future__ import annotations

from dataclasses import replace

from ..model import Entry, Finding, Outcome, Remark
from ..writing.plaintext import displayable

_SHARED = 2  # letters of Chinese, or 1 word, that two names have in common: "Delete Ann" and "Delete Bob"


class Icons:
    """The names that the icons of controls have on the screens met so far."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[str, str]] = {}
        self._told: set[tuple[str, str]] = set()

    def compared(self, entry: Entry) -> Entry:
        """Return an entry with remarks on its icons that had other names before."""
        screen = entry.context.get("screen", "")
        found = (self._compare(each, screen) for each in entry.report.findings)
        remarks = tuple(remark for remark in found if remark is not None)
        if not remarks:
            return entry
        return replace(entry, report=replace(entry.report, remarks=(*entry.report.remarks, *remarks)))

    def _compare(self, finding: Finding, screen: str) -> Remark | None:
        icon, name = finding.data.get("icon"), finding.node.name
        if (
            finding.rule != "control-name"
            or finding.outcome is not Outcome.PASSED
            or not isinstance(icon, str)
        ):
            return None
        before, where = self._names.setdefault(icon, (name, screen))
        if _alike(name, before) or (icon, name) in self._told:
            return None
        self._told.add((icon, name))
        places = f"“{before}” ({where}), “{name}” ({screen})" if where or screen else f"“{before}”, “{name}”"
        return Remark("icon-names", displayable(icon), places)


def _alike(one: str, other: str) -> bool:
    """Tell whether two names begin or end alike: they say one action, and what it is done to."""
    first, second = one.casefold().split(), other.casefold().split()
    if first[:1] == second[:1] or first[-1:] == second[-1:]:
        return True
    plain, beside = "".join(first), "".join(second)
    chinese = not (plain.isascii() or beside.isascii())
    return chinese and (plain[:_SHARED] == beside[:_SHARED] or plain[-_SHARED:] == beside[-_SHARED:])

"""What came of the repairs that were tried, in words for the list of issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.facts.text import Text, literal, t
from audits import Finding, Outcome, Report
from audits.repair.causes import Cause, cause
from audits.rules.rule import Rule

_KINDS = {"text", "ground", "graphic", "opacity", "size", "height", "width", "spacing"}


class Tried:
    """What came of the trials on one screen, by what failures are caused by."""

    def __init__(self, report: Report) -> None:
        self._data: dict[Cause, Mapping[str, object]] = {}
        for finding in report.having(Outcome.FAILED):
            if finding.data.keys() & {"proof", "attempts", "untried"}:
                self._data.setdefault(cause(finding), finding.data)

    @property
    def repaired(self) -> int:
        """How many causes have a repair that holds."""
        return sum("proof" in data for data in self._data.values())

    def said(self, found: Sequence[Finding], rules: Sequence[Rule]) -> tuple[Text, ...]:
        """Return a line for each failure of a place on which something was tried."""
        lines = []
        for finding, rule in zip(found, rules, strict=True):
            data = self._data.get(cause(finding))
            lines.append(
                t("panel.untried", reason=t("panel.no_repair")) if data is None else _line(data, rule)
            )
        return tuple(dict.fromkeys(lines))


def _line(data: Mapping[str, object], rule: Rule) -> Text:
    match data:
        case {"proof": {"change": str(kind), "value": str(value), "looks": Mapping() as looks}}:
            what = t(f"panel.change_of.{kind}") if kind in _KINDS else literal(kind)
            return t("panel.repaired", what=what, value=value, measured=rule.figure(min(looks.values())))
        case {"attempts": list(attempts)}:
            return t("panel.attempted", count=len(attempts))
        case {"untried": str(reason)}:
            return t("panel.untried", reason=reason)
    return t("panel.untried", reason=t("panel.no_repair"))

"""What each flow costs on each phone, and the designs side by side where they serve one goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from app.walkthrough.effort.acts import Counts
from app.walkthrough.effort.predicting import Parts


@dataclass(frozen=True, slots=True)
class Cost:
    """A flow on a variant: what it costs, counted and in s by low, likely and high.

    ``claimed_s`` is what the source document says of the phone, as an unverified claim; None where it is
    about something else. ``failed`` tells that the walk did not come to its end.
    """

    flow: str
    name: str
    variant: Mapping[str, str]
    counts: Counts
    times: Mapping[str, Parts]
    screens: Sequence[str]
    claimed_s: float | None = None
    failed: bool = False

    @property
    def goal(self) -> str:
        """What the flow is for: its name without that of a design or a phone."""
        return self.flow.removesuffix(f"-{self.variant['design']}").removesuffix(
            f"-{self.variant['platform']}"
        )

    @property
    def group(self) -> tuple[str, str]:
        """Its goal and its phone; no phone where the flow is made for one, so that phones are compared."""
        platform = self.variant["platform"]
        return self.goal, "" if self.flow.endswith(platform) else platform

    def as_data(self) -> dict[str, object]:
        """Return it as plain data."""
        times = {
            bound: {"total_s": round(parts.total, 1), **_rounded(parts)}
            for bound, parts in self.times.items()
        }
        return {
            "flow": self.flow,
            "name": self.name,
            "goal": self.goal,
            "variant": dict(self.variant),
            "failed": self.failed,
            "counts": asdict(self.counts),
            "predicted": times,
            "claimed_s": self.claimed_s,
            "screens": list(self.screens),
        }


def goals(costs: Iterable[Cost]) -> dict[tuple[str, str], list[Cost]]:
    """Return the costs by goal and phone, what is compared beside one another: the reported design first."""
    found: dict[tuple[str, str], list[Cost]] = {}
    for cost in costs:
        found.setdefault(cost.group, []).append(cost)
    return {group: sorted(each, key=_order) for group, each in found.items()}


def _order(cost: Cost) -> tuple[bool, str, str]:
    return cost.variant["design"] != "reported", cost.variant["design"], cost.variant["platform"]


def _rounded(parts: Parts) -> dict[str, float]:
    return {f"{name}_s": round(value, 1) for name, value in asdict(parts).items()}

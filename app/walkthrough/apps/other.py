"""Which app of somebody else's flows are walked on, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from audits.target.explaining import Target
from audits.visiting.visit import TIME_LIMIT_S, Size


@dataclass(frozen=True, slots=True)
class OtherApp:
    """An app that flows are walked on, and how: the window's size in px, the theme to start in.

    Unless ``sized``, the size that the app gives its window counts. ``hooks`` switch its themes;
    ``time_limit`` is how long it may give no sign of life, in real s.
    """

    target: Target
    size: Size
    sized: bool = True
    theme: str | None = None
    hooks: Mapping[str, str] = field(default_factory=dict)
    time_limit: float = TIME_LIMIT_S

    def shown(self, choices: Mapping[str, str]) -> OtherApp:
        """Return the app in the theme and the size (``WxH``) that are chosen, if they are."""
        size = tuple(map(int, choices["size"].split("x"))) if "size" in choices else self.size
        return replace(self, size=(size[0], size[1]), theme=choices.get("theme", self.theme))


def as_options(arguments: Mapping[str, str]) -> list[str]:
    """Return the arguments of a launch as a command line has them: ``--name=value``.

    A true one is ``--name``, a false one is left out.
    """
    given = {name: value for name, value in arguments.items() if value != "false"}
    return [f"--{name}" if value == "true" else f"--{name}={value}" for name, value in given.items()]

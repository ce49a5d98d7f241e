"""Commands about light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.content.themes import theme_names
from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.stage import Switchable
from app.walkthrough.script.values import EVERY, given, read_nothing
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_LIGHT, _DARK = "light", "dark"


def _shown(walk: Walk) -> Switchable:
    stage = walk.stage
    if not isinstance(stage, Switchable):
        raise CheckError("this app has no theme that could be switched")
    return stage


def _choose(walk: Walk, theme: str) -> None:
    stage = _shown(walk)
    if stage.variant.theme != theme:
        stage.choose("theme", theme)
    walk.driver.frames.settle()


@dataclass(frozen=True, slots=True)
class SetDarkMode(Command):
    """Show the app in the dark theme, or in the light one."""

    dark: bool

    @property
    def detail(self) -> str:
        """Whether it becomes dark."""
        return _DARK if self.dark else _LIGHT

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Switch it, unless it is so already."""
        _choose(walk, self.detail)


@dataclass(frozen=True, slots=True)
class SwitchTheme(Command):
    """Switch to the other theme while the app runs."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Switch it."""
        _choose(walk, next(name for name in theme_names() if name != _shown(walk).variant.theme))


@dataclass(frozen=True, slots=True)
class AssertMode(Command):
    """Assert that the app is shown in this theme."""

    theme: str

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look at it."""
        shown = _shown(walk).variant.theme
        if shown != self.theme:
            raise CheckError(f"the theme is {shown}, not {self.theme}")


def _set_dark(value: Value) -> Command:
    at = value if value.is_text else given(value.mapping(("value", *EVERY))).get("value")
    if at is None:
        raise value.fail("value is missing", "give `value: enabled`")
    return SetDarkMode(at.one_of("mode", ("enabled", "disabled")) == "enabled")


COMMANDS = (
    Spec("setDarkMode", _set_dark, example="enabled"),
    Spec("toggleDarkMode", read_nothing(SwitchTheme()), SwitchTheme()),
    Spec("switchTheme", read_nothing(SwitchTheme()), SwitchTheme()),
    Spec("assertDarkMode", read_nothing(AssertMode(_DARK)), AssertMode(_DARK)),
    Spec("assertLightMode", read_nothing(AssertMode(_LIGHT)), AssertMode(_LIGHT)),
)

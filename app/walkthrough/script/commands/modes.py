"""Commands about light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.content.themes import theme_names
from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.stage import Foreign, Switchable
from app.walkthrough.script.values import EVERY, given, read_nothing
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_LIGHT, _DARK = "light", "dark"


def _themes(walk: Walk) -> tuple[str, ...]:
    """Return the names of the app's themes, the present one first. Raises CheckError where it has none."""
    stage = walk.stage
    if isinstance(stage, Switchable):
        return tuple(sorted(theme_names(), key=lambda name: name != stage.variant.theme))
    themes = stage.themes if isinstance(stage, Foreign) else ()
    if not themes:
        raise CheckError(
            "this app has no themes that are known; name functions that switch them in [tool.audits.themes]"
        )
    return themes


def _choose(walk: Walk, theme: str) -> None:
    stage, themes = walk.stage, _themes(walk)
    name = next((each for each in themes if each.lower() == theme), None)
    if name is None:
        raise CheckError(f"this app has no theme {theme!r}; it has {', '.join(themes)}")
    if isinstance(stage, Switchable):
        if stage.variant.theme != name:
            stage.choose("theme", name)
    elif isinstance(stage, Foreign):
        stage.show_theme(name)
        walk.driver.frames.disturb()
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
        _, *others = _themes(walk)
        if not others:
            raise CheckError("this app has one theme only")
        _choose(walk, others[0].lower())


@dataclass(frozen=True, slots=True)
class AssertMode(Command):
    """Assert that the app is shown in this theme."""

    theme: str

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look at it."""
        shown = _themes(walk)[0]
        if shown.lower() != self.theme:
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

"""Commands about the app as a whole: to launch it, to end it, and how the phone around it is set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.errors import InputError
from app.prototype.dimensions import dimension, dimension_names
from app.prototype.variant import Variant
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.values import EVERY, given, named, read_nothing, read_truth
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

OWN_APP = "mingbai"
_LAUNCH = ("appId", "url", "clearState", "clearKeychain", "stopApp", "permissions", "arguments")
_ORIENTATIONS = ("PORTRAIT", "LANDSCAPE_LEFT", "LANDSCAPE_RIGHT", "UPSIDE_DOWN")


@dataclass(frozen=True, slots=True)
class LaunchApp(Command):
    """Start again with these choices; an app that is to go on is only brought back.

    One that ``clears`` starts without anything that it had kept.
    """

    arguments: tuple[tuple[str, str], ...] = ()
    goes_on: bool = False
    clears: bool = False

    @property
    def detail(self) -> str:
        """The choices."""
        return ", ".join(f"{name}={choice}" for name, choice in self.arguments)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Start it and wait until it has come to rest."""
        if self.clears:
            walk.clear_state()
        if not self.goes_on or walk.stopped:
            walk.launch(dict(self.arguments))
        walk.driver.frames.settle()


@dataclass(frozen=True, slots=True)
class StopApp(Command):
    """End the app: nothing of it is seen until it is launched again, and it begins anew then.

    One that is ``killed`` is not told so.
    """

    killed: bool = False

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """End it."""
        walk.stop(killed=self.killed)


@dataclass(frozen=True, slots=True)
class ClearState(Command):
    """End the app, and forget all that it has kept."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Forget it."""
        walk.clear_state()


@dataclass(frozen=True, slots=True)
class ClearKeychain(Command):
    """Forget what is kept in a keychain: nothing is."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class SetPermissions(Command):
    """Allow or deny what an app has to ask for: nothing has to be asked for on a desktop."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class SetOrientation(Command):
    """Turn the phone."""

    orientation: str

    @property
    def detail(self) -> str:
        """How it is held."""
        return self.orientation

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Turn it."""
        walk.driver.turn(landscape=self.orientation.startswith("LANDSCAPE"))


def _launch(value: Value) -> Command:
    if value.is_text:
        _check_app(value)
        return LaunchApp()
    pairs = given(named(value, _LAUNCH))
    for key in ("appId", "url"):
        if key in pairs:
            _check_app(pairs[key])
    read_truth(pairs, "clearKeychain")
    if "permissions" in pairs:
        _permissions(pairs["permissions"])
    clears = read_truth(pairs, "clearState")
    goes_on = not read_truth(pairs, "stopApp", usual=True) and not clears
    arguments = _arguments(pairs["arguments"]) if "arguments" in pairs else ()
    return LaunchApp(arguments, goes_on, clears)


def _check_app(value: Value) -> None:
    """Refuse to launch another app than the flow's own: only one is here."""
    own = value.findings.app_id
    if not value.is_open and value.text() not in ("", own, OWN_APP):
        wrong = f"only the flow's own app can be launched, not {value.text()!r}"
        value.findings.refuse(value.fail(wrong, "leave the name out"))


def _arguments(value: Value) -> tuple[tuple[str, str], ...]:
    if value.findings.foreign or value.findings.app_id != OWN_APP:
        return tuple((name, each.text()) for name, each in given(value.mapping()).items() if each.is_text)
    pairs = value.mapping(dimension_names())
    chosen: list[tuple[str, str]] = []
    for name in filter(pairs.__contains__, dimension_names()):  # a phone before what it has, in any flow
        choice = pairs[name]
        pair = (name, choice.text())
        if choice.is_open:
            continue
        try:
            dimension(name).read(pair[1])
            Variant().with_choices(dict([*chosen, pair]))
        except InputError as error:
            choice.fault(error.wrong, error.right)
        else:
            chosen.append(pair)
    return tuple(chosen)


def _permissions(value: Value) -> None:
    for each in value.mapping().values():
        each.text()


def _set_permissions(value: Value) -> Command:
    pairs = named(value, ("appId", "url", "permissions"), ("permissions",))
    _permissions(pairs["permissions"])
    return SetPermissions()


def _end(command: Command, value: Value) -> Command:
    at = value if value.is_text else given(named(value, ("appId", "url"))).get("appId")
    if at is not None:
        _check_app(at)
    return command


def _orientation(value: Value) -> Command:
    at = value if value.is_text else given(value.mapping(("orientation", *EVERY))).get("orientation")
    if at is None:
        raise value.fail("orientation is missing", "give `orientation: …`")
    if at.is_open:
        return SetOrientation(_ORIENTATIONS[0])
    plain = {name.replace("_", ""): name for name in _ORIENTATIONS}
    wanted = at.text().upper().replace("_", "")
    return SetOrientation(plain[wanted] if wanted in plain else at.one_of("orientation", _ORIENTATIONS))


COMMANDS = (
    Spec("launchApp", _launch, LaunchApp()),
    Spec("stopApp", partial(_end, StopApp()), StopApp()),
    Spec("killApp", partial(_end, StopApp(killed=True)), StopApp(killed=True)),
    Spec("clearState", partial(_end, ClearState()), ClearState()),
    Spec("clearKeychain", read_nothing(ClearKeychain()), ClearKeychain()),
    Spec("setPermissions", _set_permissions, example="{ permissions: { all: deny } }"),
    Spec("setOrientation", _orientation, example="landscape_left"),
)

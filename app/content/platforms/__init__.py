"""The phones: one TOML file each, named by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content import data
from app.content.glass import Device
from app.content.keyboards import keyboard_names
from app.content.kits import Kit
from app.content.ranges import Filled, NameOf, Range, WrongValueError
from app.content.records import read_record
from app.content.refusals import require_key, wrong
from app.content.systems import System
from app.domain.facts.platform import Platform
from app.domain.facts.text import Text
from app.domain.facts.verification_steps import PASSCODE, STEPS
from app.tomlfile import TomlFile

FOLDER = Path(__file__).parent
FAMILIES = ("android", "harmonyos", "ios")


def _timed_claims() -> tuple[str, ...]:
    """Return the claims that have a value in seconds and a rate of success."""
    from app.content.claims import load_claims

    claims = load_claims().by_id.values()
    return tuple(claim.id for claim in claims if claim.unit == "s" and "success" in claim.more)


Seconds = Annotated[float, Range(0, 3600)]
StepName = Annotated[str, NameOf("step", lambda: tuple(STEPS))]
Family = Annotated[str, NameOf("family", lambda: FAMILIES)]
Sensor = Annotated[
    str, NameOf("sensor", lambda: tuple(dict.fromkeys(["", *(step.sensor for step in STEPS.values())])))
]
ClaimId = Annotated[str, NameOf("claim", _timed_claims)]


@dataclass(frozen=True, slots=True)
class StepsInOrder:
    """The verification: each step once, the new name among them, and the commit at the end."""

    def __call__(self, steps: tuple[str, ...]) -> tuple[str, ...]:
        """Return the steps. Raises WrongValueError where a run could not come to its end by them."""
        twice = next((step for step in steps if steps.count(step) > 1), None)
        if twice is not None:
            raise WrongValueError(f"has the step {twice!r} twice", "name each once")
        if "new_name" not in steps or steps[-1] != "confirm":
            raise WrongValueError("does not lead to the commit", "name new_name, and confirm as the last")
        return steps


@dataclass(frozen=True, slots=True)
class PlatformFile:
    """A phone as its file describes it; see ``Platform``. Without a sensor, ``sensor`` is empty.

    ``kit_like`` is another phone with the same system, whose ``kit`` this one has.
    """

    name: Text
    family: Family
    version: Annotated[tuple[Annotated[int, Range(0, 999)], ...], Filled()]
    sensor: Sensor
    sensor_seconds: Seconds
    steps: Annotated[tuple[StepName, ...], StepsInOrder()]
    seconds: Mapping[StepName, Seconds]
    keyboard: Annotated[str, NameOf("keyboard", keyboard_names)]
    time_claim: ClaimId
    device: Device
    system: System
    kit: Kit | None = None
    kit_like: Annotated[str, NameOf("phone", lambda: ("", *platform_names()))] = ""

    def __post_init__(self) -> None:
        """Raise WrongValueError where the look of the app's parts is not said, or said twice."""
        if (self.kit is None) is (self.kit_like == ""):
            raise WrongValueError("has no kit, or two", "give either a table [kit], or kit_like = PHONE")


def platform_names() -> tuple[str, ...]:
    """Return the ids of all platforms."""
    return data.names(FOLDER)


@cache
def load_platform(name: str) -> Platform:
    """Return a platform by its id. Raises InputError for an unknown one, or where its file is wrong."""
    from app.content.claims import load_claims  # which know every screen; the names are asked for long before

    file, read = _read(FOLDER, name)
    claims = load_claims()
    platform = Platform(
        id=name,
        name=read.name,
        family=read.family,
        version=read.version,
        sensor=read.sensor,
        sensor_seconds=read.sensor_seconds,
        steps=read.steps,
        seconds=read.seconds,
        keyboard=read.keyboard,
        time_claim=read.time_claim,
        face_id_since=(claims.whole("F02", "major"), claims.whole("F02", "minor")),
        parts=read.system.parts(),
    )
    _require_seconds(file, platform)
    load_kit(name)
    return platform


def load_device(name: str) -> Device:
    """Return what of a phone is the same in every design. Raises InputError as ``load_platform`` does."""
    return _read(FOLDER, name)[1].device


def has_buttons(name: str) -> bool:
    """Tell whether a phone can have buttons for gestures. Raises InputError as ``load_platform`` does."""
    return load_device(name).buttons is not None


def load_kit(name: str) -> Kit:
    """Return how an app's parts look on a phone. Raises InputError as ``load_platform`` does."""
    file, read = _read(FOLDER, name)
    like = read if read.kit_like == "" else _read(FOLDER, read.kit_like)[1]
    if like.kit is None:
        what = f"is {read.kit_like!r}, which has no kit of its own"
        raise wrong(file, ("kit_like",), what, "name a phone that has one")
    return like.kit


def load_system(name: str) -> System:
    """Return what a phone's system draws. Raises InputError as ``load_platform`` does."""
    return _read(FOLDER, name)[1].system


def load_platforms() -> tuple[Platform, ...]:
    """Return all platforms."""
    return tuple(load_platform(name) for name in platform_names())


@cache
def _read(folder: Path, name: str) -> tuple[TomlFile, PlatformFile]:
    file = data.read_named(folder, "platform", name)
    return file, read_record(file, PlatformFile)


def _require_seconds(file: TomlFile, platform: Platform) -> None:
    """Check that each step has a time, and so has the passcode that may replace a sensor."""
    passcode = (PASSCODE,) if any(STEPS[step].sensor for step in platform.steps) else ()
    for step in (*platform.verification_steps(), *passcode):
        require_key(file, file.content["seconds"], step, ("seconds",), f"add {step} = SECONDS")

"""Commands about pictures: keep one, compare one, and film, which a walk does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Reading, Spec, Walk
from app.walkthrough.script.selecting import read_selector
from app.walkthrough.script.values import alone, given, named, read_nothing, read_picture_name
from app.walkthrough.script.yamlsource import Value
from audits.driving.gestures import Selector

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_ALIKE_PERCENT = 95.0  # of the pixels, as in Maestro
_HASH = 16  # hexadecimal digits of a frame's hash


@dataclass(frozen=True, slots=True)
class TakeScreenshot(Command):
    """Keep a picture under this name, of the whole screen or of one thing."""

    name: str
    crop: Selector | None = None

    @property
    def detail(self) -> str:
        """The name."""
        return self.name

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Keep it."""
        _keep(walk, entry, self.name, self.crop)


@dataclass(frozen=True, slots=True)
class AssertScreenshot(Command):
    """Assert that the screen, or one thing of it, looks like a picture that was kept beside the flow.

    Where there is none yet, what is shown is kept in the report, and the step warns.
    """

    name: str
    file: Path
    percent: float = _ALIKE_PERCENT
    crop: Selector | None = None

    @property
    def detail(self) -> str:
        """The picture's name."""
        return self.name

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Compare them."""
        from app.walkthrough.evidence.likeness import alike_percent

        shown = _keep(walk, entry, self.name, self.crop)
        if not self.file.is_file():
            entry.warn(f"there is no {self.file.name} to compare with; keep the report's beside the flow")
            return
        alike = alike_percent(self.file, shown)
        if alike < self.percent:
            raise CheckError(
                f"{alike:.2f} % of {self.file.name} is as it was; {self.percent:g} % is asked for"
            )


@dataclass(frozen=True, slots=True)
class AssertFrame(Command):
    """Assert that the frame is, to the pixel, the one that has this hash."""

    hash: str

    @property
    def detail(self) -> str:
        """The hash."""
        return self.hash

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Compare them."""
        from app.walkthrough.evidence.likeness import picture_hash

        shown = picture_hash(_keep(walk, entry, "frame"))
        if shown != self.hash.lower():
            raise CheckError(f"the frame's hash is {shown}")


@dataclass(frozen=True, slots=True)
class Recording(Command):
    """Begin or end a film: a walk is filmed as a whole."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Do nothing."""


def _keep(walk: Walk, entry: TraceStep, name: str, crop: Selector | None = None) -> bytes:
    """Keep a picture of what is shown once it is at rest."""
    if not walk.driver.frames.at_rest:
        walk.driver.frames.settle()
    return walk.keep_picture(entry, name, crop)


def _take(value: Value) -> Command:
    if value.is_text:
        return TakeScreenshot(read_picture_name(value))
    pairs = given(named(value, ("path", "cropOn")))
    if "path" not in pairs:
        raise value.fail("path is missing", "give `path: …`")
    crop = read_selector(pairs["cropOn"]) if "cropOn" in pairs else None
    return TakeScreenshot(read_picture_name(pairs["path"]), crop)


def _compare(value: Value, reading: Reading) -> Command:
    pairs = (
        {"path": value} if value.is_text else given(named(value, ("path", "thresholdPercentage", "cropOn")))
    )
    if "path" not in pairs:
        raise value.fail("path is missing", "give `path: …`")
    percent = _percent(pairs["thresholdPercentage"]) if "thresholdPercentage" in pairs else _ALIKE_PERCENT
    crop = read_selector(pairs["cropOn"]) if "cropOn" in pairs else None
    name = read_picture_name(pairs["path"])
    return AssertScreenshot(name, reading.folder / f"{name}.png", percent, crop)


def _percent(value: Value) -> float:
    if value.is_open:
        return _ALIKE_PERCENT
    try:
        percent = float(value.text().strip().removesuffix("%"))
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        value.fault(f"{value.text()!r} is no percentage", "write a number from 0 to 100")
        return _ALIKE_PERCENT
    return percent


def _frame(value: Value) -> Command:
    at = alone(value, "hash")
    text = at.text().lower()
    if not at.is_open and (len(text) != _HASH or not set(text) <= set("0123456789abcdef")):
        at.fault(
            f"{text!r} is no hash of a frame", f"write the {_HASH} hexadecimal digits that a failure tells"
        )
    return AssertFrame(text)


def _record(value: Value) -> Command:
    alone(value, "path").text()
    return Recording()


COMMANDS = (
    Spec("takeScreenshot", _take, example="start"),
    Spec("assertScreenshot", read_with=_compare, example="start"),
    Spec("assertFrame", _frame, example="0123456789abcdef"),
    Spec("startRecording", _record, example="my-walk"),
    Spec("stopRecording", read_nothing(Recording()), Recording()),
)

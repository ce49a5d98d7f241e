"""Write down what happens in a walk: its trace, its record, and the pictures that it keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kivy.uix.textinput import TextInput

from app.prototype.headless import STARTED
from app.walkthrough.evidence.names import UniquePaths
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.evidence.record import Record
from app.walkthrough.evidence.trace import Result, Shot, Trace, TraceStep
from app.walkthrough.playing.facts import begun, shortened, walk_line
from app.walkthrough.script.commands.base import Command, Step
from app.walkthrough.script.script import Script
from audits.driving.driver import Driver
from audits.driving.gestures import Selector
from audits.driving.touch import focused
from audits.pixels.affine import Rect

if TYPE_CHECKING:
    from app.walkthrough.aiming.aim import Aim

Snap = Callable[[Sequence[Rect]], bytes]
_TAKEN = ("storyboard",)  # names of pictures that are not a flow's to give


class Notes:
    """The notes of one walk after the other. What was typed is hidden in them.

    ``snap`` takes a picture (PNG) and blots out the places it is given; ``record`` is told each step as it
    ends. ``trace`` is what has been written down so far. ``aim``, where there is one, is told each touch.
    """

    def __init__(self, driver: Driver, snap: Snap, record: Record) -> None:
        self.trace = Trace("", "", (), {})
        self.privacy = Privacy(shows_declared=record.shows_typed)
        self.aim: Aim | None = None
        self._driver = driver
        self._snap = snap
        self._record = record
        self._names = UniquePaths()
        self._seen = ""  # the picture of what was seen last
        driver.account.before_touch = self._before_touch

    def begin(self, script: Script, variant: Mapping[str, str], app: str) -> None:
        """Begin with a walk; ``app`` names another app than the prototype."""
        self.trace = begun(script, variant)
        self.privacy.forget()
        self._names, self._seen = UniquePaths(_TAKEN), ""
        self._record.line(walk_line(script, variant, STARTED.isoformat(), app))

    def end(self, at_s: float, wall_s: float, not_reached: Sequence[Step]) -> None:
        """End with the walk, after so many virtual s and real s."""
        self.trace.wall_s = wall_s
        missed = [
            {"where": shortened(each.where), "command": each.name, "detail": self.detail(each.command)}
            for each in not_reached
        ]
        told = {"result": self.trace.result, "at_s": at_s, "wall_s": wall_s, "not_reached": missed}
        self._record.line({"type": "end", **told})

    def begin_step(self, step: Step, at_s: float, depth: int) -> TraceStep:
        """Begin with a step; of a block that is told at once, for its steps come before its end."""
        entry = TraceStep(
            where=shortened(step.where),
            command=step.name,
            detail=self.detail(step.command),
            result=Result.PASSED,
            at_s=at_s,
            label=step.label,
            depth=depth,
            number=len(self.trace.steps) + 1,
            before=self._seen,
        )
        self.trace.steps.append(entry)
        self._driver.account.clear()
        if step.command.nests:
            self._record.line({**entry.as_line(), "result": None})
        return entry

    def end_step(self, step: Step, entry: TraceStep) -> None:
        """End with a step, and have it recorded."""
        if step.command.nests:
            self._record.line({**entry.as_line(), "type": "amend"})
        else:
            self._tell_gesture(entry)
            self._shoot_after(entry)
            self._record.line(entry.as_line())

    def note_typed(self) -> None:
        """Remember what stands in the field that has the focus, so that it can be hidden."""
        if isinstance(field := focused(), TextInput):
            self.privacy.note(field)

    def detail(self, command: Command) -> str:
        """Return what a command is about, with what may be told of it."""
        shown = self._record.shows_typed and command.typed
        return self.privacy.redacted(shown or command.detail)

    def fail(self, step: Step, entry: TraceStep, message: str) -> None:
        """Note that a step failed; unless it is optional, a picture of what is seen is kept."""
        entry.message = self.privacy.redacted(f"{entry.where}: {step.name}: {message}")
        entry.result = Result.WARNED if step.optional else Result.FAILED
        if not step.optional:
            self.keep_picture(entry, "failure")

    def soften(self, first: int) -> None:
        """Turn what failed, after so many steps, into warnings."""
        for each in self.trace.soften(first):
            self._record.line({"type": "amend", "number": each.number, "result": each.result})

    def keep_picture(self, entry: TraceStep, name: str, crop: Selector | None = None) -> bytes:
        """Keep a picture of what is shown, under the name or, where it is taken, that with a number.

        With ``crop``, only what that names is in it. Raises CheckError where it is not there.
        """
        if crop is not None:
            self._driver.reveal(crop)
        picture = self.seen()
        if crop is not None:
            picture = _part(picture, self._driver.sight.place_of(crop))
        entry.picture = self._names.take(name)
        if not self._record.keep(entry.picture, picture):
            entry.pixels = picture
        return picture

    def seen(self) -> bytes:
        """Return a picture (PNG) of what is seen, with what is private blotted out."""
        return self._snap(self.privacy.private(self._driver.sight.look()))

    def _tell_gesture(self, entry: TraceStep) -> None:
        """Note what the driver tells of the step."""
        account, hide = self._driver.account, self.privacy.redacted_node
        entry.scrolled = " ".join(account.scrolled)
        entry.target = account.target and hide(account.target)
        entry.taker = account.touched and hide(account.touched)
        entry.covered_by = account.covered_by and hide(account.covered_by)
        entry.touch, entry.touch_to, entry.checks = account.touch, account.touch_to, tuple(account.checks)

    def _before_touch(self) -> None:
        """Keep a picture of what the finger is about to touch."""
        touch = self._driver.account.touch
        if self.aim is not None and touch is not None:
            self.aim.touch(*touch)
        if self._record.looks:
            self.trace.steps[-1].before = self._shot(tree=False).picture

    def _shoot_after(self, entry: TraceStep) -> None:
        """Keep what is seen after a step."""
        if self._record.looks and entry.result not in (Result.SKIPPED, Result.INTERRUPTED):
            entry.after = self._shot(tree=True)
            self._seen = entry.after.picture

    def _shot(self, *, tree: bool) -> Shot:
        return self._record.shoot(self._driver.sight.look(), self.privacy, tree=tree)


def _part(picture: bytes, place: Rect) -> bytes:
    """Return the part of a picture of the window at a place (px, upwards)."""
    from kivy.core.window import Window

    from app.walkthrough.evidence.likeness import cropped

    left, bottom, right, top = place
    return cropped(picture, (left, Window.height - top, right, Window.height - bottom)) if picture else b""

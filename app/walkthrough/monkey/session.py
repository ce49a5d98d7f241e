"""Do one thing after the other on the running prototype, and notice what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.core.window import Window
from kivy.metrics import dp

from app.errors import CheckError, RestlessError
from app.walkthrough.evidence.trace import Result, TraceStep
from app.walkthrough.monkey.deeds import Deed
from app.walkthrough.monkey.finding import Finding, Kind
from app.walkthrough.playing.afresh import begin_afresh
from app.walkthrough.playing.crash import place_of, told
from app.walkthrough.playing.player import Player
from app.walkthrough.recording.naming import selector, touched
from app.walkthrough.script.commands.soundness import BLANK, NoWayOutError
from app.walkthrough.script.commands.touching import Tap
from audits.driving.clock import VirtualTime
from audits.pixels.blank import is_blank

if TYPE_CHECKING:
    from app.prototype.shell import Prototype


class Session:
    """One run after the other, each as ``mingbai walk`` plays it.

    ``check_interrupt`` is called after everything that is done. ``screens`` are the names of all that were
    open.
    """

    def __init__(self, prototype: Prototype, time: VirtualTime, check_interrupt: Callable[[], None]) -> None:
        self.screens: set[str] = set()
        self._prototype = prototype
        self._time = time
        self._check_interrupt = check_interrupt
        self._player = self._new_player()
        self._looked: set[object] = set()
        self._going = False

    @property
    def place(self) -> object:
        """What is open."""
        return self._prototype.place

    def begin(self, arguments: Mapping[str, str], patience_s: float | None = None) -> Finding | None:
        """Begin a run with these choices; return what went wrong, if something did.

        ``patience_s`` is how long something that is named may take to come; None is a walk's own.
        """
        self.end()
        begin_afresh(self._prototype, self._time, arguments)
        self._player = self._new_player()
        if patience_s is not None:
            self._player.driver.sight.patience_s = patience_s
        self._player.driver.start()
        self._going = True
        finding, _ = self._noticing(lambda: self._launch(arguments))
        return finding

    def end(self) -> None:
        """End the run."""
        if self._going:
            self._going = False
            self._player.driver.stop()

    def do(self, deed: Deed) -> tuple[Finding | None, Deed]:
        """Do something; return what went wrong, and the deed: optional where the app refused it."""
        self._check_interrupt()
        entry = TraceStep("", deed.name, "", Result.PASSED, 0.0)
        finding, refused = self._noticing(lambda: deed.command.play(self._player, entry))
        return finding, replace(deed, optional=True) if refused else deed

    def replay(
        self, arguments: Mapping[str, str], wanted: Sequence[Deed], *, naming: bool = False
    ) -> tuple[Finding | None, list[Deed]]:
        """Do all of it anew until something goes wrong; return that, and what was done by then.

        With ``naming``, each touch at a point is returned as one on what is named there.
        """
        done: list[Deed] = []
        looked, self._looked = self._looked, set()  # so that the same is found as at the first look
        finding = self.begin(arguments, patience_s=0.0)
        for each in wanted:
            if finding is not None:
                break
            named = self._named(each) if naming else each
            finding, deed = self.do(each)
            done.append(replace(named, optional=deed.optional))
        self._looked = looked
        self.end()
        return finding, done

    def _new_player(self) -> Player:
        return Player(self._prototype, self._time, lambda private: b"")

    def _launch(self, arguments: Mapping[str, str]) -> None:
        self._player.launch(arguments)
        self._player.driver.frames.settle()

    def _noticing(self, do: Callable[[], None]) -> tuple[Finding | None, bool]:
        """Do something; return what went wrong with it, and whether the app did not let it be done."""
        refused = False
        try:
            do()
        except RestlessError as error:
            return self._finding(Kind.RESTLESS, str(error), ", ".join(error.busy)), False
        except NoWayOutError as error:
            return self._finding(Kind.DEAD_END, str(error)), False
        except CheckError:
            refused = True
        except Exception as error:  # noqa: BLE001 - whatever the app raises is what is looked for
            mark = f"{type(error).__name__} {place_of(error)}"
            return self._finding(Kind.CRASH, told(error), mark), False
        return self._look(), refused

    def _look(self) -> Finding | None:
        """Look whether all holds that has to, and whether a screen that was not looked at yet is drawn."""
        prototype = self._prototype
        if prototype.broken:
            return self._finding(Kind.BROKEN_RULE, f"this does not hold: {prototype.broken[0]}")
        seen = (prototype.state.shown, prototype.variant)
        if seen not in self._looked:
            self._looked.add(seen)
            self.screens.add(prototype.state.shown)
            if is_blank(prototype.page):
                return self._finding(Kind.BLANK, BLANK)
        return None

    def _finding(self, kind: Kind, what: str, mark: str = "") -> Finding:
        screen = self._prototype.state.shown
        own = kind in (Kind.DEAD_END, Kind.BLANK)
        return Finding(kind, screen, what, mark or (screen if own else what))

    def _named(self, deed: Deed) -> Deed:
        """Return a touch at a point as one on the control there, where that has a name."""
        if deed.at is None or not isinstance(deed.command, Tap):
            return deed
        x, y = deed.at
        elements = self._player.driver.sight.look()
        target = touched(elements, (dp(x), Window.height - dp(y)))
        if target is None or "disabled" in target.states:
            return deed
        named = selector(target, elements, lambda _: False)
        return deed.named(named) if named else deed

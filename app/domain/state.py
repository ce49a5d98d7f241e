"""The whole state of one run, immutable, and what a step of it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.domain.events import Event
from app.domain.facts.account import Account
from app.domain.facts.aftermath import Aftermath
from app.domain.facts.backup import Backup
from app.domain.facts.claims import Claims
from app.domain.facts.design import Behaviour
from app.domain.facts.everyday import Everyday
from app.domain.facts.keypad import Keypad
from app.domain.facts.papers import Application, Review
from app.domain.facts.platform import Platform
from app.domain.facts.process import Process
from app.domain.facts.sensor import Phase
from app.domain.facts.simulated import Answers
from app.domain.facts.surroundings import Surroundings
from app.domain.facts.text import Text
from app.domain.facts.verification_steps import PASSCODE, STEPS, VerificationStep
from app.domain.rules.eligibility import Item


@dataclass(frozen=True, slots=True)
class Screens:
    """What has to be known of the screens before one is drawn. The records beside the views say it.

    A screen that is in ``making_way`` closes when another is opened from it. ``telling`` say how the change
    stands. ``tabs`` are the pages of the tab bar. ``sources`` has the claims that each view rests on.
    """

    making_way: frozenset[str]
    telling: frozenset[str]
    tabs: frozenset[str]
    sources: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Setup:
    """What stays the same through a run; ``phones`` are all that there are, for comparison."""

    platform: Platform
    behaviour: Behaviour
    claims: Claims
    screens: Screens
    phones: tuple[Platform, ...] = ()
    surroundings: Surroundings = field(default_factory=Surroundings)


@dataclass(frozen=True, slots=True)
class Place:
    """An open screen, and the one thing it is about where there are several."""

    screen: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """How far the verification has come. It outlives a cancelled attempt, so nothing is entered twice (F10).

    ``done`` counts finished steps. ``name`` and ``number`` are what was typed; they never leave memory.
    ``document`` is the kind of document that the number is of; that of the account where none was chosen.
    ``failures`` counts the attempts at the sensor that failed in a row.
    """

    steps: tuple[str, ...]
    done: int = 0
    name: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    document: str = ""
    error: Text | None = None
    number_error: Text | None = None
    phase: Phase = Phase.READY
    attempt: int = 0
    failures: int = 0
    passcode: bool = False
    keypad: Keypad = field(default_factory=Keypad)
    begun: datetime | None = None

    @property
    def current(self) -> str:
        """The step that is open; the passcode where it stands in for the sensor."""
        return PASSCODE if self.passcode else self.steps[self.done]

    @property
    def step(self) -> VerificationStep:
        """What is known of the step that is open."""
        return STEPS[self.current]


@dataclass(frozen=True, slots=True)
class Check:
    """The results on show, which items a remedy has touched since, and which were examined last.

    ``too_late`` says that they came up while people reviewed, and kept the change from being committed.
    """

    items: tuple[Item, ...] = ()
    touched: frozenset[str] = frozenset()
    rechecked: frozenset[str] = frozenset()
    expanded: bool = False
    too_late: bool = False


@dataclass(frozen=True, slots=True)
class Undo:
    """What was done last and can be taken back: the fields of the state that it changed, as they were."""

    number: int
    event: Event
    before: tuple[tuple[str, object], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class State:
    """Where somebody is, and all that has happened to the account. ``elder`` says that elder mode is on.

    ``undos`` counts what could be taken back so far; ``undo`` is what still can.
    """

    setup: Setup
    account: Account
    now: datetime
    verification: Verification
    stack: tuple[Place, ...] = (Place("me"),)
    check: Check = Check()
    submitted: datetime | None = None
    duration_s: int = 0
    finished: bool = False
    elder: bool = False
    aftermath: Aftermath = field(default_factory=Aftermath)
    everyday: Everyday = field(default_factory=Everyday)
    backup: Backup = field(default_factory=Backup)
    application: Application = field(default_factory=Application)
    review: Review | None = None
    process: Process | None = None
    undo: Undo | None = None
    answers: Answers = field(default_factory=Answers)
    undos: int = field(default=0, compare=False)

    @property
    def top(self) -> Place:
        """The screen that is open on top."""
        return self.stack[-1]

    @property
    def shown(self) -> str:
        """The name of what is on top: the current step in the verification, elsewhere the screen."""
        return self.verification.current if self.top.screen == "verify" else self.top.screen

    def is_open(self, screen: str) -> bool:
        """Tell whether a screen is on top or below it."""
        return any(place.screen == screen for place in self.stack)

    def pushed(self, screen: str, about: str = "") -> State:
        """Return the state with one more screen open; what is on top already is not opened again."""
        if self.top == Place(screen, about):
            return self
        return replace(self, stack=(*self.stack, Place(screen, about)))

    def opened(self, screen: str, about: str = "") -> State:
        """Return the state with one more screen open, in place of a menu or notice that led to it."""
        return self.made_way().pushed(screen, about)

    def made_way(self) -> State:
        """Return the state without a menu or notice on top."""
        leads_on = self.top.screen in self.setup.screens.making_way
        return replace(self, stack=self.stack[:-1]) if leads_on else self

    def left(self, *screens: str) -> State:
        """Return the state without its top screen, if that is one of these."""
        return replace(self, stack=self.stack[:-1]) if self.top.screen in screens else self

    def replaced(self, screen: str, about: str = "") -> State:
        """Return the state with a screen open in place of the top one."""
        return replace(self, stack=(*self.stack[:-1], Place(screen, about)))


@dataclass(frozen=True, slots=True)
class Schedule:
    """The one effect on the outside: let this event happen after so many seconds."""

    after: float
    event: Event


Step = tuple[State, tuple[Schedule, ...]]
# Each handler takes the one kind of event that it is listed under.
Handlers = dict[type[Event], Callable[[State, Any], Step]]


def only(state: State) -> Step:
    """Return a step that asks nothing of the outside."""
    return state, ()

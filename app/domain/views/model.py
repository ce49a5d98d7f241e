"""What a person is to see, as one frozen record; a screen draws it and knows nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.events import Event
from app.domain.facts.sensor import Phase
from app.domain.facts.text import Text
from app.domain.typing.keys import Asked


class Kind(StrEnum):
    """The kinds of screen that draw every view."""

    LIST = "list"
    SHEET = "sheet"
    MENU = "menu"
    CHECKLIST = "checklist"
    FORM = "form"
    KEYPAD = "keypad"
    SCAN = "scan"
    COMPARISON = "comparison"
    PROGRESS = "progress"
    RESULT = "result"
    NOTICE = "notice"

    @property
    def lies_on_top(self) -> bool:
        """Tell whether the screen below stays in sight (a sheet, a menu, a dialog)."""
        return self in (Kind.SHEET, Kind.MENU, Kind.NOTICE)


class Tone(StrEnum):
    """What a colour means; a sign or words always say the same."""

    NEUTRAL = "neutral"
    BRAND = "brand"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


class Style(StrEnum):
    """How much weight an action has."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"
    SMALL = "small"
    LINK = "link"


class Layout(StrEnum):
    """How a section sets its rows."""

    GROUP = "group"
    HERO = "hero"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it says and what pressing it means. A disabled one says why in its own text."""

    id: str
    text: Text
    event: Event
    style: Style = Style.PRIMARY
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. ``tap`` makes the whole row a control; ``button`` stands at its right.

    ``chosen`` makes a row that is tapped one of a choice, and says whether it is in it.
    ``on`` makes that control a switch and says how it stands. ``badge`` is a word on a small ground
    of its own, below the title. ``advice`` takes the place of the detail in a design that explains.
    ``about`` says to whoever listens what the button acts on, where the title does not.
    """

    id: str
    title: Text
    detail: Text | None = None
    value: Text | None = None
    icon: str = ""
    tone: Tone = Tone.BRAND
    tap: Event | None = None
    button: Action | None = None
    chosen: bool | None = None
    on: bool | None = None
    badge: Text | None = None
    advice: Text | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of rows."""

    rows: tuple[Row, ...]
    title: Text | None = None
    footer: Text | None = None
    layout: Layout = Layout.GROUP
    more: Action | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; its value is what was typed and stays in memory only.

    ``asked`` says what it asks for, which decides how a phone's keyboard begins.
    """

    id: str
    label: Text
    hint: Text
    value: str
    error: Text | None = None
    asked: Asked = Asked.TEXT

    def __repr__(self) -> str:
        return f"Field({self.id!r})"


@dataclass(frozen=True, slots=True)
class Entry:
    """A code being keyed in: ``shown`` has one character a box, a dot where it is secret."""

    length: int
    shown: str
    secret: bool
    error: Text | None = None
    hint: Text | None = None
    links: tuple[Action, ...] = ()

    def __repr__(self) -> str:
        return f"Entry({len(self.shown)} of {self.length})"


@dataclass(frozen=True, slots=True)
class Scan:
    """A face or fingerprint sensor (``sensor``: face or finger) and how its attempt stands.

    ``begin`` happens by itself once the page is at rest; ``sense`` when a finger comes.
    """

    sensor: str
    phase: Phase
    message: Text
    begin: Event | None = None
    sense: Event | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """What the phone's system asks for, over the page: a face, a finger, its passcode.

    ``look`` names how it is drawn, ``message`` says how it stands. It comes by itself once the page is at
    rest, and ``begin`` happens then; ``sense`` and ``lift`` when a finger comes to its target and goes.
    ``close`` is what happens where it is left. ``entry`` is the passcode being keyed in.
    """

    look: str
    phase: Phase
    title: Text
    message: Text
    subtitle: Text | None = None
    detail: Text | None = None
    begin: Event | None = None
    sense: Event | None = None
    lift: Event | None = None
    actions: tuple[Action, ...] = ()
    close: Event | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the phone itself, such as an SMS, as ``look`` has it: chip, banner, or plain.

    A chip above the keys shows its ``code`` alone. A tap on a banner does ``tap``, a swipe upwards ``close``;
    ``hold`` happens when a finger comes to it, ``release`` when that goes.
    """

    look: str
    icon: str
    sender: Text
    text: Text
    close: Event
    tap: Event | None = None
    code: Text | None = None
    actions: tuple[Action, ...] = ()
    hold: Event | None = None
    release: Event | None = None

    def __repr__(self) -> str:
        return f"Message({self.look!r})"


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison: a row of column heads, then rows of cells, each as long as the heads."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A soft box with one message."""

    text: Text
    tone: Tone = Tone.BRAND


@dataclass(frozen=True, slots=True)
class NameChange:
    """A new name in whole, for a typo to be seen in time, beside the old one, masked (WCAG 2.2 SC 3.3.4)."""

    old: Text
    new: Text
    edit: Action | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A line from now to a later moment: what its ends are called, and marks at shares from 0 to 1."""

    start: Text
    end: Text
    marks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Toast:
    """A short word on what was just done, and the way to take it back."""

    text: Text
    undo: Action


@dataclass(frozen=True, slots=True)
class Tab:
    """One place of the tab bar."""

    id: str
    text: Text
    icon: str
    event: Event
    selected: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A screen. ``node`` is its place among the seven nodes of the flow (1 to 7), 0 elsewhere.

    ``back_title`` is the title of the screen that ``back`` leads to.
    ``progress`` is a share from 0 to 1; ``framed`` draws a result's sign as a picture that stands for a
    file; ``overlay`` is a sheet or notice that lies on top; ``banner`` is a message of the phone itself,
    such as an SMS that arrives; ``toast`` says what was just done and can be undone; ``failed`` tells that
    something went wrong or is refused; ``panel`` is what the phone's system asks
    for over the page; ``pad`` says that the system's own keyboard for digits is up.
    ``read_first`` puts the actions below everything else, so that nobody agrees to what was not seen.
    """

    screen: str
    kind: Kind
    title: Text
    node: int = 0
    headline: Text | None = None
    lead: Text | None = None
    progress: float | None = None
    timeline: Timeline | None = None
    icon: str = ""
    framed: bool = False
    tone: Tone = Tone.BRAND
    name_change: NameChange | None = None
    sections: tuple[Section, ...] = ()
    table: Table | None = None
    fields: tuple[Field, ...] = ()
    entry: Entry | None = None
    scan: Scan | None = None
    callout: Callout | None = None
    note: Text | None = None
    note_action: Action | None = None
    actions: tuple[Action, ...] = ()
    read_first: bool = False
    menu: Action | None = None
    tabs: tuple[Tab, ...] = ()
    back: Event | None = None
    back_title: Text | None = None
    toast: Toast | None = None
    failed: bool = False
    banner: Message | None = None
    panel: Panel | None = None
    pad: bool = False
    overlay: View | None = None

    @property
    def asked(self) -> Entry | None:
        """What is being keyed in: for the screen, or for the system's panel over it."""
        return self.panel.entry if self.panel is not None else self.entry

    @property
    def begins(self) -> Event | None:
        """What happens by itself once the page is at rest."""
        found = self.panel or self.scan
        return found.begin if found is not None else None

"""The designs: one TOML file each, with what a design does and how large its parts are.

A design that has an ``[elder]`` table can also be shown in elder mode (长辈版): what stands there takes the
place of the metrics and sizes of the same name. A design that is ``like`` another looks and behaves as that
one does but for its ``[[faults]]``: it proves that an audit finds each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content import data
from app.content.ranges import Distinct, Filled, Id, NameOf, Range, Words, WrongValueError
from app.content.records import read_record
from app.domain.facts.design import Behaviour
from app.domain.facts.text import Text
from app.errors import InputError
from app.tomlfile import TomlFile

FOLDER = Path(__file__).parent
STANDARD, ELDER = "standard", "elder"
MODES = (STANDARD, ELDER)


def design_names() -> tuple[str, ...]:
    """Return the names of all designs."""
    return data.names(FOLDER)


def whole_designs() -> tuple[str, ...]:
    """Return the names of the designs that are described in whole, not as another one with faults."""
    return tuple(name for name in design_names() if "like" not in _read(FOLDER, name).content)


Length = Annotated[int, Range(0, 2000)]
TextSize = Annotated[int, Range(1, 200)]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths in dp. ``group_gap`` is the room beside a group of rows, ``button_width`` 0 the full width."""

    page_gap: Length
    group_gap: Length
    section_gap: Length
    group_radius: Length
    cell_height: Length
    cell_padding: Length
    tile: Length
    tile_radius: Length
    tile_icon: Length
    tile_large: Length
    tile_large_radius: Length
    icon: Length
    chevron: Length
    nav_height: Length
    button_height: Length
    button_width: Length
    button_radius: Length
    small_height: Length
    small_radius: Length
    field_height: Length
    field_radius: Length
    sheet_radius: Length
    dialog_width: Length
    dialog_radius: Length
    key_height: Length
    key_radius: Length
    key_gap: Length


@dataclass(frozen=True, slots=True)
class Sizes:
    """Text sizes in dp at a text scale of 1."""

    headline: TextSize
    nav: TextSize
    body: TextSize
    lead: TextSize
    detail: TextSize
    small: TextSize
    tab: TextSize
    digit: TextSize


MetricName = Annotated[str, NameOf("key", lambda: [each.name for each in fields(Metrics)])]
SizeName = Annotated[str, NameOf("key", lambda: [each.name for each in fields(Sizes)])]


@dataclass(frozen=True, slots=True)
class Answers:
    """How a design behaves; see ``Behaviour``."""

    explains_errors: bool
    checks_first: bool
    tells_red_packets: bool


@dataclass(frozen=True, slots=True)
class ElderMode:
    """What takes the place of a design's measures in elder mode, by their names."""

    text_growth: Annotated[float, Range(0, 1)] = 1.0
    metrics: Mapping[MetricName, Length] = field(default_factory=dict)
    sizes: Mapping[SizeName, TextSize] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DesignFile:
    """A design as its file describes it."""

    name: Text
    behaviour: Answers
    metrics: Metrics
    sizes: Sizes
    elder: ElderMode | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A defect put into a screen on purpose, which the rule has to find there.

    ``target`` is the id, for scripts or in kv, of the widget that fails, ``part`` the class of the widget
    inside it whose properties are set, the target itself by default. ``set`` has the values by property: they
    are there at once, or ``after`` so many s, or come and go, ``every`` so many s each. The properties of
    ``keep`` do not follow a change of theme. ``name`` says what is wrong.
    """

    id: Id
    rule: Words
    screen: Words
    target: Words
    name: Text
    set: Mapping[str, object] = field(default_factory=dict)
    part: str = ""
    keep: tuple[str, ...] = ()
    after: Annotated[float, Range(0, 60)] = 0.0
    every: Annotated[float, Range(0, 60)] = 0.0

    def __post_init__(self) -> None:
        """Raise WrongValueError where nothing is done to the widget, or two things at a time."""
        if not (self.set or self.keep):
            raise WrongValueError("does nothing", "give `set`, or `keep`")
        if (self.after or self.every) and (not self.set or (self.after and self.every)):
            raise WrongValueError(
                "has a time for nothing, or two", "give `set` with `after`, or with `every`"
            )


@dataclass(frozen=True, slots=True)
class ControlFile:
    """A design as its file describes it where it is another one with faults."""

    name: Text
    like: Annotated[str, NameOf("design", whole_designs)]
    faults: Annotated[tuple[Fault, ...], Filled(), Distinct()]


@dataclass(frozen=True, slots=True)
class Design:
    """A design: its name, what it does differently, and its measures in one mode.

    ``text_growth`` is the share of a larger text scale that its texts follow, 0 to 1. ``palette`` is the
    design in whose colours it is shown. ``faults`` are the defects put into it on purpose.
    """

    id: str
    name: Text
    behaviour: Behaviour
    metrics: Metrics
    sizes: Sizes
    text_growth: float = 1.0
    palette: str = ""
    faults: tuple[Fault, ...] = ()

    def grown(self, text_scale: float) -> float:
        """Return how many times as large texts are at a text scale."""
        return 1 + (text_scale - 1) * self.text_growth


def modes_of(name: str) -> tuple[str, ...]:
    """Return the modes that a design can be shown in. Raises InputError for an unknown design."""
    return MODES if load_design(name).behaviour.offers_elder else (STANDARD,)


@cache
def load_design(name: str, mode: str = STANDARD) -> Design:
    """Return a design, measured for one of MODES that it has (see ``modes_of``).

    Raises InputError for an unknown design, a mode that it does not have, and where its file is wrong.
    """
    file = _read(FOLDER, name)
    if "like" in file.content:
        return _with_faults(name, read_record(file, ControlFile), mode)
    read = read_record(file, DesignFile)
    behaviour = Behaviour(**asdict(read.behaviour), offers_elder=read.elder is not None)
    design = Design(name, read.name, behaviour, read.metrics, read.sizes, palette=name)
    if mode == STANDARD:
        return design
    if read.elder is None:
        raise InputError(f"design {name!r} has no {mode} mode", f"add a table [{mode}] to its file")
    return replace(
        design,
        metrics=replace(read.metrics, **read.elder.metrics),
        sizes=replace(read.sizes, **read.elder.sizes),
        text_growth=read.elder.text_growth,
    )


@cache
def _read(folder: Path, name: str) -> TomlFile:
    return data.read_named(folder, "design", name)


def _with_faults(name: str, read: ControlFile, mode: str) -> Design:
    if mode != STANDARD:
        raise InputError(f"design {name!r} has no {mode} mode", "choose the standard mode")
    base = load_design(read.like)
    behaviour = replace(base.behaviour, offers_elder=False)
    return replace(base, id=name, name=read.name, behaviour=behaviour, faults=read.faults)

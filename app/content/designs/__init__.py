"""The designs: one TOML file each, with what a design does and how large its parts are.

A design that has an ``[elder]`` table can also be shown in elder mode (长辈版): what stands there takes the
place of the metrics and sizes of the same name. A design that is ``like`` another looks and behaves as that
one does but for its ``[[faults]]``: it proves that an audit finds each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content import data
from app.content.kits import Kit
from app.content.measures import Length, MetricName, Metrics, SizeName, Sizes, TextSize
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


@dataclass(frozen=True, slots=True)
class Answers:
    """How a design behaves; see ``Behaviour``."""

    explains_errors: bool
    checks_first: bool
    tells_red_packets: bool
    says: tuple[Words, ...] = ()
    native: bool = True


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
    kit: Kit | None = None


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
    design in whose colours it is shown. ``faults`` are the defects put into it on purpose. ``kit`` is how its
    parts look on every phone; without one, they look as each phone's own do. ``set_by_mode`` names the
    measures that the mode asks for: those of a phone may be larger, not smaller.
    """

    id: str
    name: Text
    behaviour: Behaviour
    metrics: Metrics
    sizes: Sizes
    text_growth: float = 1.0
    palette: str = ""
    faults: tuple[Fault, ...] = ()
    kit: Kit | None = None
    set_by_mode: frozenset[str] = frozenset()

    def on(self, kit: Kit) -> Design:
        """Return the design with the parts of a phone's system, unless it has a kit of its own."""
        if self.kit is not None:
            return self
        metrics = {name: self._own(name, self.metrics, length) for name, length in kit.metrics.items()}
        sizes = {name: self._own(name, self.sizes, size) for name, size in kit.sizes.items()}
        return replace(
            self, kit=kit, metrics=replace(self.metrics, **metrics), sizes=replace(self.sizes, **sizes)
        )

    def _own(self, name: str, measures: Metrics | Sizes, value: int) -> int:
        return max(value, getattr(measures, name)) if name in self.set_by_mode else value

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
    design = Design(name, read.name, behaviour, read.metrics, read.sizes, palette=name, kit=read.kit)
    if mode == STANDARD:
        return design
    if read.elder is None:
        raise InputError(f"design {name!r} has no {mode} mode", f"add a table [{mode}] to its file")
    return replace(
        design,
        metrics=replace(read.metrics, **read.elder.metrics),
        sizes=replace(read.sizes, **read.elder.sizes),
        text_growth=read.elder.text_growth,
        set_by_mode=frozenset((*read.elder.metrics, *read.elder.sizes)),
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

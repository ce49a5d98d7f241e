"""The options that all commands share, and how ``all`` is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import click

from app.content.designs import modes_of
from app.errors import InputError
from app.prototype.dimensions import DIMENSIONS, Dimension, dimension
from app.prototype.variant import Variant, navigations_of, require_mode, require_navigation

ALL = "all"
Choices = Mapping[str, str | None]

Command = Callable[..., Any]


def variant_options(several: bool) -> Callable[[Command], Command]:
    """Give a command one option a dimension of the prototype; ``several`` allows lists and ``all``."""

    def add(command: Command) -> Command:
        more = " Also a comma-separated list, or all." if several else ""
        for each in reversed(DIMENSIONS):
            command = click.option(each.option, each.name, metavar="NAME", help=each.help + more)(command)
        return command

    return add


def one_variant(choices: Choices) -> Variant:
    """Return the variant with the choices that were given. Raises InputError for unknown ones."""
    given = _given(choices)
    for name, choice in given.items():
        if not choice.strip():
            raise _empty(dimension(name))
    return Variant().with_choices(given)


@dataclass(frozen=True, slots=True)
class Grid:
    """The choices to go through in each dimension; a dimension that is not named keeps its default.

    ``open`` are the dimensions in which a flow may fix a choice that is not among those: all were asked for.
    """

    choices: Mapping[str, tuple[str, ...]]
    open: Collection[str] = ()

    def variants(self, fixed: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Yield every combination that agrees with what a flow fixes itself, as launch arguments.

        A flow made for one phone is not played where another was asked for: it yields nothing then. Nor does
        it yield a design in a mode that the design does not have, or a phone with buttons that it lacks.
        """
        for name, choice in fixed.items():
            if name in self.choices and choice not in self.choices[name] and name not in self.open:
                return
        free = {name: choices for name, choices in self.choices.items() if name not in fixed}
        for combination in product(*free.values()):
            arguments = dict(zip(free, combination, strict=True))
            if _exists({**arguments, **fixed}):
                yield arguments


def read_grid(choices: Choices, all_of: tuple[str, ...]) -> Grid:
    """Read the choices of a walk or an audit; the dimensions in ``all_of`` are gone through by default.

    Raises InputError for unknown choices, and for a design that is named with a mode that it does not have,
    or a phone with buttons that it lacks; where all are asked for, such a pair is left out.
    """
    given = _given(choices)
    wanted = {**dict.fromkeys(all_of, ALL), **given}
    named = {each.name: _several(each, wanted[each.name]) for each in DIMENSIONS if each.name in wanted}
    if ALL not in (wanted.get("design", ALL), wanted.get("mode", ALL)):
        for design, mode in product(named["design"], named["mode"]):
            require_mode(design, mode)
    if ALL not in (wanted.get("platform", ALL), wanted.get("navigation", ALL)):
        for phone, navigation in product(named["platform"], named["navigation"]):
            require_navigation(phone, navigation)
    if "design" in named and "mode" in named:
        named["design"] = tuple(name for name in named["design"] if {*modes_of(name)} & {*named["mode"]})
    return Grid(named, frozenset(name for name in named if ALL in _parts(wanted[name])))


def read_variables(given: Sequence[str]) -> dict[str, str]:
    """Read ``NAME=VALUE`` pairs. Raises InputError for what is none."""
    pairs = [pair.partition("=") for pair in given]
    for name, sign, _ in pairs:
        if not sign or not name.isidentifier():
            raise InputError(f"{name!r} sets no variable", "write NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _several(wanted: Dimension, given: str) -> tuple[str, ...]:
    """Return the choices of a comma-separated list, each once."""
    parts = _parts(given)
    if not parts:
        raise _empty(wanted)
    lists = ((wanted.names() if part == ALL else (wanted.read(part),)) for part in parts)
    return tuple(dict.fromkeys(name for names in lists for name in names))


def _parts(given: str) -> list[str]:
    return [part.strip() for part in given.split(",") if part.strip()]


def _empty(wanted: Dimension) -> InputError:
    """Return the error that an option was given without a choice."""
    return InputError("no choice is given", f"known: {', '.join(wanted.names())}", wanted.option)


def _exists(arguments: Mapping[str, str]) -> bool:
    usual = Variant()
    mode, design = (arguments.get(name, getattr(usual, name)) for name in ("mode", "design"))
    phone, navigation = (arguments.get(name, getattr(usual, name)) for name in ("platform", "navigation"))
    return mode in modes_of(design) and navigation in navigations_of(phone)


def _given(choices: Choices) -> dict[str, str]:
    return {name: choice for name, choice in choices.items() if choice is not None}

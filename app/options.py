"""The options that every door shares, and how ``all`` is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import click

from app.errors import InputError, unknown
from app.variant import DIMENSIONS, Variant

ALL = "all"
Choices = Mapping[str, str | None]

_HELP = {
    "scenario": "Who the person is and what stands in the way.",
    "platform": "Which phone.",
    "theme": "light or dark.",
    "design": "clear, or reported with the defects that clear repairs.",
    "lang": "zh-CN or en.",
    "text_scale": "Text size in per cent, 100 to 200.",
}
Command = Callable[..., Any]


def variant_options(several: bool) -> Callable[[Command], Command]:
    """Give a command one option a dimension of the prototype; ``several`` allows lists and ``all``."""

    def add(command: Command) -> Command:
        for name, words in reversed(_HELP.items()):
            more = " Also a comma-separated list, or all." if several else ""
            command = click.option(f"--{name.replace('_', '-')}", name, metavar="NAME", help=words + more)(
                command
            )
        return command

    return add


def one_variant(choices: Choices) -> Variant:
    """Return the variant with the choices that were given. Raises InputError for unknown ones."""
    return Variant().with_choices(_given(choices))


@dataclass(frozen=True, slots=True)
class Grid:
    """The choices to go through in each dimension; a dimension that is not named keeps its default."""

    choices: Mapping[str, tuple[str, ...]]

    def variants(self, fixed: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Yield every combination that agrees with what a flow fixes itself, as launch arguments.

        A flow made for one phone is not played where another was asked for: it yields nothing then.
        """
        for name, choice in fixed.items():
            if name in self.choices and choice not in self.choices[name]:
                return
        free = {name: choices for name, choices in self.choices.items() if name not in fixed}
        for combination in product(*free.values()):
            yield dict(zip(free, combination, strict=True))


def read_grid(choices: Choices, all_of: tuple[str, ...]) -> Grid:
    """Read the choices of a walk or an audit; the dimensions in ``all_of`` are gone through by default."""
    given = _given(choices)
    wanted = {**dict.fromkeys(all_of, ALL), **given}
    return Grid({name: _several(name, wanted[name]) for name in _HELP if name in wanted})


def read_variables(given: Sequence[str]) -> dict[str, str]:
    """Read ``NAME=VALUE`` pairs. Raises InputError for what is none."""
    pairs = [pair.partition("=") for pair in given]
    for name, sign, _ in pairs:
        if not sign or not name.isidentifier():
            raise InputError(f"{name!r} sets no variable", "write NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _several(name: str, choice: str) -> tuple[str, ...]:
    if choice == ALL and name in DIMENSIONS:
        return DIMENSIONS[name]
    names = tuple(part.strip() for part in choice.split(",") if part.strip())
    if not names:
        raise unknown(name, choice, DIMENSIONS.get(name, ()))
    for part in names:
        Variant().with_choice(name, part)
    return names


def _given(choices: Choices) -> dict[str, str]:
    return {name: choice for name, choice in choices.items() if choice is not None}

"""The dimensions of a variant, such as theme and platform, one record each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.content.designs import MODES, design_names, load_design, whole_designs
from app.content.languages import language_names
from app.content.platforms import load_platform, platform_names
from app.content.scenarios import scenario_names
from app.content.scenarios.labels import scenario_label
from app.content.strings import load_strings
from app.content.themes import theme_label, theme_names
from app.domain.facts.text import Text, literal, t
from app.errors import InputError, UnknownNameError

NAVIGATIONS = GESTURES, BUTTONS = "gestures", "buttons"
MOTIONS = FULL, REDUCED = "full", "reduced"
SMALLEST_TEXT, LARGEST_TEXT = 100, 200  # per cent of the normal text size; WCAG 2.2 SC 1.4.4 asks for 200


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of the variant.

    ``names`` returns the choices that are offered, ``label`` what one of them is called, ``help`` says what
    the dimension decides. ``live`` tells whether it can be switched without starting the run again.
    ``parse`` returns a choice in its one spelling, or raises InputError for what is none.
    """

    name: str
    help: str
    names: Callable[[], tuple[str, ...]]
    label: Callable[[str], Text]
    live: bool = False
    parse: Callable[[Dimension, str], str] = lambda dimension, choice: dimension.require(choice)

    @property
    def title(self) -> Text:
        """What the dimension is called."""
        return t(f"panel.{self.name}")

    @property
    def option(self) -> str:
        """Its option on the command line."""
        return f"--{self.name.replace('_', '-')}"

    def read(self, choice: str) -> str:
        """Return a choice in its one spelling. Raises InputError for what does not exist."""
        return self.parse(self, choice)

    def require(self, choice: str, known: Sequence[str] | None = None) -> str:
        """Return a choice that is one of the known, by default those offered.

        Raises InputError with the nearest one.
        """
        names = self.names() if known is None else known
        if choice not in names:
            raise UnknownNameError(self.name, choice, names)
        return choice


def _per_cent(dimension: Dimension, choice: str) -> str:
    if not choice.isdecimal() or len(choice) > 9 or not SMALLEST_TEXT <= int(choice) <= LARGEST_TEXT:
        right = f"give a whole number of per cent from {SMALLEST_TEXT} to {LARGEST_TEXT}"
        raise InputError(f"text scale {choice!r} is not possible", right)
    return str(int(choice))


DIMENSIONS = (
    Dimension(
        "scenario",
        "Who the person is and what stands in the way.",
        scenario_names,
        lambda name: scenario_label(name).name,
    ),
    Dimension("platform", "Which phone.", platform_names, lambda name: load_platform(name).name),
    Dimension(
        "navigation",
        "gestures, or buttons: the three of Android at the lower edge.",
        lambda: NAVIGATIONS,
        lambda name: t(f"navigation.{name}"),
        live=True,
    ),
    Dimension("theme", "light or dark.", theme_names, theme_label, live=True),
    Dimension(
        "design",
        "clear, or reported with the defects that clear repairs.",
        whole_designs,
        lambda name: load_design(name).name,
        parse=lambda dimension, choice: dimension.require(choice, design_names()),
    ),
    Dimension(
        "mode",
        "standard, or elder (长辈版): larger, and fewer things on a screen.",
        lambda: MODES,
        lambda name: t(f"mode.{name}"),
        live=True,
    ),
    Dimension(
        "lang",
        "The language, such as zh-CN or en.",
        language_names,
        lambda name: literal(load_strings(name).name),
        live=True,
    ),
    Dimension(
        "text_scale",
        f"Text size in per cent, {SMALLEST_TEXT} to {LARGEST_TEXT}.",
        lambda: ("100", "125", "150", "175", "200"),
        lambda name: literal(f"{name} %"),
        live=True,
        parse=_per_cent,
    ),
    Dimension(
        "motion",
        "full, or reduced: nothing slides, turns or springs.",
        lambda: MOTIONS,
        lambda name: t(f"motion.{name}"),
        live=True,
    ),
)
"""All dimensions, in the order in which they are offered and reported; ``Variant`` has a field for each."""


def dimension_names() -> tuple[str, ...]:
    """Return the names of all dimensions."""
    return tuple(dimension.name for dimension in DIMENSIONS)


def dimension(name: str) -> Dimension:
    """Return a dimension by its name. Raises InputError for an unknown one, with the nearest."""
    for each in DIMENSIONS:
        if each.name == name:
            return each
    raise UnknownNameError("argument", name, dimension_names())


def others(*left_out: str) -> tuple[str, ...]:
    """Return the names of all dimensions but those."""
    for name in left_out:
        dimension(name)
    return tuple(name for name in dimension_names() if name not in left_out)

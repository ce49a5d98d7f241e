"""Which prototype is shown: one choice in each dimension, each known by its data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from app.content.designs import ELDER, MODES, STANDARD, design_names, modes_of
from app.content.platforms import platform_names
from app.content.scenarios import scenario_names
from app.content.strings import LANGUAGES
from app.content.themes import theme_names
from app.errors import InputError, UnknownNameError

SMALLEST_TEXT, LARGEST_TEXT = 100, 200  # per cent of the normal text size; WCAG 2.2 SC 1.4.4 asks for 200


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice in each dimension; ``text_scale`` is in per cent, ``mode`` may be elder mode (长辈版)."""

    scenario: str = "several-blockers"
    platform: str = "ios"
    theme: str = "light"
    design: str = "clear"
    mode: str = STANDARD
    lang: str = "zh-CN"
    text_scale: int = 100

    @property
    def elder(self) -> bool:
        """Whether it is worn in elder mode."""
        return self.mode == ELDER

    def with_choice(self, dimension: str, choice: str) -> Variant:
        """Return the variant with one choice changed. Raises InputError for what does not exist."""
        return self.with_choices({dimension: choice})

    def with_choices(self, choices: Mapping[str, str]) -> Variant:
        """Return the variant with several choices changed. Raises InputError for what does not exist."""
        variant = self
        for dimension, choice in choices.items():
            variant = variant._changed(dimension, choice)
        require_mode(variant.design, variant.mode)
        return variant

    def _changed(self, dimension: str, choice: str) -> Variant:
        if dimension == "text_scale":
            return replace(self, text_scale=_text_scale(choice))
        if dimension not in DIMENSIONS:
            raise UnknownNameError("argument", dimension, (*DIMENSIONS, "text_scale"))
        if choice not in DIMENSIONS[dimension]:
            raise UnknownNameError(dimension, choice, DIMENSIONS[dimension])
        changed: Mapping[str, str] = {dimension: choice}
        return replace(self, **changed)  # type: ignore[arg-type]

    def as_arguments(self) -> dict[str, str]:
        """Return the choices as text, by dimension."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


def require_mode(design: str, mode: str) -> None:
    """Raise InputError where a design cannot be worn in a mode, naming those that can."""
    if mode not in modes_of(design):
        able = ", ".join(name for name in design_names() if mode in modes_of(name))
        raise InputError(f"design {design!r} has no {mode} mode", f"designs that have it: {able}")


def _text_scale(choice: str) -> int:
    right = f"a whole number of per cent from {SMALLEST_TEXT} to {LARGEST_TEXT}"
    if not choice.isdecimal() or not SMALLEST_TEXT <= int(choice) <= LARGEST_TEXT:
        raise InputError(f"text scale {choice!r} is not possible", f"give {right}")
    return int(choice)


DIMENSIONS: Mapping[str, tuple[str, ...]] = {
    "scenario": scenario_names(),
    "platform": platform_names(),
    "theme": theme_names(),
    "design": design_names(),
    "mode": MODES,
    "lang": LANGUAGES,
}

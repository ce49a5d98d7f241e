"""Which prototype is shown: one choice in each dimension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from app.content.designs import ELDER, STANDARD, design_names, modes_of
from app.errors import InputError
from app.prototype.dimensions import FULL, REDUCED, dimension


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice in each of ``DIMENSIONS``; the defaults are the usual choices.

    ``text_scale`` is in per cent, ``mode`` may be elder mode (长辈版), ``motion`` reduced.
    """

    scenario: str = "several-blockers"
    platform: str = "ios"
    theme: str = "light"
    design: str = "clear"
    mode: str = STANDARD
    lang: str = "zh-CN"
    text_scale: int = 100
    motion: str = FULL

    @property
    def elder(self) -> bool:
        """Whether it is in elder mode."""
        return self.mode == ELDER

    @property
    def still(self) -> bool:
        """Whether motion is reduced."""
        return self.motion == REDUCED

    def with_choice(self, name: str, choice: str) -> Variant:
        """Return the variant with one choice changed. Raises InputError for what does not exist."""
        return self.with_choices({name: choice})

    def with_choices(self, choices: Mapping[str, str]) -> Variant:
        """Return the variant with several choices changed. Raises InputError for what does not exist."""
        read = {name: dimension(name).read(choice) for name, choice in choices.items()}
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        variant = replace(self, **{name: kinds[name](choice) for name, choice in read.items()})
        require_mode(variant.design, variant.mode)
        return variant

    def as_arguments(self) -> dict[str, str]:
        """Return the choices as text, by dimension."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


def require_mode(design: str, mode: str) -> None:
    """Raise InputError where a design cannot be shown in a mode, naming those that can."""
    if mode not in modes_of(design):
        able = ", ".join(name for name in design_names() if mode in modes_of(name))
        raise InputError(f"design {design!r} has no {mode} mode", f"designs that have it: {able}")

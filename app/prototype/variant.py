"""Which prototype is shown: one choice in each dimension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from app.content.designs import ELDER, STANDARD, design_names, modes_of
from app.content.platforms import has_buttons, platform_names
from app.errors import InputError
from app.prototype.dimensions import BUTTONS, FULL, GESTURES, REDUCED, dimension


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice in each of ``DIMENSIONS``; the defaults are the usual choices.

    ``navigation`` is how the phone's system is used: by gestures, or by buttons where it has them.
    ``text_scale`` is in per cent, ``mode`` may be elder mode (长辈版), ``motion`` reduced.
    """

    scenario: str = "several-blockers"
    platform: str = "ios"
    navigation: str = GESTURES
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
        require_navigation(variant.platform, variant.navigation)
        return variant

    def exchanged(self, name: str, choice: str) -> Variant:
        """Return the variant with one choice changed, and the usual one of whatever does not go with it.

        Raises InputError for what does not exist.
        """
        choices = {name: dimension(name).read(choice)}
        if name == "design" and self.mode not in modes_of(choice):
            choices["mode"] = STANDARD
        if name == "platform" and self.navigation not in navigations_of(choice):
            choices["navigation"] = GESTURES
        return self.with_choices(choices)

    def as_arguments(self) -> dict[str, str]:
        """Return the choices as text, by dimension."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


def require_mode(design: str, mode: str) -> None:
    """Raise InputError where a design cannot be shown in a mode, naming those that can."""
    if mode not in modes_of(design):
        able = ", ".join(name for name in design_names() if mode in modes_of(name))
        raise InputError(f"design {design!r} has no {mode} mode", f"designs that have it: {able}")


def navigations_of(platform: str) -> tuple[str, ...]:
    """Return how a phone's system can be used. Raises InputError for an unknown phone."""
    return (GESTURES, BUTTONS) if has_buttons(platform) else (GESTURES,)


def require_navigation(platform: str, navigation: str) -> None:
    """Raise InputError where a phone cannot be used so, naming those that can."""
    if navigation != GESTURES and navigation not in navigations_of(platform):  # reads no phone's file
        able = ", ".join(name for name in platform_names() if navigation in navigations_of(name))
        raise InputError(f"platform {platform!r} has no {navigation}", f"platforms that have them: {able}")

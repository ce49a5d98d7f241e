"""The lasting Kivy objects that .kv files read by name: ``theme``, ``desk``, ``platform``, ``kit``, ``tr``.

A name in kv follows a change only where it is a property of an EventDispatcher, so these are made once and
changed in place: theme, design, text scale, phone and language all switch while the app runs.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from typing import Protocol

from kivy.event import EventDispatcher
from kivy.lang.parser import global_idmap
from kivy.metrics import dp
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    DictProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from app.content.designs import Design
from app.content.glass import Device, HomeArea
from app.content.kits import Kit
from app.content.measures import Metrics, Sizes
from app.content.platforms import load_system
from app.content.themes import KeyTones, Palette
from app.content.themes.colour import away_from, over
from app.domain.facts.platform import Platform
from app.domain.facts.text import Text
from app.domain.typing.keys import Keyboard
from app.domain.views.model import Tone
from app.prototype import fonts

_ROOMY_FROM = 25.5  # dp of running text, from which a line has no room for a second column
_VAST_FROM = 33.0  # dp of running text, from which words need the room that gaps take
_VAST_GAP = 0.5  # the share of a gap that is left then
_GAPS = {"page_gap", "group_gap", "cell_padding"}
_GROWING = {"tile", "tile_radius", "tile_icon", "tile_large", "tile_large_radius", "icon", "chevron"}
_ICON_GROWTH = 0.4  # icons grow with the text, but less: they take the room that the words need
_PARTS = tuple(part.name for part in fields(Kit) if part.name not in ("metrics", "sizes"))
_RAISED = 0.55  # how far a bar over a scrolled page moves towards the colour of lines
_PRESSED = 0.18  # how far a pressed ground moves away from what is written on it


@contextmanager
def _no_collection() -> Iterator[None]:
    """Disable the garbage collector while a change is dispatched to all widgets.

    A widget that is garbage keeps its kv bindings until the collector finds it. Found in the middle of a
    dispatch, it would be gone between the evaluation of its expression and its assignment, and Kivy would
    raise ReferenceError.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Words(Protocol):
    """A language's words, as app.content.strings has them."""

    def render(self, text: Text | str) -> str:
        """Put a text, or a key without arguments, into words."""


class Theme(EventDispatcher):  # type: ignore[misc]
    """The colours, the lengths in px and the text sizes in px of the design that is shown.

    ``grown`` is how many times as large as at 100 % texts are. Besides what is declared here it has a colour
    for every field of Palette and KeyTones and a number for every field of Metrics and Sizes, by their names.
    """

    text_scale = NumericProperty(1.0)
    grown = NumericProperty(1.0)
    roomy = BooleanProperty(False)
    vast = BooleanProperty(False)
    reduced_motion = BooleanProperty(False)
    font = StringProperty(fonts.REGULAR)
    font_medium = StringProperty(fonts.MEDIUM)
    explains = BooleanProperty(True)
    inks = DictProperty()
    grounds = DictProperty()
    clear = ColorProperty((0, 0, 0, 0))
    shadow = ColorProperty((0, 0, 0, 0.22))
    focus = ColorProperty()
    row_pressed = ColorProperty()
    raised = ColorProperty()
    brand_pressed = ColorProperty()
    danger_pressed = ColorProperty()
    soft_pressed = ColorProperty()
    key_enter_pressed = ColorProperty()
    disabled = ColorProperty()
    disabled_ink = ColorProperty()

    def __init__(self) -> None:
        super().__init__()
        colours = (*fields(Palette), *fields(KeyTones))
        self.apply_property(**{field.name: ColorProperty() for field in colours})
        self.apply_property(**{field.name: NumericProperty() for field in (*fields(Metrics), *fields(Sizes))})

    def apply(self, palette: Palette, design: Design, text_scale: float = 1.0) -> None:
        """Show a design in a palette, its texts at a scale from 1 to 2."""
        with _no_collection():
            self._measure(design, text_scale)
            for name, colour in asdict(palette).items():
                setattr(self, name, colour)
            self._derive(palette)

    def apply_keys(self, tones: KeyTones) -> None:
        """Show the phone's keyboards in these colours."""
        with _no_collection():
            for name, colour in asdict(tones).items():
                setattr(self, name, colour)
            self.key_enter_pressed = away_from(tones.key_enter_ink, tones.key_enter, _PRESSED)

    def _measure(self, design: Design, text_scale: float) -> None:
        self.text_scale = text_scale
        self.grown = grown = design.grown(text_scale)
        body = design.sizes.body * grown
        self.roomy = body >= _ROOMY_FROM
        self.explains = design.behaviour.explains_errors
        self.vast = vast = body >= _VAST_FROM
        growth = 1 + (grown - 1) * _ICON_GROWTH
        factors = {**dict.fromkeys(_GROWING, growth), **dict.fromkeys(_GAPS, _VAST_GAP if vast else 1)}
        for name, length in asdict(design.metrics).items():
            setattr(self, name, dp(length) * factors.get(name, 1))
        for name, size in asdict(design.sizes).items():
            setattr(self, name, dp(size) * grown)

    def _derive(self, palette: Palette) -> None:
        """Compute the colours that are derived from the palette: those of states and of each tone."""
        self.focus = palette.brand_text
        self.row_pressed = palette.page
        self.raised = over((*palette.line[:3], _RAISED), palette.page)
        self.brand_pressed = away_from(palette.brand_ink, palette.brand, _PRESSED)
        self.danger_pressed = away_from(palette.danger_ink, palette.danger, _PRESSED)
        self.soft_pressed = away_from(palette.brand_text, over(palette.brand_soft, palette.card), _PRESSED)
        self.disabled = over(palette.line, palette.page)
        self.disabled_ink = palette.hint
        self.inks = {
            Tone.NEUTRAL: palette.secondary,
            Tone.BRAND: palette.brand_text,
            Tone.OK: palette.ok,
            Tone.WARN: palette.warn,
            Tone.DANGER: palette.danger_text,
        }
        self.grounds = {
            Tone.NEUTRAL: palette.page,
            Tone.BRAND: palette.brand_soft,
            Tone.OK: palette.ok_soft,
            Tone.WARN: palette.warn_soft,
            Tone.DANGER: palette.danger_soft,
        }


class PlatformFacts(EventDispatcher):  # type: ignore[misc]
    """The phone: what it is, and its own parts, which are the same in every design."""

    id = StringProperty("")
    name = ObjectProperty(None, allownone=True)
    family = StringProperty("ios")
    sensor = StringProperty("")
    glass = ObjectProperty(rebind=True)
    status = ObjectProperty(rebind=True)
    home = ObjectProperty(rebind=True)
    buttons = ObjectProperty(None, allownone=True, rebind=True)
    keyboard = ObjectProperty(rebind=True)
    sensor_seconds = NumericProperty(0)
    system = ObjectProperty(rebind=True)

    def apply(self, shown: Platform, device: Device, *, buttons: bool = False) -> None:
        """Take over the look of this phone; with ``buttons``, these take the place of its gesture bar."""
        with _no_collection():
            self.id, self.name = shown.id, shown.name
            self.family, self.sensor = shown.family, shown.sensor
            self.sensor_seconds, self.system = shown.sensor_seconds, load_system(shown.id)
            self.glass, self.status = device.glass, device.status
            self.buttons = device.buttons if buttons else None
            self.home = device.home if self.buttons is None else HomeArea(0)

    def lay(self, keyboard: Keyboard) -> None:
        """Take over a keyboard."""
        with _no_collection():
            self.keyboard = keyboard


class KitParts(EventDispatcher):  # type: ignore[misc]
    """How the app's parts look and move: a property for every part of Kit, by the same name."""

    def __init__(self) -> None:
        super().__init__()
        self.apply_property(**{name: ObjectProperty(None, rebind=True) for name in _PARTS})

    def apply(self, worn: Kit) -> None:
        """Take over a kit."""
        with _no_collection():
            for name in _PARTS:
                setattr(self, name, getattr(worn, name))


class Translator(EventDispatcher):  # type: ignore[misc]
    """Renders texts in the current language; ``tr.text(…)`` in kv follows when the language changes."""

    text = ObjectProperty(str)

    def use(self, words: Words) -> None:
        """Use this language from now on."""
        with _no_collection():
            self.text = words.render


theme = Theme()
desk = Theme()  # the window around the phone, which keeps its look whatever the phone shows
platform = PlatformFacts()
kit = KitParts()
tr = Translator()
global_idmap.update(theme=theme, desk=desk, platform=platform, kit=kit, tr=tr)

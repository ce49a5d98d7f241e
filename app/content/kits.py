"""How an app's own parts look and move on a system: a kit. All lengths in dp, all times in s.

A phone's file has the kit of its system. A design that has a kit of its own looks the same on every phone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from app.content.icons import Icon, icon_names
from app.content.measures import Length, MetricName, SizeName, TextSize
from app.content.ranges import NameOf, Range

Span = Annotated[float, Range(0, 2000)]
Signed = Annotated[float, Range(-2000, 2000)]
Seconds = Annotated[float, Range(0, 60)]
Share = Annotated[float, Range(0, 1)]
Ground = Annotated[str, NameOf("ground", lambda: ("page", "card", "raised"))]
KeyLook = Annotated[str, NameOf("look", lambda: ("buttons", "cells", "halves", "words"))]
Entrance = Annotated[str, NameOf("entrance", lambda: ("fade", "zoom", "rise"))]
MenuLook = Annotated[str, NameOf("look", lambda: ("sheet", "actions", "panel", "list"))]
Curve = Annotated[str, NameOf("curve", lambda: ("linear", "out_quad", "out_cubic", "out_quart", "out_expo"))]
Edge = Annotated[str, NameOf("edge", lambda: ("left", "right"))]
SmallSign = Annotated[str, NameOf("icon", lambda: ("", *icon_names()))]
EdgeLook = Annotated[str, NameOf("look", lambda: ("", "band", "stretch"))]


@dataclass(frozen=True, slots=True)
class Bar:
    """The navigation bar. ``large`` is the text size of a title that scrolls with the page, 0 for none.

    ``large_row`` is that title's height. ``names_previous`` writes beside the sign of going back where it
    leads. ``scrolled`` is the bar's ground over a page that is scrolled, ``hairline`` the line below it then.
    """

    title: TextSize
    medium: bool
    centred: bool
    back: Icon
    names_previous: bool
    scrolled: Ground
    hairline: Span = 0
    large: Length = 0
    large_row: Length = 0


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch: its size, and its thumb's when on and when off. ``outlined`` draws it hollow when off."""

    width: Span
    height: Span
    thumb_on: Span
    thumb_off: Span
    outlined: bool


@dataclass(frozen=True, slots=True)
class Dialog:
    """A question over the page. ``up`` is its distance from the lower edge; below 0 it stands in the middle.

    ``keys`` are how its answers look: buttons below one another, cells between hairlines, two halves of a
    row, or words at the right. ``outside`` lets a touch beside it give the safe answer.
    """

    width: Span
    up: Signed
    radius: Span
    padding: Span
    title: TextSize
    text: TextSize
    medium: bool
    centred: bool
    keys: KeyLook
    key_height: Span
    outside: bool
    entrance: Entrance
    seconds: Seconds


@dataclass(frozen=True, slots=True)
class Menu:
    """What ··· opens: a sheet of rows, an action sheet, a panel with a round close, or a list at the dots."""

    look: MenuLook
    row: Span
    radius: Span
    width: Span
    scrim: bool
    seconds: Seconds


@dataclass(frozen=True, slots=True)
class Sheet:
    """What slides up from below with more to read than a menu. ``grip`` is its handle's width."""

    radius: Span
    grip: Span
    seconds: Seconds


@dataclass(frozen=True, slots=True)
class Toast:
    """A short word on what was done. It stands low, ``gap`` above the lower edge of the glass.

    ``seconds`` is how long it stays, ``long_seconds`` with an action.
    """

    gap: Span
    height: Span
    inverse: bool
    seconds: Seconds
    long_seconds: Seconds
    icon: SmallSign = ""


@dataclass(frozen=True, slots=True)
class Motion:
    """How one page gives way to another: where the new one comes from and the old one goes, as shares of it.

    ``fade`` lets the new one appear on the way. ``keyboard`` is the time of a keyboard's way up.
    """

    seconds: Seconds
    curve: Curve
    enter: Share
    leave: Share
    fade: bool
    keyboard: Seconds


@dataclass(frozen=True, slots=True)
class Overscroll:
    """What a list does at its end: nothing, give way like a rubber band, or stretch by at most ``most``."""

    look: EdgeLook
    most: Share
    seconds: Seconds


@dataclass(frozen=True, slots=True)
class BackGesture:
    """Going back by a swipe from an edge. ``follows`` moves the page with the finger."""

    edges: tuple[Edge, ...]
    follows: bool


@dataclass(frozen=True, slots=True)
class Kit:
    """All parts. ``metrics`` and ``sizes`` take the place of a design's own of the same name."""

    bar: Bar
    switch: Switch
    dialog: Dialog
    menu: Menu
    sheet: Sheet
    toast: Toast
    motion: Motion
    overscroll: Overscroll
    back: BackGesture
    metrics: Mapping[MetricName, Length] = field(default_factory=dict)
    sizes: Mapping[SizeName, TextSize] = field(default_factory=dict)

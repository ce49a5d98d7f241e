"""A phone's own parts as its file describes them: its glass, its status bar, the area at its lower edge.

They belong to the device and its system, and are the same in every design. All lengths are in dp.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from app.content.ranges import Filled, NameOf, Range, WrongValueError
from app.domain.facts.text import Text

Length = Annotated[float, Range(0, 2000)]

STATUS_ITEMS = ("clock", "carrier", "signal", "network", "wifi", "charge", "battery", "battery_upright")
"""What may stand in a status bar. ``charge`` is the battery's level in words."""

BUTTONS = ("back", "home", "recents")

ButtonName = Annotated[str, NameOf("button", lambda: BUTTONS)]
StatusItem = Annotated[str, NameOf("item", lambda: STATUS_ITEMS)]


@dataclass(frozen=True, slots=True)
class Cutout:
    """Where the glass is cut out for a camera: a box measured from the glass's left and upper edge.

    A box that begins at the upper edge is a notch, whose upper corners are square.
    """

    x: Length
    y: Length
    width: Length
    height: Length
    radius: Length


@dataclass(frozen=True, slots=True)
class Glass:
    """The outline of a phone: its corner radius, and what is cut out of its glass.

    ``above`` and ``below`` are the parts of the phone's face that are no glass. ``home_button`` is the
    diameter of the button in the lower one, 0 where there is none.
    """

    radius: Length
    above: Length = 0
    below: Length = 0
    home_button: Length = 0
    cutout: Cutout | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The status bar: what stands in it from left to right, and how far from the edges."""

    height: Length
    left: tuple[StatusItem, ...] = ()
    centre: tuple[StatusItem, ...] = ()
    right: tuple[StatusItem, ...] = ()
    left_inset: Length = 24
    right_inset: Length = 24
    text: Length = 15
    carrier: Text | None = None
    charge: Annotated[int, Range(1, 100)] = 76

    def __post_init__(self) -> None:
        """Raise WrongValueError where a carrier is to be shown and has no name."""
        if "carrier" in (*self.left, *self.centre, *self.right) and self.carrier is None:
            raise WrongValueError("shows a carrier that has no name", "add carrier = …")


@dataclass(frozen=True, slots=True)
class HomeArea:
    """The area at the lower edge that controls leave free, with the gesture bar in it; width 0 means none.

    ``up`` is how far the bar stands above the edge.
    """

    area: Length
    width: Length = 0
    height: Length = 0
    up: Length = 0


@dataclass(frozen=True, slots=True)
class Buttons:
    """The system's bar of buttons, which some phones can have in place of gestures.

    ``area`` is its height, ``sign`` the size of what is drawn on each; ``keys`` stand from left to right.
    """

    area: Length
    sign: Length
    keys: Annotated[tuple[ButtonName, ...], Filled()]


@dataclass(frozen=True, slots=True)
class Device:
    """All of a phone that is the same in every design.

    ``buttons`` are what its navigation can be switched to, None where it has gestures only.
    """

    glass: Glass
    status: Status
    home: HomeArea = field(default_factory=lambda: HomeArea(0))
    buttons: Buttons | None = None

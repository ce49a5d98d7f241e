"""Where phone and panel stand in a window of any size. All lengths are dp, from the window's bottom left."""

from __future__ import annotations

from dataclasses import dataclass

from screens.sizes import PHONE

FRAME = 12  # around the glass
MARGIN = 22  # around everything, and between phone and panel
GAP = 24  # between columns of the panel
COLUMN = 404  # the least width of a column where there are three; two may be narrower
WIDEST_COLUMN = 560  # longer lines are hard to read
NARROW = 860  # below this width of the window, the panel is a drawer over the phone
_LARGEST = 1.25  # of the phone's own size
_SMALLEST = 0.05  # for windows that are next to nothing
_WIDEST_DRAWER = 480  # two choices stand side by side in it, and the phone can be seen beside it
_BESIDE_DRAWER = 56  # of the window that an open drawer leaves free, to close it by a touch there
_ACROSS, _UP = (side + 2 * FRAME for side in PHONE)


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle: its left and bottom edges, its width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The phone's scale, its place with its frame, the panel's, and the left top corner of the handle.

    The handle opens the panel where that is a drawer.
    """

    scale: float
    phone: Place
    panel: Place
    drawer: bool
    handle: tuple[float, float] = (0, 0)


def alone(width: float, height: float) -> Plan:
    """Return the plan of the phone alone, in the middle."""
    scale = _scale(height - 2 * MARGIN, width - 2 * MARGIN)
    return Plan(scale, _phone(scale, (width - _ACROSS * scale) / 2, height / 2), _NOWHERE, drawer=False)


def plan(width: float, height: float, handle: tuple[float, float]) -> Plan:
    """Return the plan of a window of that size, whose handle is so wide and high.

    The phone is as high as the window allows. Where that would leave the panel less than half of the width,
    it is smaller. Beside a phone that is as large as it gets, the panel is as high as the phone.
    """
    if width < NARROW:
        return _with_drawer(width, height, handle)
    room = width - 3 * MARGIN
    scale = _scale(height - 2 * MARGIN, room / 2)
    across = _ACROSS * scale
    panel_width = min(room - across, 3 * WIDEST_COLUMN + 2 * GAP)
    left = MARGIN + (room - across - panel_width) / 2
    panel_height = _UP * scale if scale == _LARGEST else height - 2 * MARGIN
    panel = Place(left + across + MARGIN, (height - panel_height) / 2, panel_width, panel_height)
    return Plan(scale, _phone(scale, left, height / 2), panel, drawer=False)


def _with_drawer(width: float, height: float, handle: tuple[float, float]) -> Plan:
    """Return the plan in which the handle stands right of the phone or above it, where it takes less room."""
    across, up = width - 2 * MARGIN, height - 2 * MARGIN
    beside = _scale(up, across - MARGIN - handle[0])
    below = _scale(up - handle[1] - MARGIN / 2, across)
    scale = max(beside, below)
    middle = height / 2 if beside >= below else (height - handle[1] - MARGIN / 2) / 2
    widest = width - MARGIN - (handle[0] + MARGIN if beside >= below else 0) - _ACROSS * scale
    left = min((width - _ACROSS * scale) / 2, widest)
    panel_width = max(1.0, min(_WIDEST_DRAWER, width - _BESIDE_DRAWER - 2 * MARGIN))
    panel = Place(width - MARGIN - panel_width, MARGIN, panel_width, max(1.0, height - 2 * MARGIN))
    corner = (width - MARGIN - handle[0], height - MARGIN)
    return Plan(scale, _phone(scale, left, middle), panel, drawer=True, handle=corner)


def _scale(height: float, width: float) -> float:
    return max(_SMALLEST, min(_LARGEST, height / _UP, width / _ACROSS))


def _phone(scale: float, left: float, middle: float) -> Place:
    return Place(left, middle - _UP * scale / 2, _ACROSS * scale, _UP * scale)


_NOWHERE = Place(0, 0, 0, 0)

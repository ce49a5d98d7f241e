"""Where phone and panel stand: whole in every window, and never on each other but as a drawer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.deskplan import NARROW, Place, alone, plan

HANDLE = (130.0, 44.0)


def lies_in(place: Place, width: float, height: float) -> bool:
    return (
        place.x >= -1e-6
        and place.y >= -1e-6
        and place.x + place.width <= width + 1e-6
        and place.y + place.height <= height + 1e-6
    )


@given(width=st.floats(360, 4000), height=st.floats(360, 2400))
def test_everything_is_whole_in_a_window_of_any_size(width: float, height: float) -> None:
    made = plan(width, height, HANDLE)
    assert lies_in(made.phone, width, height)
    assert lies_in(made.panel, width, height)
    assert lies_in(alone(width, height).phone, width, height)
    assert made.drawer is (width < NARROW)
    if not made.drawer:
        assert made.phone.x + made.phone.width < made.panel.x
        return
    left, top = made.handle
    assert lies_in(Place(left, top - HANDLE[1], *HANDLE), width, height)
    beside = made.phone.x + made.phone.width <= left
    above = made.phone.y + made.phone.height <= top - HANDLE[1]
    assert beside or above, "the handle covers nothing of the phone"


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1440, 900), 856 / 868), ((1280, 712), 668 / 868), ((1280, 668), 624 / 868), ((2560, 1440), 1.25)],
)
def test_the_phone_is_as_high_as_the_window_allows(size: tuple[int, int], scale: float) -> None:
    assert plan(*size, HANDLE).scale == pytest.approx(scale)

"""The toast: what was just done, its undo, and its place, which is never on the buttons at the foot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.events import CancelRenewals, Go, Remedy, TakeBack
from app.domain.views.model import View
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.system.toast import ToastBox
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, tap, wear

PHONES = ("ios", "harmonyos", "android")


def _done(variant: Variant) -> View:
    run = Run(variant).do(Go("realname"), Go("rename"), Remedy("P13"))
    return run.do(CancelRenewals(("video",))).view


@pytest.mark.parametrize("platform", PHONES)
@pytest.mark.parametrize("text_scale", ["100", "200"])
def test_the_undo_is_reached_and_lies_on_no_button(
    shown: Shown, time: VirtualTime, platform: str, text_scale: str
) -> None:
    variant = Variant().with_choices(
        {"scenario": "auto-renewals", "platform": platform, "text_scale": text_scale}
    )
    wear(variant)
    phone = shown.show(_done(variant))
    frames(time, 1)
    (box,) = (widget for widget in phone.walk() if isinstance(widget, ToastBox))
    left, bottom = box.to_window(box.x, box.y)
    assert left >= 0
    assert left + box.width <= phone.width
    for name in ("cancel-all", "to-check"):
        button = find(phone, name)
        foot = button.to_window(button.x, button.y)[1]
        assert bottom >= foot + button.height or bottom + box.height <= foot
    tap(find(phone, "undo"), time)
    assert shown.events == [TakeBack(1)]


def test_the_toast_goes_with_what_it_tells(shown: Shown, time: VirtualTime) -> None:
    view = _done(Variant(scenario="auto-renewals"))
    phone = shown.show(view)
    assert find(phone, "undo") is not None
    phone = shown.show(Run(Variant(scenario="auto-renewals")).do(Go("realname")).view)
    assert not [widget for widget in phone.walk() if isinstance(widget, ToastBox)]


def test_it_lies_above_a_sheet_not_on_it(shown: Shown, time: VirtualTime) -> None:
    variant = Variant(scenario="auto-renewals", platform="harmonyos")
    wear(variant)
    phone = shown.show(replace(_done(variant), overlay=Run(variant).do(Go("pay"), Go("menu")).view.overlay))
    frames(time, 1)
    (box,) = (widget for widget in phone.walk() if isinstance(widget, ToastBox))
    assert box.to_window(box.x, box.y)[1] >= phone.ids.overlay.screen.top
    phone = shown.show(_done(variant))
    frames(time, 1)
    assert box.to_window(box.x, box.y)[1] < phone.center_y

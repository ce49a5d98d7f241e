"""What is switched while the app runs looks, to the pixel, as if it had been so from the start."""

from __future__ import annotations

import pytest

from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from tests.screens.conftest import Shown, free_widgets
from tests.screens.stand import frames, picture, views, wear

SWITCHES = [
    (Variant(theme="light"), Variant(theme="dark")),
    (Variant(theme="dark", lang="en"), Variant(theme="light", lang="zh-CN")),
    (Variant(text_scale=200), Variant(text_scale=100)),
    (Variant(text_scale=100), Variant(text_scale=200)),
    (Variant(), Variant(mode="elder")),
    (Variant(theme="dark", design="reported"), Variant(theme="light", design="clear")),
    (Variant(design="clear", platform="ios"), Variant(design="reported", platform="android")),
]


@pytest.mark.parametrize("turn", range(len(SWITCHES)))
def test_a_live_switch_equals_a_fresh_start(shown: Shown, time: VirtualTime, turn: int) -> None:
    first, then = SWITCHES[turn]
    different = []
    for number, view in enumerate(views(Variant())):
        if number % 3 != turn % 3:  # every view is met in two of the switches or more
            continue
        free_widgets()
        wear(first)
        phone = shown.show(view)
        before = picture(phone)
        wear(then)
        frames(time, 1.2, step=0.1)
        switched = picture(phone)
        fresh = shown.show(view)
        frames(time, 1.2, step=0.1)
        assert switched != before
        if switched != picture(fresh):
            different.append(view.screen)
    assert different == []

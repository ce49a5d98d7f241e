"""Every control shows that it is pressed and that it has the focus, and neither moves anything."""

from __future__ import annotations

import pytest
from kivy.uix.textinput import TextInput

from app.domain.events import Go
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.widgets.focus import bring_into_view, reachable
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, picture, views, wear


@pytest.mark.parametrize(("theme", "design"), [("light", "clear"), ("dark", "clear"), ("dark", "reported")])
def test_pressed_and_focused_are_seen(shown: Shown, time: VirtualTime, theme: str, design: str) -> None:
    variant = Variant(theme=theme, design=design)
    wear(variant)
    unseen = []
    kinds = set()
    for view in views(variant):
        shape = (view.kind, view.overlay and view.overlay.kind)
        if shape in kinds:
            continue
        kinds.add(shape)
        phone = shown.show(view)
        frames(time, 1.2, step=0.1)  # until the scroll bar has faded
        rest = picture(phone)
        for control in [*reachable(phone)][:12]:
            before = control.to_window(*control.pos)
            bring_into_view(control)  # as it does when the keyboard reaches it
            frames(time, 0.02)
            if control.to_window(*control.pos) != before:
                frames(time, 2, step=0.1)
                rest = picture(phone)
            still = picture(phone, around=control)
            if not isinstance(control, TextInput):
                control.state = "down"
                if picture(phone, around=control) == still:
                    unseen.append((view.screen, control.script_id, "pressed"))
                control.state = "normal"
            control.ring = True
            if picture(phone, around=control) == still:
                unseen.append((view.screen, control.script_id, "focused"))
            control.ring = False
            assert picture(phone) == rest, "all is as before"
    assert unseen == []


def test_focus_does_not_move_a_page_that_fits(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(Run(Variant()).do(Go("pay")).view)
    row = find(phone, "bills")
    before = row.to_window(*row.pos)
    row.focus = True
    frames(time, 0.2)
    assert row.to_window(*row.pos) == before

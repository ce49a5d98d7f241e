"""What the panel shows beside the phone of what lies behind its screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.core.clipboard import Clipboard
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.desktop.sections.behind import FEW
from app.domain.aftermath.events import Prove
from app.domain.events import Go
from app.domain.everyday.events import CopyCode
from app.prototype.bindings import tr
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from tests.app.domain.walking import texts_in
from tests.screens.stand import STARTED, frames


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    made = DeskControl(Variant(scenario="auto-renewals", platform="ios"), STARTED)
    put(made.desk)
    frames(time, 0.2)
    yield made
    made.close()


def _lines(control: DeskControl) -> list[str]:
    groups = control.desk.panel.view.groups
    return [tr.text(line) for group in groups if group.id == "sources" for line in group.lines]


@pytest.mark.requirement("P08", "P13")
def test_the_sources_of_the_present_screen_stand_in_the_panel(control: DeskControl) -> None:
    assert any(line.startswith("F01 ") for line in _lines(control))
    control.prototype.emit(Go("rename"))
    few = _lines(control)
    assert len(few) == FEW
    control.desk.panel.act("behind-sources")
    assert any(line.startswith("P13 ") and "30007" in line for line in _lines(control))
    control.desk.panel.act("behind-sources")
    assert _lines(control) == few


def test_the_password_that_is_asked_for_stands_beside_the_phone_alone(control: DeskControl) -> None:
    control.prototype.emit(Prove("login"))
    code = control.prototype.state.account.login_password
    groups = {group.id: group.lines for group in control.desk.panel.view.groups}
    assert [tr.text(line) for line in groups["code"]] == [code]
    assert code not in {tr.text(text) for text in texts_in(control.prototype.root.view)}


@pytest.mark.requirement("E01", "E07")
def test_what_others_do_is_offered_where_the_phone_shows_it(control: DeskControl) -> None:
    def offered() -> list[str]:
        found = (each.buttons for each in control.desk.panel.view.groups if each.id == "happenings")
        return [button.id for buttons in found for button in buttons]

    assert offered() == []
    control.prototype.emit(Go("collect"))
    balance = control.prototype.state.account.balance_fen
    control.desk.panel.act("happening-payment-landlord")
    assert control.prototype.state.account.balance_fen == balance + 500_00
    assert "happening-payment-landlord" not in offered()
    control.prototype.emit(Go("contacts"))
    assert offered() == ["happening-friend-request"]
    control.desk.panel.act("happening-payment-colleague")  # was there before
    assert control.desk.panel.view.notices


@pytest.mark.requirement("U01")
def test_a_code_that_is_copied_is_on_the_clipboard(
    control: DeskControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(Clipboard, "copy", copied.append)
    control.prototype.root.emit(CopyCode("30007"))
    assert copied == ["30007"]

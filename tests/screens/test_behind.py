"""What the panel shows beside the phone of what lies behind its screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.core.clipboard import Clipboard
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.desktop.sections.behind import FEW
from app.domain.events import Go
from app.domain.everyday.events import CopyCode
from app.prototype.bindings import tr
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
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


@pytest.mark.requirement("U01")
def test_a_code_that_is_copied_is_on_the_clipboard(
    control: DeskControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(Clipboard, "copy", copied.append)
    control.prototype.root.emit(CopyCode("30007"))
    assert copied == ["30007"]

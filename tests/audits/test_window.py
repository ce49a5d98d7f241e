"""What stands in the window: modal views above the root, and what lies behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from audits import audit
from tests.audits.stage import build


@pytest.fixture
def shown() -> Iterator[Any]:
    from kivy.core.window import Window
    from kivy.uix.modalview import ModalView

    root = build("BoxLayout:\n    Button:\n        text: 'behind'\n")
    Window.add_widget(root)
    dialog = ModalView(size_hint=(0.5, 0.2), background_color=(0, 0, 0, 0.3))
    dialog.add_widget(build("Button:\n    text: 'in front'"))
    dialog.open(animation=False)
    yield root
    dialog.dismiss(animation=False)
    Window.remove_widget(root)


def test_a_dialog_is_audited_and_what_lies_behind_is_not(shown: Any) -> None:
    findings = audit(shown, states=["default"]).findings
    by_name = {(finding.rule, finding.node.name): finding for finding in findings}
    assert by_name["control-name", "in front"].outcome == "passed"
    for rule in ("control-name", "target-size", "text-contrast"):
        assert by_name[rule, "behind"].reason == "behind-modal"


def test_the_picture_shows_the_whole_window(shown: Any) -> None:
    from kivy.core.window import Window

    assert audit(shown).size == tuple(Window.size)


def test_paths_stay_unique_among_several_dialogs(shown: Any) -> None:
    from kivy.uix.modalview import ModalView

    second = ModalView(size_hint=(0.3, 0.1))
    second.add_widget(build("Button:\n    text: 'on top'"))
    second.open(animation=False)
    findings = audit(shown, states=["default"]).findings
    second.dismiss(animation=False)
    controls = [finding.node.path for finding in findings if finding.rule == "control-name"]
    assert controls == ["BoxLayout/Button", "ModalView[1]/Button", "ModalView[2]/Button"]
    reasons = [finding.reason for finding in findings if finding.rule == "control-name"]
    assert reasons == ["behind-modal", "behind-modal", ""]


def test_the_same_screen_is_judged_the_same(shown: Any) -> None:
    assert audit(shown).findings == audit(shown).findings

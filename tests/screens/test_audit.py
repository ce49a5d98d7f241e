"""The clear design passes the strictest of the WCAG profiles; the reported one shows its defect."""

from __future__ import annotations

import pytest

from app.domain.events import Go
from app.domain.views.model import View
from app.prototype.variant import Variant
from audits import Outcome, audit
from tests.screens.conftest import Shown, free_widgets
from tests.screens.stand import Run, find, views, wear


def one_of_each_kind(variant: Variant) -> list[View]:
    """Return the first view of every pair of kinds that lie on each other."""
    found: dict[object, View] = {}
    for view in views(variant):
        found.setdefault((view.kind, view.overlay and view.overlay.kind), view)
    return list(found.values())


@pytest.mark.requirement("U02")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_clear_design_holds_aaa_in_every_state(shown: Shown, theme: str) -> None:
    variant = Variant(theme=theme)
    wear(variant)
    shapes = one_of_each_kind(variant)
    assert len(shapes) >= 8
    for view in shapes:
        report = audit(shown.show(view), profile="wcag22-aaa", picture=False)
        wrong = [*report.having(Outcome.FAILED), *report.having(Outcome.CANT_TELL)]
        assert [(view.screen, found.rule, found.state, found.message) for found in wrong] == []
        assert len(report.having(Outcome.PASSED)) > 5


@pytest.mark.requirement("U02")
def test_the_reported_primary_button_measures_what_was_reported(shown: Shown) -> None:
    variant = Variant(theme="dark", design="reported")
    wear(variant)
    phone = shown.show(Run(variant).do(Go("realname"), Go("rename")).view)
    report = audit(phone, rules=["text-contrast"], states=["default"], picture=False)
    name = find(phone, "begin").accessible_name
    (button,) = (found for found in report.findings if found.node.name == name and found.measured)
    assert button.outcome is Outcome.FAILED
    assert button.measured == pytest.approx(2.38, abs=0.01)
    assert shown.events == [], "an audit presses nothing"


@pytest.mark.requirement("U02")
@pytest.mark.parametrize("text_scale", [100, 200])
def test_the_clear_design_is_read_whole_on_narrow_screens_and_in_landscape(
    shown: Shown, text_scale: int
) -> None:
    variant = Variant(theme="dark", text_scale=text_scale)
    wear(variant)
    for view in one_of_each_kind(variant)[::4]:
        free_widgets()
        phone = shown.show(view)
        phone.size_hint = (1, 1)  # else the window would cut the phone, as no screen does
        report = audit(phone, rules=["text-clipped"], states=["default"], picture=False, probe=True)
        assert [(view.screen, found.message) for found in report.having(Outcome.FAILED)] == []
        assert len(report.having(Outcome.PASSED)) > 5

"""Rules that operate the app: what they get, and what is put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from audits import Outcome, Report, audit, engine, profiles
from audits.probing.probe import Probe
from audits.rules import RULES
from audits.rules.rule import Rule, Texts, Thresholds
from audits.rules.verdicts import Verdict
from tests.audits.stage import build

KV = """
BoxLayout:
    orientation: 'vertical'
    Button:
        text: 'push'
    TextInput:
        text: 'words'
    ScrollView:
        Label:
            text: 'long'
            font_size: '20sp'
            size_hint_y: None
            height: 3000
"""


@pytest.fixture
def page() -> Any:
    return build(KV)


def run(monkeypatch: pytest.MonkeyPatch, page: Any, operate: Any, **options: bool) -> Report:
    """Audit a page by a rule of our own alone."""
    texts = {"en": Texts("title", "defect", "why", "remedy")}
    rule = Rule("tried", texts, "9.9.9", "", "minor", probe=operate)
    plain = profiles.load("wcag22-aa")
    monkeypatch.setattr(engine, "all_rules", lambda: (*RULES, rule))
    monkeypatch.setattr(profiles, "load", lambda _: replace(plain, rules={**plain.rules, "tried": {}}))
    return audit(page, rules=["tried"], states=("default",), **options)


def place(probe: Probe, widget: Any) -> tuple[float, float]:
    element = next(each for each in probe.screen.elements if each.widget is widget)
    left, bottom, right, top = element.rect
    return (left + right) / 2, (bottom + top) / 2


def test_without_being_asked_nothing_is_operated(monkeypatch: pytest.MonkeyPatch, page: Any) -> None:
    def probe(*_: object) -> Iterator[Verdict]:
        raise AssertionError("operated")

    assert run(monkeypatch, page, probe).findings == ()


def test_a_touch_reaches_a_widget_that_was_not_in_the_window(
    monkeypatch: pytest.MonkeyPatch, page: Any
) -> None:
    from kivy.core.window import Window

    happened: list[str] = []
    button = page.children[2]
    button.bind(on_press=lambda _: happened.append("press"), on_release=lambda _: happened.append("release"))

    def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
        probe.tap(*place(probe, button))
        yield Verdict(probe.screen.elements[0], Outcome.PASSED, "done")

    before = Window.children[:]
    assert [f.outcome for f in run(monkeypatch, page, probe, probe=True).findings] == [Outcome.PASSED]
    assert happened == ["press", "release"]
    assert page.parent is None
    assert Window.children == before


def test_everything_a_rule_changed_is_put_back(monkeypatch: pytest.MonkeyPatch, page: Any) -> None:
    from kivy.core.window import Window
    from kivy.metrics import Metrics

    button, field, scroll = page.children[::-1]
    seen: dict[str, Any] = {}

    def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
        probe.resize(844, 390)
        probe.scale_fonts(2)
        seen["size"], seen["font"] = tuple(page.size), scroll.children[0].font_size
        probe.scale_fonts(1)
        probe.resize(390, 844)
        probe.tap(*place(probe, field))
        seen["focused"] = probe.focused()
        scroll.scroll_y = 0
        probe.resize(844, 390)
        probe.scale_fonts(2)
        probe.down(*button.center)
        seen["state"] = button.state
        yield from ()

    size, font = tuple(Window.size), scroll.children[0].font_size
    run(monkeypatch, page, probe, probe=True)
    assert seen == {"size": (844, 390), "font": 2 * font, "focused": field, "state": "down"}
    assert tuple(Window.size) == size
    assert Metrics.fontscale == 1
    assert not field.focus
    assert scroll.scroll_y == 1
    assert button.state == "normal"
    assert scroll.children[0].font_size == font


def test_tab_and_virtual_time(monkeypatch: pytest.MonkeyPatch, page: Any) -> None:
    from kivy.clock import Clock

    seen: list[object] = []

    def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
        page.children[1].focus = True
        probe.one()
        probe.press("Tab")
        seen.append(probe.focused())
        Clock.schedule_once(lambda _: seen.append("an hour later"), 3600)
        probe.let_pass(3601)
        assert probe.settle()
        yield from ()

    run(monkeypatch, page, probe, probe=True)
    assert seen == [page.children[1], "an hour later"]

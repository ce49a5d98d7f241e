"""What was judged on one screen is told again on another, and only where it would be judged the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import pytest

from audits import engine, other_states
from audits.engine import Request
from audits.graphics import showing
from audits.known_looks import KnownLooks
from audits.model import Box, Finding
from audits.pixels.colour import Bytes
from audits.pixels.drawings import Frame, Ink, Part
from audits.pixels.layers import Stage
from audits.pixels.scene import Drawn
from tests.audits.stage import build

ROWS = """
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<KnownRow@FocusBehavior+ButtonBehavior+BoxLayout>:
    size_hint_y: None
    height: 60
    padding: 10
    faint: False
    inner: 0
    canvas.before:
        Color:
            rgb: (1, 1, 1) if self.state == 'normal' else (.6, .6, .6) if root.faint else (.9, .9, .9)
        Rectangle:
            pos: self.pos
            size: self.size
        Color:
            rgba: 0, 0, .6, 1 if self.focus else 0
        Line:
            rectangle: self.x + 2, self.y + 2, self.width - 4, self.height - 4
            width: 2
    Label:
        id: words
        text: 'Wallet'
        color: .3, .3, .3, 1
    Button:
        text: 'more'
        disabled: bool(root.inner)
        background_normal: ''
        background_down: ''
        background_color: (.2, .2, .2, 1) if self.state == 'normal' else (.5, .5, .5, 1)
<GrowingRow@KnownRow>:
    height: 60 if self.state == 'normal' else 80
"""
PAGE = """
FloatLayout:
    canvas.before:
        Color:
        Rectangle:
            size: self.size
    BoxLayout:
        orientation: 'vertical'
        Label:
            text: 'Title {number}'
            color: 0, 0, 0, 1
{rows}
        Widget:
{over}
"""
ROW = "        KnownRow:\n            {}\n"
BOX = """        CheckBox:
            size_hint_y: None
            height: 40
            color: 0, 0, 0, 1
"""
SAME = (ROW.format("faint: False"), "")
PAGES = {
    "the same row": SAME,
    "further down": (f"{ROW.format('height: 90')}{SAME[0]}", ""),
    "another look when pressed": (ROW.format("faint: True"), ""),
    "a part disabled": (ROW.format("inner: 1"), ""),
    "twice": (SAME[0] * 2, ""),
    "a box": (BOX, ""),
    "a box further down": (f"{SAME[0]}{BOX}", ""),
    "a row that grows when pressed": ("        GrowingRow:\n" + SAME[0], ""),
    "half covered": (
        SAME[0],
        "    Button:\n        size_hint: .5, 1\n        background_color: 0, 0, 0, 1\n        text: 'over'\n",
    ),
}


@lru_cache(maxsize=1)
def _register() -> None:
    from kivy.lang import Builder

    Builder.load_string(ROWS)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list with one entry for each look at a screen."""
    taken: list[int] = []
    look = engine.look

    def counted(*arguments: object, **options: object) -> object:
        taken.append(1)
        return look(*arguments, **options)  # type: ignore[arg-type]

    for module in (engine, other_states):
        monkeypatch.setattr(module, "look", counted)
    return taken


def _found(page: str, number: int, known: KnownLooks | None) -> list[tuple[object, ...]]:
    rows, over = PAGES[page]
    _register()
    root = build(PAGE.format(number=number, rows=rows, over=over))
    findings = engine.audit(root, Request("wcag22-aa", picture=False, known=known)).findings
    return sorted(_rounded(findings), key=repr)


def _rounded(findings: tuple[Finding, ...]) -> Iterator[tuple[object, ...]]:
    for each in findings:
        texts = tuple((text.text, text.size, _sides(text.box)) for text in each.node.texts)
        node = replace(each.node, texts=(), box=Box(*_sides(each.node.box)))
        figures = each.outcome, each.message, each.measured, each.reason, sorted(each.data.items())
        yield each.rule, each.state, node.path, repr(node), repr(sorted(node.states)), texts, repr(figures)


def _sides(box: Box) -> tuple[float, ...]:
    return tuple(round(side, 6) for side in (box.x, box.y, box.width, box.height))


def test_what_is_told_again_is_what_would_be_found() -> None:
    known = KnownLooks()
    for number, page in enumerate(PAGES):
        assert _found(page, number, None) == _found(page, number, known), page


def test_a_control_that_is_known_is_not_judged_again(looks: list[int]) -> None:
    known = KnownLooks()
    counts = []
    for number in range(2):
        _found("the same row", number + 1, known)
        counts.append(len(looks))
        looks.clear()
    assert counts == [3, 1]


def test_a_neighbour_in_the_same_state_does_not_make_a_control_another(looks: list[int]) -> None:
    known = KnownLooks()
    _found("the same row", 1, known)
    looks.clear()
    _found("twice", 2, known)
    assert len(looks) == 1


def test_a_text_that_is_known_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    frames = Stage.frames_compared

    def noting(stage: Stage, drawn: Iterable[Drawn], seen: Bytes) -> tuple[Bytes, Bytes]:
        items = list(drawn)
        compared.extend(item.source.text for item in items)
        return frames(stage, items, seen)

    monkeypatch.setattr(Stage, "frames_compared", noting)
    known = KnownLooks()
    _found("the same row", 1, known)
    assert "Wallet" in compared
    compared.clear()
    _found("further down", 2, known)
    assert compared.count("Title 2") == 1
    assert "Wallet" not in compared


def test_a_drawing_that_is_known_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Part] = []
    inks = showing.inks

    def noting(stage: Stage, seen: Frame, parts: Sequence[Part]) -> list[Ink]:
        compared.extend(parts)
        return inks(stage, seen, parts)

    monkeypatch.setattr(showing, "inks", noting)
    known = KnownLooks()
    _found("a box", 1, known)
    assert compared
    compared.clear()
    _found("a box", 2, known)
    assert not compared


def test_another_look_when_pressed_is_judged(looks: list[int]) -> None:
    known = KnownLooks()
    _found("the same row", 1, known)
    looks.clear()
    found = _found("another look when pressed", 2, known)
    assert len(looks) == 2  # at rest, and pressed; focused it is known
    assert any("failed" in repr(each) and each[1] == "pressed" for each in found)

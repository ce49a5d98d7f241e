"""Slivers of letters: what they cost, whatever number of texts has some."""

from __future__ import annotations

from typing import Any

import pytest

from audits import Outcome, audit
from audits.pixels.layers import Stage
from tests.audits.stage import build

TEXTS = 3
PAGE = """
FloatLayout:
    canvas.before:
        Color:
            rgba: 1, 1, 1, 1
        Rectangle:
            pos: self.pos
            size: self.size
"""
TEXT_UNDER_A_COVER = """
    Label:
        text: 'subject'
        color: '#000000'
        font_size: 20
        size_hint: None, None
        size: 60, 40
        pos: 0, {bottom}
    Widget:
        size_hint: None, None
        canvas:
            Color:
                rgba: 1, 1, 1, 1
            Rectangle:
                pos: 10, {bottom}
                size: 100, 40
            Color:
                rgba: 1, 1, 1, .75
            Rectangle:
                pos: 9, {bottom}
                size: 1, 40
"""


def test_all_texts_of_a_page_share_the_frames_in_which_slivers_are_sought(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    probed: list[int] = []
    original = Stage.frames_probed

    def frames_probed(stage: Stage, drawn: Any, seen: Any, **options: Any) -> Any:
        items = list(drawn)
        probed.append(len(items))
        return original(stage, items, seen, **options)

    page = build(PAGE + "".join(TEXT_UNDER_A_COVER.format(bottom=60 * nth) for nth in range(TEXTS)))
    audit(page, rules=["text-contrast"], states=["default"], picture=False)
    monkeypatch.setattr(Stage, "frames_probed", frames_probed)
    report = audit(page, rules=["text-contrast"], states=["default"], picture=False)
    assert len(report.having(Outcome.PASSED)) == TEXTS
    letters_that_change_nothing, slivers = TEXTS, TEXTS
    assert probed == [letters_that_change_nothing, slivers]

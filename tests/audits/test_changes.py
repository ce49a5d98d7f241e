"""What a trial of a repair changes is as it was afterwards, in what is drawn too."""

from __future__ import annotations

import pytest
from kivy.uix.label import Label

from audits.driving.held import settle
from audits.repair.changes import Change, UntriedError, made
from audits.repair.slots import attribute


class Stubborn(Label):  # type: ignore[misc]
    """Sets its size itself, as labels of KivyMD do."""

    def on_font_size(self, *_: object) -> None:
        """Take the size of its style again; Kivy goes on to draw it with the one that was asked for."""
        self.font_size = 14


def test_a_size_that_is_not_kept_is_told_and_leaves_no_trace() -> None:
    label = Stubborn(text="words", font_size=14)
    settle(label)
    before = tuple(label.texture_size)
    change = Change("size", "Stubborn.font_size", "24 dp", ((attribute(label, "font_size"), 24.0),))
    with pytest.raises(UntriedError, match="sets its font_size itself"), made(change):
        pass
    settle(label)
    assert tuple(label.texture_size) == before


def test_a_size_that_is_kept_is_tried() -> None:
    label = Label(text="words", font_size=14)
    settle(label)
    before = tuple(label.texture_size)
    with made(Change("size", "Label.font_size", "24 dp", ((attribute(label, "font_size"), 24.0),))):
        settle(label)
        assert label.texture_size[1] > before[1]
    settle(label)
    assert tuple(label.texture_size) == before

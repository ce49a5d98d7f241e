"""A repair is tried on whatever widget; what cannot be tried is told, and everything is as before."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from audits import Finding, Outcome, Report, audit
from audits.looking.screen import look
from audits.repair.changes import made
from audits.repair.colouring import Target
from audits.repair.drawn import text_slot
from audits.repair.nearest import Repair
from audits.repair.proof import Prover
from tests.audits.stage import build

ON_PAINTED = """
{name}:
    canvas.before:
        Color:
            rgba: .9, .9, .9, 1
        Rectangle:
            pos: self.pos
            size: self.size
"""


def _drawn(name: str, tone: float = 0.8, **members: Any) -> Any:
    """Make a class that draws words in a grey of its own, with these members."""
    from kivy.core.text import Label as CoreLabel
    from kivy.factory import Factory
    from kivy.graphics import Color, Rectangle
    from kivy.uix.widget import Widget

    def initialise(self: Any, **kwargs: Any) -> None:
        super(made, self).__init__(**kwargs)
        label = CoreLabel(text="faint words", font_size=20)
        label.refresh()
        with self.canvas:
            Color(tone, tone, tone, 1)
            Rectangle(texture=label.texture, pos=(50, 60), size=label.texture.size)

    made = type(name, (Widget,), {"__init__": initialise, **members})
    Factory.register(name, cls=made)
    return made


def _prove(kv: str) -> tuple[Report, Any]:
    root = build(kv)
    before = audit(root)
    frame = look(root).frame.copy()
    report = Prover().prove(root, before)
    assert np.array_equal(look(root).frame, frame)
    assert [finding.measured for finding in audit(root).findings] == [f.measured for f in before.findings]
    return report, root


def _refuses(self: Any, value: Any) -> None:
    raise RuntimeError(f"no {value}")


def _raises(self: Any) -> None:
    raise ZeroDivisionError("nothing here")


def _members() -> dict[str, dict[str, Any]]:
    from kivy.properties import (
        AliasProperty,
        BoundedNumericProperty,
        ListProperty,
        NumericProperty,
        ObjectProperty,
        OptionProperty,
        StringProperty,
    )

    class _Strict(ListProperty):  # type: ignore[misc]
        def check(self, obj: Any, value: Any) -> None:
            if value != [0.8, 0.8, 0.8, 1]:
                raise ValueError("only its own")
            super().check(obj, value)

    return {
        "string": {"color": StringProperty("#CCCCCC")},
        "name of a colour": {"color": StringProperty("silver")},
        "option": {"color": OptionProperty("silver", options=["silver", "gold"])},
        "number": {"color": NumericProperty(3)},
        "bounded": {"color": BoundedNumericProperty(3, min=0, max=4)},
        "none": {"color": ObjectProperty(None, allownone=True)},
        "object": {"color": ObjectProperty(object())},
        "plain tuple of 3": {"color": (0.8, 0.8, 0.8)},
        "plain string": {"color": "#CCC"},
        "NaN": {"color": [float("nan"), 0, 0, 1]},
        "infinite": {"color": (float("inf"), 0, 0, 1)},
        "short": {"color": [0.5]},
        "empty": {"color": []},
        "words": {"color": ["a", "b", "c"]},
        "numbers of numpy": {"color": np.array([0.8, 0.8, 0.8, 1])},
        "read only": {"color": property(lambda self: (0.8, 0.8, 0.8, 1))},
        "read-only alias": {"color": AliasProperty(lambda self: [0.8, 0.8, 0.8, 1], None)},
        "refuses": {"color": property(lambda self: [0.8, 0.8, 0.8, 1], _refuses)},
        "raises when read": {"color": property(_raises)},
        "observer raises": {"color": ListProperty([0.8, 0.8, 0.8, 1]), "on_color": lambda s, w, v: 1 / 0},
        "strict": {"color": _Strict([0.8, 0.8, 0.8, 1])},
        "a method": {"color": lambda self: None},
        "slow to raise": {"color": (0.8, 0.8, 0.8), "__setattr__": _only_kivys_own},
    }


def _only_kivys_own(self: Any, name: str, value: Any) -> None:
    if name == "color":
        raise TypeError("not that")
    object.__setattr__(self, name, value)


def _faint(report: Report) -> Finding:
    """Return the failure of contrast; words that are drawn on a canvas are not announced, either."""
    (failed,) = (each for each in report.having(Outcome.FAILED) if each.rule == "text-contrast")
    return failed


@pytest.mark.parametrize("kind", sorted(_members()))
def test_a_colour_that_cannot_be_changed_is_told(kind: str) -> None:
    build("Label:")
    name = "Odd" + kind.title().replace(" ", "").replace("-", "")
    _drawn(name, 0.2, **_members()[kind])
    report, _ = _prove(f"{name}:")
    failed = _faint(report)
    reason = str(failed.data["untried"])
    assert f"{name}.color" in reason or "no effect" in reason
    assert "background cannot be told" in reason


@pytest.mark.parametrize("kind", sorted(_members()))
def test_the_ground_is_tried_where_the_text_does_not_take_a_colour(kind: str) -> None:
    build("Label:")
    name = "Grounded" + kind.title().replace(" ", "").replace("-", "")
    _drawn(name, 0.45, **_members()[kind])
    report, _ = _prove(ON_PAINTED.format(name=name))
    failed = _faint(report)
    assert failed.data["proof"]["change"] == "ground"  # type: ignore[index]
    assert failed.data["proof"]["passes"]  # type: ignore[index]


@pytest.mark.parametrize("colour", ["'#CCCCCC'", "'silver'", "(.8, .8, .8)", "[.8, .8, .8, 1]"])
def test_a_label_takes_its_colour_in_any_form(colour: str) -> None:
    report, root = _prove(
        f"Label:\n    text: 'faint'\n    color: {colour}\n" + ON_PAINTED.split(":", 1)[1][1:]
    )
    (failed,) = report.having(Outcome.FAILED)
    assert failed.data["proof"]["passes"]  # type: ignore[index]
    assert list(root.color)[:3] == pytest.approx([0.8] * 3 if "silver" not in colour else [192 / 255] * 3)


def test_a_colour_kept_as_text_is_changed_as_text() -> None:
    from kivy.factory import Factory
    from kivy.properties import StringProperty
    from kivy.uix.boxlayout import BoxLayout

    build("Label:")
    Factory.register("Worded", cls=type("Worded", (BoxLayout,), {"color": StringProperty("#333333")}))
    kv = """
#:import rgba kivy.utils.get_color_from_hex
Worded:
    accessible_role: 'label'
    Label:
        text: 'faint'
        color: rgba(root.color)
"""
    widget = build(kv)
    target = Target("text", "Worded.color", (text_slot(widget),))
    with made(target.change(Repair("#808080", 0, 0))):
        assert (widget.color, list(widget.children[0].color)[:3]) == (
            "#808080",
            pytest.approx([128 / 255] * 3),
        )
    assert widget.color == "#333333"


def test_a_report_says_what_could_not_be_tried(tmp_path: Any) -> None:
    from audits import Entry, Run, reports

    build("Label:")
    _drawn("OddAndTold", 0.2, color=3)
    report, _ = _prove("OddAndTold:")
    run = Run("t", "wcag22-aa", (Entry({"screen": "s"}, report),))
    page, told = (path.read_text("utf-8") for path in reports.write(run, ["html", "json"], tmp_path))
    assert "It could not be tried: <bdi>" in page
    assert "OddAndTold.color holds no colour (int)" in page
    assert "没能试：" in page
    assert "OddAndTold.color holds no colour (int)" in told

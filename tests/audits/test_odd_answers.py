"""Whatever a widget of somebody's app says of itself, the audit goes through and judges the others."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import pytest

from audits import Outcome, audit
from tests.audits.stage import build

# What the auditor asks widgets for, declared or not.
ASKED = (
    "accessible_name", "accessible_role", "accessible_checked_state", "accessible_labelled_by",
    "accessible_hidden", "accessible_main", "accessible_closes", "script_id", "hint_text", "password",
    "multiline", "group", "active", "state", "focus", "allow_no_selection", "markup", "inert",
    "blocks_touches", "value", "icon", "color", "selection_text", "is_focusable", "text",
)  # fmt: skip


class _Unbending:
    """Raises whatever is done with it."""

    def _raise(self, *_: object) -> Any:
        raise RuntimeError("not this")

    __bool__ = __str__ = __repr__ = __eq__ = __hash__ = __len__ = __iter__ = __float__ = __format__ = _raise  # type: ignore[assignment]
    __getattr__ = __call__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __getitem__ = _raise


class _Words(str):
    """A text that raises when it is turned into one."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("no text")


def _raise(error: BaseException) -> Any:
    raise error


def _dead() -> Any:
    class Gone: ...

    return weakref.proxy(Gone())


VALUES: dict[str, Any] = {
    "None": None,
    "an object that raises": _Unbending(),
    "NaN": float("nan"),
    "an infinity": float("inf"),
    "a huge number": 10**400,
    "a lone surrogate": "a\ud800b",
    "an override": "\u202eabc\x00\x07",
    "a text of its own": _Words("words"),
    "bytes": b"\xff",
    "a list of anything": [None, 1, "a", _Unbending()],
    "a list of itself": [],
    "a dictionary": {"a": 1},
    "a function": lambda *_: None,
    "a class": dict,
    "a dead proxy": _dead(),
}
VALUES["a list of itself"].append(VALUES["a list of itself"])

RAISED = (
    RuntimeError("no"),
    AttributeError("no"),
    RecursionError("no"),
    ReferenceError("no"),
    MemoryError("no"),
)


def _page(members: dict[str, dict[str, Any]], kinds: int = 3) -> Any:
    """Return a page with one odd widget for each set of members, and a label and a button that are plain."""
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.button import Button
    from kivy.uix.label import Label

    build("Label:")
    page = BoxLayout(orientation="vertical")
    page.add_widget(Label(text="plain words"))
    for number, (name, each) in enumerate(members.items()):
        widget = (BoxLayout, Label, Button)[number % kinds]()
        page.add_widget(widget)
        widget.__class__ = type(f"Odd {name}", (type(widget),), each)  # once Kivy has made it
    page.add_widget(Button(text="plain button"))
    return page


def _require_judged(page: Any) -> None:
    report = audit(page)
    plain = {finding.node.name for finding in report.having(Outcome.PASSED)}
    assert {"plain words", "plain button"} <= plain


@pytest.mark.parametrize("kind", VALUES)
def test_an_odd_answer_costs_no_verdict(kind: str) -> None:
    page = _page({name: {name: property(lambda _: VALUES[kind])} for name in ASKED})
    _require_judged(page)


@pytest.mark.parametrize("error", RAISED, ids=repr)
def test_an_answer_that_raises_costs_no_verdict(error: BaseException) -> None:
    page = _page({name: {name: property(lambda _: _raise(error))} for name in ASKED})
    _require_judged(page)


def _answers_everything(self: Any, name: str) -> Any:
    if name.startswith("_") or name.startswith("on_"):
        raise AttributeError(name)
    return _Unbending()


METHODS: dict[str, Callable[..., Any]] = {
    "__eq__": lambda *_: _raise(RuntimeError("no")),
    "__bool__": lambda *_: _raise(RuntimeError("no")),
    "__str__": lambda *_: _raise(RuntimeError("no")),
    "__repr__": lambda *_: _raise(RuntimeError("no")),
    "__len__": lambda *_: 0,
    "__iter__": lambda *_: _raise(RuntimeError("no")),
    "__getattr__": _answers_everything,
    "to_parent": lambda *_: _raise(RuntimeError("no")),
    "to_local": lambda *_: (float("nan"), float("nan")),
    "collide_point": lambda *_: _raise(RuntimeError("no")),
}


@pytest.mark.parametrize("kind", METHODS)
def test_an_odd_method_costs_no_verdict(kind: str) -> None:
    _require_judged(_page({f"{kind} {number}": {kind: METHODS[kind]} for number in range(2)}, kinds=2))


DRAWN = {
    "a NaN colour": "Widget:\n    canvas:\n        Color:\n            rgba: float('nan'), 0, 0, 1\n"
    "        Rectangle:\n            size: 10, 10\n",
    "a NaN rotation": "Label:\n    text: 'turned'\n    canvas.before:\n        PushMatrix:\n"
    "        Rotate:\n            angle: float('nan')\n    canvas.after:\n        PopMatrix:\n",
    "an infinite scale": "Label:\n    text: 'scaled'\n    canvas.before:\n        PushMatrix:\n"
    "        Scale:\n            xyz: float('inf'), 1, 1\n    canvas.after:\n        PopMatrix:\n",
    "a NaN size": "Widget:\n    size_hint: None, None\n    size: float('nan'), 20\n",
    "a NaN place": "Widget:\n    size_hint: None, None\n    pos: float('nan'), 3\n",
    "an infinite size": "Widget:\n    size_hint: None, None\n    size: float('inf'), float('-inf')\n",
    "a NaN opacity": "Label:\n    text: 'pale'\n    opacity: float('nan')\n",
    "a turned scatter": "Scatter:\n    rotation: float('nan')\n    Label:\n        text: 'inside'\n",
}


@pytest.mark.parametrize("kind", DRAWN)
def test_figures_that_are_none_cost_no_verdict(kind: str) -> None:
    page = _page({})
    page.add_widget(build("FloatLayout:"))
    page.children[0].add_widget(build(DRAWN[kind]))
    _require_judged(page)


def test_a_window_of_broken_pixels_is_drawn_whole() -> None:
    from kivy.core.window import Window

    page, size = _page({}), tuple(Window.size)
    Window.add_widget(page)
    try:
        Window.size = 300.4, 550.6
        _require_judged(page)
    finally:
        Window.remove_widget(page)
        Window.size = size


def test_a_deep_tree_is_judged() -> None:
    page = _page({})
    inner = page
    for _ in range(150):
        inner.add_widget(build("BoxLayout:"))
        inner = inner.children[0]
    _require_judged(page)

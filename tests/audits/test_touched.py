"""What acts on touch and is no control by its class: pictures, links in markup, arrows of trees."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from audits import audit
from tests.audits.stage import build


def _told(root: Any, rule: str, profile: str = "wcag22-aa") -> list[tuple[str, str, str, str]]:
    findings = audit(root, profile, rules=[rule], picture=False, states=["default"]).findings
    return [(each.node.role, each.node.name, str(each.outcome), each.reason) for each in findings]


def _acting(base: type, code: str) -> Any:
    names: dict[str, Any] = {}
    exec(compile(code, __file__, "exec"), names)
    methods = {name: each for name, each in names.items() if name.startswith("on_")}
    return type("ActingPicture", (base,), methods)


PLACED = "def on_touch_down(self, touch):\n    if self.collide_point(*touch.pos):\n        print('tapped')\n"
ANYWHERE = "def on_touch_down(self, touch):\n    print('tapped')\n"
FOLLOWS = PLACED + "def on_touch_move(self, touch):\n    print('moved')\n"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (PLACED, [("button", "", "failed", "")]),
        (ANYWHERE, [("image", "", "cant_tell", "may-act")]),
        (FOLLOWS, [("image", "", "cant_tell", "may-act")]),
    ],
)
def test_a_class_of_the_app_that_overrides_touches(code: str, told: list[tuple[str, str, str, str]]) -> None:
    from kivy.uix.image import Image

    page = build("FloatLayout:")
    page.add_widget(_acting(Image, code)(size_hint=(None, None), size=(30, 30)))
    assert _told(page, "control-name") == told


def test_a_function_that_is_bound_in_python() -> None:
    page = build("FloatLayout:\n    Image:\n        size_hint: None, None\n        size: 30, 30")
    (picture,) = page.children

    def tapped(where: str, widget: Any, touch: Any) -> None:
        if widget.collide_point(*touch.pos):
            widget.tapped = where

    tell = partial(tapped, "here")
    picture.bind(on_touch_up=tell)
    assert _told(page, "control-name") == [("button", "", "failed", "")]


def test_what_kivy_binds_itself_makes_no_button() -> None:
    page = build("FloatLayout:\n    Image:")
    (picture,) = page.children
    picture.bind(on_touch_down=picture.setter("opacity"))
    assert _told(page, "control-name") == []


def test_the_arrow_of_a_tree_is_a_control_of_its_own() -> None:
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.label import Label
    from kivy.uix.treeview import TreeView, TreeViewLabel, TreeViewNode

    page = build("FloatLayout:")
    tree = TreeView(hide_root=True, indent_start=16, size_hint=(None, None), size=(200, 200))
    for name, inside in (("Fruit", "Fig"), ("Nuts", "Almond")):
        node = tree.add_node(type("RowOfATree", (TreeViewNode, BoxLayout), {})())
        node.add_widget(Label(text=name))
        tree.add_node(TreeViewLabel(text=inside), node)
    page.add_widget(tree)
    told = _told(page, "target-size", "wcag22-aaa")
    assert ("disclosure_triangle", "Fruit", "failed", "") in told
    assert [name for role, name, _, _ in told if role == "disclosure_triangle"] == ["Fruit", "Nuts"]
    assert [name for role, name, _, _ in told if role == "tree_item"] == ["Fruit", "Nuts"]

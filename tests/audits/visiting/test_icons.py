"""One icon under two names is remarked where the second is met."""

from __future__ import annotations

import pytest

from audits.model import Box, Entry, Finding, Node, Outcome, Report
from audits.visiting.icons import Icons


def _entry(screen: str, icon: str, name: str) -> Entry:
    node = Node("button", name, "Page/Button", Box(0, 0, 48, 48))
    finding = Finding("control-name", Outcome.PASSED, node, "Has a name.", data={"icon": icon})
    return Entry({"screen": screen}, Report((finding,), "wcag22-aa", (390, 844)))


def _told(*names: str, icon: str = "close") -> list[str]:
    icons = Icons()
    met = [icons.compared(_entry(f"page {number}", icon, name)) for number, name in enumerate(names)]
    return [f"{each.kind} {each.about} {each.detail}" for entry in met for each in entry.report.remarks]


def test_another_name_on_another_screen_is_remarked_once() -> None:
    assert _told("Close", "Cancel", "Cancel", "Close") == [
        "icon-names close “Close” (page 0), “Cancel” (page 1)"
    ]


@pytest.mark.parametrize("names", [("Delete Ann", "Delete Bob"), ("删除小明", "删除小红"), ("Back", "back")])
def test_one_action_on_several_things_is_one_name(names: tuple[str, str]) -> None:
    assert _told(*names) == []


def test_a_glyph_is_told_by_its_number() -> None:
    assert _told("关闭", "返回", icon="\ue5cd")[0].startswith("icon-names U+E5CD ")

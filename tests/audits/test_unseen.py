"""What lies one swipe or one tap away is named."""

from __future__ import annotations

import pytest

from audits import Remark, audit
from tests.audits.stage import build

LISTS = {
    "the rest of a list": (
        "ScrollView:\n    Label:\n        size_hint_y: None\n        height: 4000\n        text: 'long'",
        Remark("unseen-rest", "ScrollView", "79%"),
    ),
    "rows of data": (
        "RecycleView:\n    viewclass: 'Label'\n    data: [{'text': str(n)} for n in range(500)]\n"
        "    RecycleBoxLayout:\n        default_size: None, 50\n        default_size_hint: 1, None\n"
        "        size_hint_y: None\n        height: self.minimum_height\n        orientation: 'vertical'",
        Remark("unseen-rows", "RecycleView", "483"),
    ),
    "tabs": (
        "TabbedPanel:\n    do_default_tab: False\n    TabbedPanelItem:\n        text: 'one'\n"
        "    TabbedPanelItem:\n        text: 'two'",
        Remark("unseen-tabs", "TabbedPanel", "two"),
    ),
    "choices": (
        "Spinner:\n    text: 'choose'\n    values: 'red', 'green'",
        Remark("unseen-choices", "Spinner", "red, green"),
    ),
    "slides": (
        "Carousel:\n    Label:\n        text: 'a'\n    Label:\n    Label:\n",
        Remark("unseen-slides", "Carousel", "2"),
    ),
    "closed parts": (
        "Accordion:\n    AccordionItem:\n        title: 'one'\n    AccordionItem:\n        title: 'two'",
        Remark("unseen-items", "Accordion", "one"),
    ),
}


@pytest.mark.parametrize("what", LISTS)
def test_what_is_not_in_sight_is_named(what: str) -> None:
    kv, expected = LISTS[what]
    report = audit(build(kv), rules=["text-contrast"], states=["default"])
    assert expected in report.remarks
    assert report.without_unseen().remarks == ()


def test_a_page_that_shows_all_has_nothing_to_name() -> None:
    report = audit(
        build("ScrollView:\n    Label:\n        text: 'short'"), rules=["text-contrast"], states=["default"]
    )
    assert report.remarks == ()

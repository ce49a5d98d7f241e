"""A page is looked through from top to bottom, also below the fold, and left as it stood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audits.driving.screenfuls import screenfuls

from .conftest import SmallStage

Make = Callable[[str], SmallStage]
PAGE = """
BoxLayout:
    orientation: 'vertical'
    ScrollView:
        id: page
        scroll_y: 1
        BoxLayout:
            orientation: 'vertical'
            size_hint_y: None
            height: {height}
            Label:
                text: 'Clear words'
                size_hint_y: None
                height: 60
            Widget
            Label:
                text: 'Faint words'
                color: .2, .2, .2, 1
                size_hint_y: None
                height: 60
    Button:
        text: 'Always in sight'
        size_hint_y: None
        height: 60
"""


@pytest.mark.parametrize(("height", "count"), [(300, 1), (900, 2), (2000, 3)])
def test_a_page_is_looked_through_and_left_as_it_stood(make_stage: Make, height: int, count: int) -> None:
    from audits.driving.held import settle

    stage = make_stage(PAGE.format(height=height))
    settle(stage.root)
    page = stage.root.ids.page
    page.scroll_y = 0.75
    places = [page.scroll_y for _ in screenfuls(stage.root)]
    assert places[0] == page.scroll_y == 0.75
    assert len(places) >= count
    assert places[-1] == (0 if count > 1 else 0.75)


def test_what_lies_below_something_open_is_not_looked_through(make_stage: Make) -> None:
    from audits.driving.held import settle

    stage = make_stage(PAGE.format(height=2000))
    settle(stage.root)
    stage.root.inert = True
    assert len(list(screenfuls(stage.root))) == 1

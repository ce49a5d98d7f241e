"""Rows of a choice carry their mark, a placeholder has its frame, and all of it holds large text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.backup.events import ChooseContact, CreateGroup, PauseExport, SendMail, StartExport
from app.domain.events import Back, Event, Go, Typed
from app.domain.papers.events import Apply, AttachPaper
from app.domain.papers.minor import PAPERS
from app.domain.views.model import Action, View
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.widgets.row import ChoiceRow
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, picture, tap, wear
from tests.screens.test_clipping import cut_off, overlapping

TO_RENAME = (Go("pay"), Go("manage"), Go("realname"), Go("rename"))
BACKUP: tuple[tuple[Event, ...], ...] = (
    (Go("backup"),),
    (Go("backup_contacts"), ChooseContact("mother")),
    (CreateGroup(),),
    (Back("group"), Go("export")),
    (StartExport(),),
    (PauseExport(),),
    (Go("export_cancel"),),
    (Back("export_cancel"), Back("export"), Go("email"), Typed("email", "lin"), SendMail()),
    (Typed("email", "lin@example.cn"), SendMail()),
)
MINOR: tuple[tuple[Event, ...], ...] = (
    (Go("discover"),),
    (Go("games"),),
    (Back("games"), Back("discover"), *TO_RENAME),
    (Go("paper", "guardian_video"),),
    tuple(AttachPaper(paper) for paper in PAPERS),
    (Back("paper", "guardian_video"), Apply()),
    (Go("games"),),
    (Back("games"), Go("withdraw")),
)


def _views(variant: Variant) -> Iterator[View]:
    for scenario, moves in (("heavy-chat", BACKUP), ("minor", MINOR)):
        run = Run(variant.with_choice("scenario", scenario))
        for events in moves:
            yield run.do(*events).view


def test_a_row_of_a_choice_shows_and_tells_whether_it_is_in_it(shown: Shown, time: VirtualTime) -> None:
    run = Run(Variant()).do(Go("backup"), Go("backup_contacts"))
    phone = shown.show(run.view)
    row = find(phone, "contact-ahe")
    assert isinstance(row, ChoiceRow)
    assert (row.accessible_role, row.accessible_checked_state) == ("check_box", False)
    frames(time, 1.2, step=0.1)
    before = picture(phone)
    tap(row, time)
    assert shown.events == [ChooseContact("ahe")]
    shown.change(run.do(*shown.events).view)
    assert row.accessible_checked_state is True
    assert picture(phone) != before


@pytest.mark.requirement("M02", "M03", "M04")
def test_a_placeholder_has_a_frame(shown: Shown, time: VirtualTime) -> None:
    run = Run(Variant(scenario="minor")).do(*TO_RENAME, Go("paper", "household"))
    assert run.view.framed
    framed = picture(shown.show(run.view))
    assert framed != picture(shown.show(replace(run.view, framed=False)))


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_large_text_is_neither_cut_off_nor_on_top_of_other_text(shown: Shown, lang: str) -> None:
    variant = Variant(text_scale=200, lang=lang)
    wear(variant)
    for view in _views(variant):
        phone = shown.show(view)
        assert (view.screen, cut_off(phone), overlapping(phone)) == (view.screen, [], [])


@pytest.mark.parametrize("text_scale", range(180, 260, 10))
def test_the_actions_come_to_rest_in_one_place(shown: Shown, time: VirtualTime, text_scale: int) -> None:
    wear(Variant(text_scale=text_scale))
    view = Run(Variant(scenario="minor")).do(Go("backup")).view
    actions = tuple(Action(f"action-{number}", view.title, Back(view.screen)) for number in range(3))
    phone = shown.show(replace(view, actions=actions))
    page = phone.ids.stage.screen.ids.page
    places = set()
    for _ in range(4):
        frames(time, 1 / 60)
        places.add(page.pinned)
    assert len(places) == 1

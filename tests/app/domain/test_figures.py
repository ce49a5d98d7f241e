"""What one screen counts, another counts alike; and a check tells what it has looked at."""

from __future__ import annotations

import pytest

from app.content.scenarios import scenario_names
from app.content.strings import load_strings
from app.domain.aftermath.events import Receive
from app.domain.events import Go, Remedy, Ticked
from app.domain.facts.text import Text
from app.domain.rules.conditions import CONDITIONS
from app.domain.rules.eligibility import check
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import Row, View
from tests.app.domain.changed import changed
from tests.app.domain.runs import STARTED, play, start
from tests.app.domain.solving import at_the_check

SAY = load_strings("en").render


def _row(state: State, name: str, *events: Go) -> Row:
    rows = [row for section in view(play(state, *events)).sections for row in section.rows]
    return next(row for row in rows if row.id == name)


def _argument(text: Text | None, name: str) -> object:
    return dict(text.arguments).get(name, 0) if text else 0


@pytest.mark.requirement("P13", "E03")
@pytest.mark.parametrize("scenario", scenario_names())
def test_payment_management_and_the_check_count_the_same_renewals(scenario: str) -> None:
    state = start(scenario)
    told = _row(state, "renewals", Go("manage")).detail
    rows = [row for section in view(play(state, Go("renewals"))).sections for row in section.rows]
    assert _argument(told, "count") == (
        sum(row.button is not None for row in rows) or len(state.account.running_renewals)
    )
    checked = next(
        item for item in check(state.account, state.now, state.setup.claims) if item.check == "P13"
    )
    if checked.blocker is not None and not checked.waits:
        assert _argument(checked.blocker.said, "count") == _argument(told, "count")


@pytest.mark.parametrize("scenario", scenario_names())
def test_the_wallet_and_the_check_count_the_same(scenario: str) -> None:
    state = start(scenario)
    items = {item.check: item for item in check(state.account, state.now, state.setup.claims)}
    for name, condition in (("packets", "P14"), ("orders", "P02")):
        blocker = items[condition].blocker
        assert _argument(_row(state, name, Go("wallet")).detail, "count") == _argument(
            blocker.said if blocker else None, "count"
        )


def _notice(state: State, name: str) -> View:
    overlay = view(play(state, Go("rule", name))).overlay
    assert overlay is not None
    return overlay


@pytest.mark.requirement(*CONDITIONS)
@pytest.mark.parametrize("name", CONDITIONS)
def test_a_passed_check_tells_what_was_looked_at_when_and_the_rule(name: str) -> None:
    later = play(at_the_check(start("ready")), Ticked(STARTED.replace(hour=15)))
    notice = _notice(later, name)
    assert notice.lead is not None
    assert notice.note is not None
    looked, ruled, titled = SAY(notice.lead), SAY(notice.note), SAY(notice.title)
    assert "9:41" in looked, "the time of the check, not of the tap"
    assert looked != titled
    assert "30007" not in ruled
    assert name in ("P13", "P14") or SAY(later.setup.claims[name].text) in ruled


@pytest.mark.parametrize(
    ("scenario", "name", "said"),
    [
        ("ready", "P01", "Balance: ¥0"),
        ("ready", "P13", "Renewals to cancel: 0; ending with the change: 0"),
        ("changed-recently", "P09", "Name changes in the last 365 days: 1"),
    ],
)
def test_the_figures_are_those_of_the_account(scenario: str, name: str, said: str) -> None:
    notice = _notice(at_the_check(start(scenario)), name)
    assert notice.lead is not None
    assert SAY(notice.lead).startswith(said)


def test_an_item_keeps_the_time_at_which_it_was_examined() -> None:
    state = at_the_check(start("balance"))
    later = play(state, Ticked(STARTED.replace(hour=12)), Remedy("P01"))
    back = play(later, Go("check"))
    assert {item.at for item in back.check.items if item.check == "P02"} == {STARTED}


@pytest.mark.requirement("E01")
def test_only_a_limited_account_is_told_to_wait_for_its_recovery() -> None:
    largest = max(start().setup.surroundings.payers, key=lambda payer: payer.fen)
    for state, key in ((start("ready"), "refused.too_much"), (changed(), "refused.too_much_limited")):
        notice = view(play(state, Receive(largest.id))).overlay
        assert notice is not None
        assert notice.note is not None
        assert notice.note.key == key

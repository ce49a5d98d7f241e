from __future__ import annotations

from datetime import timedelta

import pytest

from app.content.strings import load_strings
from app.domain.events import Begin, Go, Ticked
from app.domain.views import view
from app.domain.views.model import Row, View
from tests.app.domain.runs import finish, play, start

SAY = load_strings("en").render


def _rows(seen: View) -> dict[str, Row]:
    return {row.id: row for section in seen.sections for row in section.rows}


@pytest.mark.requirement("F05", "F06", "F07")
def test_each_phone_s_estimate_stands_beside_its_claim_and_counts_its_steps() -> None:
    table = view(play(start(), Go("times"))).table
    assert table is not None
    assert [tuple(map(SAY, row[1:])) for row in table.rows] == [
        ("2 min 9 s\n5 steps", "2 min 15 s"),
        ("2 min 31 s\n6 steps", "2 min 38 s"),
        ("2 min 42 s\n7 steps", "2 min 52 s"),
    ]


@pytest.mark.requirement("F08")
def test_the_general_claim_stands_beside_what_the_phones_own_claims_come_to() -> None:
    rows = _rows(view(play(start(), Go("times"))))
    assert SAY(rows["claimed"].value or "") == "+23 s"
    assert SAY(rows["slower-harmonyos"].value or "") == "+23 s"
    assert SAY(rows["slower-android"].value or "") == "+37 s"
    assert "measured" not in rows


@pytest.mark.requirement("F08")
def test_what_was_measured_this_time_is_shown_once_there_is_something() -> None:
    begun = play(start(platform="android"), Begin())
    state = finish(play(begun, Ticked(begun.now + timedelta(seconds=150)))).pushed("times")
    assert SAY(_rows(view(state))["measured"].value or "") == "2 min 30 s"

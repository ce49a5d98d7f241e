from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.content.strings import load_strings
from app.domain.events import Begin, CancelRenewals, EmptyBalance, Proceed, ReviseName, Ticked, Typed
from app.domain.facts.design import Behaviour
from app.domain.rules.effects import effects
from app.domain.views import view
from app.domain.views.model import Style
from tests.app.domain.runs import CLEAR, REPORTED, STARTED, answer, finish, play, reach, start


@pytest.mark.requirement("E01", "E02", "E03")
def test_e01_to_e03_are_told_before_and_true_afterwards() -> None:
    state = play(start("auto-renewals"), CancelRenewals(("video", "cloud")), Begin())
    told = effects(state.account, state.setup.claims)
    assert [effect.claim for effect in told][:4] == ["E01", "E02", "E03", "E06"]
    table = view(state).table
    assert table is not None
    assert [row[0] for row in table.rows] == [effect.subject for effect in told]
    assert view(state).read_first, "the agreement stands below all that is agreed to"
    assert view(state).screen == "consequences"
    account = finish(state).account
    assert account.receipt_limit_fen == 2000_00
    assert account.withdrawals_from == STARTED + timedelta(hours=72)
    assert not account.running_renewals


@pytest.mark.requirement("P01")
@pytest.mark.parametrize(("behaviour", "screen"), [(CLEAR, "check"), (REPORTED, "error")])
def test_what_came_up_during_the_verification_keeps_it_from_being_committed(
    behaviour: Behaviour, screen: str
) -> None:
    state = play(start(behaviour=behaviour), Begin())
    while state.verification.current != "confirm":
        state = play(state, *answer(state))
    state = replace(state, account=replace(state.account, balance_fen=1))
    refused = play(state, Proceed("confirm"))
    assert refused.submitted is None
    assert [place.screen for place in refused.stack] == ["me", screen]
    emptied = play(refused, EmptyBalance("withdraw"), Begin())
    assert emptied.verification == state.verification
    assert play(emptied, Proceed("confirm")).submitted is not None


@pytest.mark.requirement("S03", "S05")
def test_the_identity_is_held_until_the_back_end_is_through() -> None:
    state = finish(play(start(), Begin()))
    hours = state.setup.claims.whole("A10")
    early = play(state, Ticked(STARTED + timedelta(hours=hours, seconds=-1)))
    assert not early.finished
    assert early.account.name == "林小满"
    late = play(state, Ticked(STARTED + timedelta(hours=hours)))
    assert late.finished
    assert late.account.name == "林一一"
    assert late.account.renamed == (STARTED.date(),)


@pytest.mark.parametrize("platform", ["ios", "harmonyos", "android"])
def test_the_new_name_is_seen_in_whole_before_and_after_the_commit(platform: str) -> None:
    """WCAG 2.2 SC 3.3.4: a typo can be seen, and be corrected, before it counts."""
    state = reach("confirm", platform)
    done = play(finish(state), Ticked(STARTED + timedelta(hours=13)))
    for shown in (view(state), view(finish(state)), view(done)):
        assert shown.name_change is not None
        said = [load_strings("en").render(text) for text in (shown.name_change.old, shown.name_change.new)]
        assert said == ["Lin X***", "林一一"]
        assert "林一一" not in repr(shown)
    commit = next(action for action in view(state).actions if action.id == "commit")
    assert (commit.style, commit.text.private) == (Style.PRIMARY, True)
    assert load_strings("zh-CN").render(commit.text) == "开始更名为 林一一"


def test_a_typo_found_on_the_confirmation_is_corrected_in_the_form() -> None:
    form = play(reach("confirm", "android"), ReviseName())
    assert (form.shown, form.verification.name) == ("new_name", "林一一")
    state = play(form, Typed("name", "林晓禾"), Proceed("new_name"))
    assert (state.shown, state.verification.name) == ("confirm", "林晓禾")
    assert play(reach("new_name"), ReviseName()).shown == "new_name"


def test_a_red_packet_expires() -> None:
    state = play(start("red-packets"), Ticked(STARTED + timedelta(hours=9)))
    assert [packet.settled for packet in state.account.packets] == ["expired", ""]

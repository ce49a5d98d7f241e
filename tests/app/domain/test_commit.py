from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.events import Begin, CancelRenewals, EmptyBalance, Proceed, Ticked
from app.domain.facts.account import mask_name
from app.domain.facts.design import Behaviour
from app.domain.rules.effects import FIRST, effects
from app.domain.views import view
from tests.app.domain.runs import CLEAR, REPORTED, STARTED, answer, finish, play, start


@pytest.mark.requirement("E01", "E02", "E03")
def test_e01_to_e03_are_told_before_and_true_afterwards() -> None:
    state = play(start("auto-renewals"), CancelRenewals(("video", "cloud")), Begin())
    told = effects(state.account, state.setup.claims)[:FIRST]
    assert [effect.claim for effect in told] == ["E01", "E02", "E03", "E06"]
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


def test_a_red_packet_expires() -> None:
    state = play(start("red-packets"), Ticked(STARTED + timedelta(hours=9)))
    assert [packet.settled for packet in state.account.packets] == ["expired", ""]


def test_names_are_masked() -> None:
    assert [mask_name(name) for name in ("林", "林一", "林小满", "欧阳小满")] == [
        "林",
        "林*",
        "林*满",
        "欧**满",
    ]

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.facts.plan import Mark
from app.domain.saga.stores import Purses, Store, key_of

HELD, RESTORED, RELEASED = (key_of(5, mark) for mark in (Mark.HELD, Mark.RESTORED, Mark.RELEASED))


@pytest.mark.requirement("S09")
@given(
    st.lists(st.sampled_from((HELD, RESTORED, RELEASED, key_of(4, Mark.HELD))), max_size=8), st.integers(0, 7)
)
def test_a_repeated_key_changes_nothing(keys: list[int], which: int) -> None:
    once, twice = Store("once"), Store("twice")
    for number, key in enumerate(keys):
        once.take(1, key)
        twice.take(1, key)
        if number == which:
            assert not twice.take(1, key)
    assert (once.mark(1), once.owner(1)) == (twice.mark(1), twice.owner(1))


@pytest.mark.parametrize("order", list(permutations((HELD, RESTORED))))
def test_a_mark_that_was_given_up_is_undone_in_whatever_order_the_two_arrive(order: tuple[int, int]) -> None:
    store = Store("payment")
    for key in order:
        store.take(1, key)
    assert store.mark(1) is Mark.RESTORED
    assert store.owner(1) == 0


def test_only_what_is_held_is_released() -> None:
    store = Store("payment")
    assert not store.take(1, RELEASED)
    store.take(1, HELD)
    store.take(1, RESTORED)
    assert not store.take(1, RELEASED)
    assert store.mark(1) is Mark.RESTORED
    assert store.take(1, key_of(6, Mark.HELD))
    assert store.take(1, key_of(6, Mark.RELEASED))
    assert (store.run(1), store.owner(1)) == (6, 6)


@pytest.mark.requirement("S05")
def test_a_held_identity_is_still_there() -> None:
    store = Store("identity")
    store.take(1, HELD)
    assert store.mark(1) is Mark.HELD
    assert store.owner(1) == 0, "marked, not deleted"


@pytest.mark.requirement("S05")
@pytest.mark.parametrize("later", [(Mark.HELD,), (Mark.HELD, Mark.RESTORED), (Mark.RESTORED, Mark.HELD)])
def test_the_owner_stays_until_another_run_is_released(later: tuple[Mark, ...]) -> None:
    store = Store("identity")
    for key in (HELD, RELEASED, *(key_of(6, mark) for mark in later)):
        store.take(1, key)
    assert store.owner(1) == 5
    for mark in (Mark.HELD, Mark.RELEASED):
        store.take(1, key_of(7, mark))
    assert store.owner(1) == 7


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"), st.sampled_from("xyz"), st.sampled_from("xyz"), st.integers(1, 900)
        )
    )
)
def test_no_money_appears_or_disappears(moves: list[tuple[str, str, str, int]]) -> None:
    purses, seen = Purses(), set()
    for key, source, target, fen in moves:
        assert purses.move(key, source, target, fen) is (key not in seen)
        seen.add(key)
    assert purses.total() == 0

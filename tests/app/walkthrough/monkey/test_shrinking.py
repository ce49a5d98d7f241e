from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.walkthrough.monkey.shrinking import shrink


@given(st.sets(st.integers(0, 40), max_size=5), st.integers(0, 40))
def test_what_is_needed_is_all_that_is_left(needed: set[int], more: int) -> None:
    items = [*range(41 + more), 99]

    def failing(some: Sequence[int]) -> Sequence[int] | None:
        return some if needed <= set(some) and some[-1] == 99 else None

    assert shrink(items, failing) == [*sorted(needed), 99]


def test_what_comes_after_the_failure_is_left_out() -> None:
    def failing(some: Sequence[str]) -> Sequence[str] | None:
        return some[: some.index("fail") + 1] if "fail" in some else None

    assert shrink(["a", "fail", "b", "fail"], failing) == ["fail"]


def test_one_thing_is_small_enough() -> None:
    assert shrink(["fail"], lambda some: some) == ["fail"]
    assert shrink([], lambda some: some) == []

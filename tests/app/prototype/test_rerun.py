"""A run that happens again: the same events, at the same moments, lead to the same state."""

from __future__ import annotations

from datetime import timedelta

from app.domain.events import Back, Begin, Digit, Event, Go, LeaveCheck, Proceed, Remedy, Sense
from app.prototype.rerun import Done, rerun, spot
from app.prototype.store import Store, initial_state
from app.prototype.variant import Variant
from tests.screens.stand import STARTED

TO_THE_PASSWORD: tuple[Event, ...] = (Go("pay"), Go("realname"), Go("rename"), LeaveCheck(), Begin())


def done(*events: Event) -> tuple[Done, ...]:
    return tuple(Done(STARTED + timedelta(seconds=2 * n), event) for n, event in enumerate(events, 1))


def test_the_same_events_lead_to_the_same_state() -> None:
    variant = Variant(scenario="several-blockers")
    store = Store(initial_state(variant, STARTED), lambda *_: None, lambda _: None)
    walked = done(Go("realname"), Go("rename"), Remedy("P13"), Back("renewals", "P13"))
    for each in walked:
        store.pass_time((each.moment - store.state.now).total_seconds())
        store.dispatch(each.event)
    stand = rerun(variant, STARTED, walked, walked[-1].moment)
    assert stand.state == store.state


def test_what_is_due_happens_at_its_moment_and_the_rest_is_waiting() -> None:
    variant = Variant(scenario="ready")
    walked = done(*TO_THE_PASSWORD, Proceed("consequences"), *map(Digit, "246810"), Sense())
    last = walked[-1].moment
    at_once = rerun(variant, STARTED, walked, last)
    later = rerun(variant, STARTED, walked, last + timedelta(minutes=1))
    assert min(seconds for seconds, _ in at_once.waiting) > 0
    assert [at_once.state.shown, later.state.shown] == ["face_id", "new_name"]


def test_another_phone_stands_at_the_same_step_as_long_as_the_steps_are_the_same() -> None:
    ios, android = (Variant(scenario="ready", platform=name) for name in ("ios", "android"))
    password = done(*TO_THE_PASSWORD, Proceed("consequences"))
    until = password[-1].moment
    assert spot(rerun(ios, STARTED, password, until).state) == spot(
        rerun(android, STARTED, password, until).state
    )
    sensor = (*password, *(Done(until, Digit(digit)) for digit in "246810"))
    until += timedelta(seconds=1)
    stands = [rerun(variant, STARTED, sensor, until) for variant in (ios, android)]
    assert [stand.state.shown for stand in stands] == ["face_id", "fingerprint"]

"""Walk the graph of views: what a view offers, where it leads, and all that can be reached."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from functools import cache
from operator import attrgetter
from types import NoneType

from app.domain.events import Back, Cancel, ChooseAnswer, Event, Return, Ticked, Typed
from app.domain.facts.account import Account
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.text import Text
from app.domain.flow import step
from app.domain.navigation import DETOURS
from app.domain.rules.eligibility import blocked, check
from app.domain.rules.keypads import digits_of
from app.domain.state import Place, State
from app.domain.views import view
from app.domain.views.happenings import happenings
from app.domain.views.model import Kind, View
from tests.app.domain.runs import STARTED, answer, keys

Path = tuple[Event, ...]
_ANSWERED = {"devices": Question.CONSENT, "handoff": Question.GIVEN_UP}
_PLAIN = (str, int, float, NoneType)
CLOSING = (Back, Return, Cancel)  # what leaves a screen without anything being decided
DEEPEST = 10  # open screens; no honest way is longer
# Each wait is over by the next of these moments; a walk knows no others, so that it stays finite.
MOMENTS = (STARTED + timedelta(days=30), STARTED + timedelta(days=60))


def events_in(record: object) -> Iterator[Event]:
    """Yield every event that a view offers, wherever it carries it. A disabled action offers none."""
    if isinstance(record, Event):
        yield record
    elif not isinstance(record, Text) and getattr(record, "enabled", True):
        for part in _parts(record):
            yield from events_in(part)


def texts_in(record: object) -> Iterator[Text]:
    if isinstance(record, Text):
        yield record
    else:
        for part in _parts(record):
            yield from texts_in(part)


def _parts(record: object) -> Iterable[object]:
    """Return what a tuple or a dataclass holds, but for what can hold nothing."""
    if isinstance(record, tuple):
        return record
    return (
        part
        for name in _field_names(type(record))
        if not isinstance(part := getattr(record, name), _PLAIN) and part != ()
    )


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def play_all(state: State, events: Path) -> State:
    """Play events, and at once what they schedule."""
    for event in events:
        state, effects = step(state, event)
        state = play_all(state, tuple(effect.event for effect in effects))
    return state


def ways_on(state: State, seen: View, *, thorough: bool) -> Iterator[Path]:
    """Yield what can be done in a state, of which ``seen`` is the view.

    A walk that is not thorough makes no mistakes in the verification.
    """
    if state.top.screen == "verify" and not thorough:
        yield tuple(answer(state))
        yield (Cancel(),)
        return
    top = seen.overlay or seen
    for event in dict.fromkeys(events_in(top)):
        yield (event,)
    if top.panel is not None or top.scan is not None:
        for answer_given in Answer:
            yield (ChooseAnswer(Question.BIOMETRICS, answer_given),)
    if state.shown == "main_device":
        yield (ChooseAnswer(Question.MAIN_DEVICE, Answer.FAIL_ONCE),)
    if state.shown in _ANSWERED and state.answers.of(_ANSWERED[state.shown]) is Answer.PASS:
        yield (ChooseAnswer(_ANSWERED[state.shown], Answer.FAIL_ONCE), *_first(seen))
    yield from ((each.event,) for each in happenings(state))
    if top.asked is not None:
        account = state.account
        for code in (account.payment_password, account.device_passcode, account.login_password, "000000"):
            yield tuple(keys(code))
        for keypad in (state.verification.keypad, state.backup.mail.keypad, state.aftermath.proof.keypad):
            yield tuple(keys(digits_of(keypad.code.serial)))
    for field in top.fields:
        for text in ("林一一", "1", "lin@example.cn"):
            yield (Typed(field.id, text),)
    later = next((moment for moment in MOMENTS if state.now < moment), None)
    if top.kind is Kind.PROGRESS and later is not None:
        yield (Ticked(later),)


def _first(seen: View) -> Path:
    """Return what the first action of a view does."""
    return tuple(action.event for action in seen.actions[:1])


class _Standings:
    """What makes two states that show the same view lead to different places.

    The check is made once for each account and moment. Accounts are told apart by identity, which most events
    keep: to compare them takes as long as to check them.
    """

    def __init__(self) -> None:
        self._accounts: dict[int, Account] = {}  # kept, so that no other takes the place of one in memory
        self._blocked: dict[tuple[int, datetime], tuple[str, ...]] = {}

    def of(self, state: State) -> Hashable:
        """Return a state's standing."""
        return (self._blockers(state), *_rest_of_standing(state))

    def _blockers(self, state: State) -> tuple[str, ...]:
        account = state.account
        key = (id(account), state.now)
        if key not in self._blocked:
            self._accounts[id(account)] = account
            items = blocked(check(account, state.now, state.setup.claims))
            self._blocked[key] = tuple(item.check for item in items)
        return self._blocked[key]


def _rest_of_standing(state: State) -> tuple[Hashable, ...]:
    return (
        tuple(detour(state) for detour in DETOURS),
        state.submitted is None,
        state.finished,
        state.account.limited,
    )


# All that tells apart two states of one run.
_facts = attrgetter(*(each.name for each in fields(State) if each.compare and each.name != "setup"))


def reachable(*starts: State, thorough: bool, most: int) -> dict[View, State]:
    """Return every view that is met, with the first state that shows it.

    A view is gone on from once in each standing, and each kind of screen ``most`` times at the most: a walk
    stays affordable where many independent facts multiply. Whatever is offered is always tried, and drawn
    unless it leads to a state that was met before. All starts are of one run.
    """
    standings = _Standings()
    known = {_facts(state) for state in starts}
    waiting = deque((view(state), state) for state in starts)
    found = dict(waiting)
    numbers = {seen: number for number, seen in enumerate(found)}  # a view's hash takes long
    met: set[Hashable] = {(numbers[seen], standings.of(state)) for seen, state in waiting}
    expanded: Counter[tuple[str, str]] = Counter()
    while waiting:
        shown, state = waiting.popleft()
        place = (state.top.screen, state.top.about)
        expanded[place] += 1
        if expanded[place] > most:
            continue
        for events in ways_on(state, shown, thorough=thorough):
            after = play_all(state, events)
            if after is state or len(after.stack) > DEEPEST or (facts := _facts(after)) in known:
                continue
            known.add(facts)
            seen = view(after)
            number = numbers.setdefault(seen, len(numbers))
            if number == len(found):
                found[seen] = after
            standing = (number, standings.of(after))
            if standing not in met:
                met.add(standing)
                waiting.append((seen, after))
    return found


def _decides(way: Path) -> bool:
    return not isinstance(way[0], CLOSING)


class WaysHome:
    """Follows the offered actions that close screens, as far as they lead.

    What shows the same view over the same screens has the same way home, which is gone once.
    """

    def __init__(self) -> None:
        self._ends: dict[Hashable, tuple[Place, ...]] = {}

    def end(self, state: State, seen: View) -> tuple[Place, ...]:
        """Return the screens that are open at the end of the way from a state and its view."""
        if len(state.stack) == 1:
            return state.stack
        key = seen, state.stack
        if key not in self._ends:
            ways = sorted(ways_on(state, seen, thorough=True), key=_decides)
            results = (play_all(state, events) for events in ways)
            closer = next((after for after in results if len(after.stack) < len(state.stack)), None)
            self._ends[key] = state.stack if closer is None else self.end(closer, view(closer))
        return self._ends[key]


def way_home(state: State) -> tuple[Place, ...]:
    """Return the screens that are open where the offered actions that close screens have led."""
    return WaysHome().end(state, view(state))

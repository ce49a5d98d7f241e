"""On a worker of a cluster: one job in, one result out, done by a child process of each of its threads.

A child has an OpenGL context of its own, which a worker's threads could not share. It stays for the next jobs
of its thread, and ends when there are none for a while, or when its worker ends.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.errors import MachineError
from app.sharing import sameness
from app.sharing.child import LEAVES_WITHIN_S, Child, Kind, Told

_IDLE_S = 60.0  # after which a child ends: somebody may have ended a run without a word to its workers


class End(Enum):
    """How a job ended on a worker; what comes with it."""

    TOLD = "told"  # what the child told
    DIED = "died"  # the child: how, in words
    UNREADY = "unready"  # the child did not get ready: how it died, in words
    UNLIKE = "unlike"  # this machine has other versions: which, in words


@dataclass(slots=True)
class _Hand:
    """A thread's child, and for which run it is at work."""

    child: Child
    begin: str
    run: str = ""


class _Hands(threading.local):
    """What each thread has of its own."""

    mine: _Hand | None = None


_hands = _Hands()
_at_work: dict[int, _Hand] = {}


def examined() -> Mapping[str, str]:
    """Return what has to be alike on all machines, and what draws there (``renderer``, or ``lacks``)."""
    from audits.target.opengl import renderer

    try:
        return {**sameness.facts(), "renderer": renderer()}
    except MachineError as error:
        return {**sameness.facts(), "lacks": str(error)}


def do(facts: Mapping[str, str], run: str, begin: str, job: bytes) -> tuple[End, object]:
    """Do a pickled job of a run by what ``begin`` names ("module:name"); return how it ended.

    ``facts`` are those of the machine that asks.
    """
    unlike = sameness.difference(facts)
    if unlike:
        return End.UNLIKE, unlike
    hand = _hands.mine
    if hand is None or hand.begin != begin:
        if hand is not None:
            _gone(hand)
        hand = _hands.mine = _at_work[threading.get_ident()] = _Hand(Child(begin, _IDLE_S), begin, run)
        ready = hand.child.told()
        if ready is None or ready.kind is Kind.RAISED:
            return _ended(hand, ready, End.UNREADY)
    hand.run = run
    hand.child.give(job)
    return _ended(hand, hand.child.told(), End.DIED)


def stop(run: str) -> None:
    """Interrupt the children that are at work for a run, or were last."""
    for hand in [*_at_work.values()]:
        if hand.run == run:
            hand.child.interrupt()


def _ended(hand: _Hand, told: Told | None, otherwise: End) -> tuple[End, object]:
    if told is None:
        return otherwise, _gone(hand)
    if told.kind is Kind.RAISED:
        _gone(hand)
    return End.TOLD, told


def _gone(hand: _Hand) -> str:
    """Wait until a child has ended, and return how."""
    _at_work.pop(threading.get_ident(), None)
    _hands.mine = None
    return hand.child.end(LEAVES_WITHIN_S)

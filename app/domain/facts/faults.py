"""The faults that can disturb a change at the back end, and the causes of a rollback."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """A fault that can be injected; it affects the message that is being sent at that moment.

    ``TIMEOUT``: the update is made, its answer is lost. ``LATE_REPLY``: the message arrives only after the
    run has given it up. ``DUPLICATE``: it arrives twice. ``CRASH``: the process dies, and another one takes
    over its journal. The other two are movements of money, which no process can refuse.
    """

    TIMEOUT = "timeout"
    CRASH = "crash"
    DUPLICATE = "duplicate"
    LATE_REPLY = "late-reply"
    FUND_OPERATION = "fund-operation"
    REFUND = "red-packet-refund"


MONEY = (Fault.FUND_OPERATION, Fault.REFUND)
UNANSWERED = (Fault.TIMEOUT, Fault.LATE_REPLY)


class Cause(StrEnum):
    """Why a run turns back."""

    TIMEOUT = "timeout"
    MONEY = "money"
    REFUND = "refund"
    CANCELLED = "cancelled"

"""Prepare the phone for a walk, so that it meets the same frames whatever was walked before it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import CheckError, InputError
from audits.driving.clock import VirtualTime
from audits.driving.frames import Frames

if TYPE_CHECKING:
    from app.prototype.shell import Prototype

_REST_S = 2.0  # a scroll bar has faded by then


def begin_afresh(prototype: Prototype, time: VirtualTime, arguments: Mapping[str, str]) -> None:
    """Lay out the look of these choices once, let running animations finish, and show nothing.

    What else is scheduled, such as steady intervals and far events, is dropped.
    """
    frames = Frames(time)
    with suppress(CheckError, InputError):  # a walk that cannot begin says so itself
        prototype.launch(arguments)
        frames.advance(_REST_S)
    prototype.rest()
    with suppress(CheckError):
        frames.advance(_REST_S)
    time.begin_again()

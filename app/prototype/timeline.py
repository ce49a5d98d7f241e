"""The prototype's own time: it passes with Kivy's clock, and can be moved on past it.

A call that is due later waits for its moment in this time. A jump makes the calls in their order, each at its
own moment, so that the result is the same as after waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock

from app.domain.events import Event


@dataclass(eq=False, slots=True)
class _Appointment:
    moment: float
    event: Event
    alarm: Any = None


class Timeline:
    """Counts s from its creation, on from ``passed``.

    ``tick`` is called whenever time has passed, at least once a ``tick_s``, ``happen`` with each event that
    is due.
    """

    def __init__(
        self, tick: Callable[[], None], tick_s: float, happen: Callable[[Event], None], passed: float = 0.0
    ) -> None:
        self._tick = tick
        self._happen = happen
        self._began = Clock.get_time()
        self._skipped = passed
        self._frozen: float | None = None
        self._appointments: list[_Appointment] = []
        self._ticker = Clock.schedule_interval(lambda _elapsed: tick(), tick_s)

    @property
    def now(self) -> float:
        """The s that have passed; within a jump, those up to the moment that it has come to."""
        if self._frozen is not None:
            return self._frozen
        return float(Clock.get_time() - self._began + self._skipped)

    @property
    def waiting(self) -> list[tuple[float, Event]]:
        """What is to happen, and in how many s."""
        return [(each.moment - self.now, each.event) for each in self._appointments]

    def later(self, seconds: float, event: Event) -> None:
        """Let an event happen after that time."""
        appointment = _Appointment(self.now + seconds, event)
        self._appointments.append(appointment)
        self._set_alarm(appointment)

    def advance(self, seconds: float) -> None:
        """Move on by that time, at once."""
        until = self.now + seconds
        while (due := min(self._appointments, key=_moment, default=None)) and due.moment <= until:
            self._frozen = max(due.moment, self.now)
            self._tick()
            self._keep(due)
        self._frozen = None
        self._skipped += seconds
        for appointment in self._appointments:
            appointment.alarm.cancel()
            self._set_alarm(appointment)
        self._tick()

    def stop(self) -> None:
        """Stop: make no more calls."""
        self._ticker.cancel()
        for appointment in self._appointments:
            appointment.alarm.cancel()
        self._appointments.clear()

    def _set_alarm(self, appointment: _Appointment) -> None:
        wait = max(0.0, appointment.moment - self.now)
        appointment.alarm = Clock.schedule_once(lambda _elapsed: self._keep(appointment), wait)

    def _keep(self, appointment: _Appointment) -> None:
        appointment.alarm.cancel()
        self._appointments.remove(appointment)
        self._happen(appointment.event)


def _moment(appointment: _Appointment) -> float:
    return appointment.moment

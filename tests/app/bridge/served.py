"""The prototype off screen with a bridge: what a real screen reader's client is tried on.

It is on the virtual time of walks, which stands still while nothing moves: however busy the machine is, the
same presses meet the same frames. Reads one order a line from stdin, and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import queue
import re
import sys
import threading
from dataclasses import asdict
from time import sleep
from typing import TYPE_CHECKING

from app.domain.state import State
from app.prototype import headless

if TYPE_CHECKING:
    from app.prototype.shell import Prototype
    from audits.driving.clock import VirtualTime

_LOOK_S = 0.02
_SOON_S = 2.0  # what is due within this time is waited for, such as what a sensor says


def outcome(state: State) -> str:
    """Return where a run has come to, and what became of the account, but for the moments of its steps."""
    told = repr((state.shown, [place.screen for place in state.stack], asdict(state.account)))
    return re.sub(r"datetime\.datetime\([^)]*\)", "a moment", told)


class Served:
    """The running prototype: lets happen what the client asks for, and does what the test orders."""

    def __init__(self, prototype: Prototype, time: VirtualTime) -> None:
        from app.walkthrough.evidence.camera import Camera
        from audits.bridge import connect
        from audits.driving.driver import Driver
        from audits.driving.frames import Frames

        bridge = connect()
        assert bridge is not None
        self._prototype = prototype
        self._camera = Camera()
        self._driver = Driver(lambda: prototype.root, time)
        self._frames = Frames(time, soon_s=_SOON_S)
        self._frames.after_each = self._driver.frames.after_each = bridge.refresh

    def launch(self, choices: dict[str, str]) -> None:
        """Start with these choices."""
        self._prototype.launch(choices)

    def advance(self, seconds: float) -> None:
        """Let the prototype's time pass."""
        self._prototype.advance(seconds)

    def type(self, text: str) -> None:
        """Type on the computer's keyboard, as it gives its keys to the window."""
        self._driver.type(text)

    def now(self) -> tuple[str, str]:
        """Return where the run has come to, and the hash of the frame."""
        return outcome(self._prototype.state), self._camera.frame_hash()

    def serve(self, orders: queue.SimpleQueue[str]) -> None:
        """Do what is asked for and ordered, until the orders end."""
        from audits.driving.rest import busy

        while True:
            if busy(_SOON_S):
                self._frames.settle()
            elif orders.empty():
                sleep(_LOOK_S)
            elif line := orders.get():
                order, *arguments = json.loads(line)
                answer = getattr(self, order)(*arguments)
                self._frames.settle()
                sys.stdout.write(json.dumps({"answer": answer}) + "\n")
                sys.stdout.flush()
            else:
                return


def _read(orders: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        orders.put(line)
    orders.put("")


def main() -> None:
    """Serve the prototype until stdin ends."""
    headless.prepare()
    orders: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(orders,), daemon=True).start()
    with headless.running() as (prototype, time):
        Served(prototype, time).serve(orders)


if __name__ == "__main__":
    main()

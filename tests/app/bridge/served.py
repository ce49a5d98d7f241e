"""The prototype off screen on real time, with a bridge: what a real screen reader's client is tried on.

Started as a program with choices (``scenario=ready``). At the end of its input it prints what it shows.
"""

from __future__ import annotations

import re
import sys
import threading
from dataclasses import asdict
from datetime import datetime

from app.domain.state import State
from app.prototype.variant import Variant
from audits.target.environment import prepare_kivy
from screens.sizes import PHONE

STARTED = datetime(2026, 1, 5, 9, 41)


def outcome(state: State) -> str:
    """Return where a run has come to, and what became of the account, but for the moments: time is real."""
    told = repr((state.shown, [place.screen for place in state.stack], asdict(state.account)))
    return re.sub(r"datetime\.datetime\([^)]*\)", "a moment", told)


def main(choices: list[str]) -> None:
    """Show the prototype until stdin ends."""
    prepare_kivy(*PHONE, off_screen=True)
    from kivy.app import App
    from kivy.clock import Clock
    from kivy.uix.floatlayout import FloatLayout

    from app.prototype.shell import Prototype
    from audits.bridge import connect

    class Served(App):  # type: ignore[misc]
        title = "明白"

        def build(self) -> FloatLayout:
            ground = FloatLayout()

            def place(phone: FloatLayout) -> None:
                ground.clear_widgets()
                ground.add_widget(phone)

            variant = Variant().with_choices(dict(choice.split("=") for choice in choices))
            self.prototype = Prototype(variant, STARTED, place)
            return ground

        def on_start(self) -> None:
            connect(self)

    served = Served()
    stop = Clock.create_trigger(lambda _elapsed: served.stop())  # in the thread that has the window
    threading.Thread(target=lambda: (sys.stdin.read(), stop()), daemon=True).start()
    served.run()
    sys.stdout.write(outcome(served.prototype.state))


if __name__ == "__main__":
    main(sys.argv[1:])

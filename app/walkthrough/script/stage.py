"""What a command needs of the app it is played on; the prototype is one such stage."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, runtime_checkable

from app.prototype.variant import Variant


class Stage(Protocol):
    """A running app: its root widget, and how it is started with other choices."""

    @property
    def root(self) -> Any:  # noqa: ANN401 - a Kivy widget
        """The widget that everything shown lies in."""

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start again with these choices."""


@runtime_checkable
class Switchable(Protocol):
    """A stage whose choices can be changed while it runs."""

    @property
    def variant(self) -> Variant:
        """The choices that are shown."""

    def choose(self, name: str, choice: str) -> None:
        """Change one choice."""


@runtime_checkable
class Backed(Protocol):
    """A stage with something behind its screens, which its window shows beside the phone."""

    @property
    def behind(self) -> tuple[str, ...]:
        """What lies behind the present screen, line by line."""


@runtime_checkable
class Answerable(Protocol):
    """A stage that answers for the world (a sensor, a service), as is chosen."""

    def choose_answer(self, question: str, answer: str) -> None:
        """Choose what will be answered to a question."""


@runtime_checkable
class Peopled(Protocol):
    """A stage with other people, whom it plays."""

    def let_happen(self, name: str) -> None:
        """Let somebody else do something. Raises CheckError where the present screen shows nothing of it."""


@runtime_checkable
class Disturbable(Protocol):
    """A stage with a back end into which faults can be injected."""

    def inject(self, fault: str) -> None:
        """Inject a fault into the change under way. Raises CheckError where there is none."""


@runtime_checkable
class Foreign(Stage, Protocol):
    """A stage with somebody else's app: it really ends, keeps files, has themes of its own, and may fail."""

    @property
    def name(self) -> str:
        """What the app is called by whoever named it."""

    def end(self, *, killed: bool) -> None:
        """End the app; unless it is killed, it is told so."""

    def clear_state(self) -> None:
        """End the app, and forget all that it has kept."""

    @property
    def themes(self) -> tuple[str, ...]:
        """The names of its themes, the present one first; none where it has none."""

    def show_theme(self, name: str) -> None:
        """Switch to one of them."""

    @property
    def judged(self) -> Any:  # noqa: ANN401 - a Kivy widget
        """What is to be judged: what lies open above the page, and else the page."""

    def watched(self) -> AbstractContextManager[None]:
        """Tell what the app does wrong meanwhile: raises CheckError."""


@runtime_checkable
class Overseen(Protocol):
    """A stage that knows what has to hold of it, which screen is open, and where that is drawn."""

    @property
    def broken(self) -> tuple[str, ...]:
        """What should hold of the present run and does not, or did not at some moment, in words."""

    @property
    def place(self) -> Hashable:
        """What is open, from the lowest screen to the one on top."""

    @property
    def page(self) -> Any:  # noqa: ANN401 - a Kivy widget
        """The widget that the open screen is drawn in, without the phone's own bars."""

"""The life of a bridge: it waits until a screen reader listens, and then tells what changes, once a frame.

AccessKit calls from threads of its own. What it asks is put into a queue, and the app's thread does it in
its next frame. The adapter is not called before AccessKit has asked for the tree: until then it holds a lock
while it waits for Python's, and both threads would wait for each other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.logger import Logger

from .changes import changes
from .focusing import attended
from .operating import Operator
from .protocols import Adapter, Handlers
from .reading import read
from .records import Snapshot

if TYPE_CHECKING:
    from kivy.app import App
    from kivy.core.window import WindowBase

Asked = Callable[[], None]


class Bridge:
    """Tells a window's accessibility interface what a Kivy app shows, and does what is asked of it.

    ``title`` names the window. ``snapshot`` is what was told last; it is empty as long as nobody listens.
    """

    def __init__(
        self, window: WindowBase, title: Callable[[], str], make_adapter: Callable[[Handlers], Adapter]
    ) -> None:
        self.snapshot = Snapshot()
        self.listening = False
        self._window = window
        self._title = title
        self._told = False
        self._asked: deque[Asked] = deque()
        self._operator = Operator(window)
        self._wake = Clock.create_trigger(self._do_asked)
        self._adapter: Adapter | None = make_adapter(self)

    def activate(self) -> None:
        """Begin to tell, in the next frame."""
        self._ask(self._begin)

    def deactivate(self) -> None:
        """Stop telling, in the next frame."""
        self._ask(self._end)

    def act(self, request: Any) -> None:  # noqa: ANN401 - AccessKit's ActionRequest
        """Do what is asked for, in the next frame."""
        self._ask(partial(self._operator.do, request))

    def close(self) -> None:
        """Leave the window. Has to be called before the interpreter ends."""
        self._end()
        self._asked.clear()
        self._wake.cancel()
        self._operator.close()
        if self._adapter is not None:
            self._adapter.close()
            self._adapter = None

    def refresh(self, *_: object) -> None:
        """Tell what has changed since the last time."""
        if self._adapter is None or not self.listening:
            return
        from . import accesskit_nodes

        before = self.snapshot
        after = attended(before, read(self._window, self._title()))
        if not self._told:
            self._adapter.update(lambda: accesskit_nodes.whole(after))
        elif (changed := changes(before, after)) is not None:
            self._adapter.update(lambda: accesskit_nodes.part(changed.nodes, changed.focus))
        self.snapshot, self._told = after, True

    def _ask(self, what: Asked) -> None:
        self._asked.append(what)
        self._wake()

    def _do_asked(self, _elapsed: float = 0) -> None:
        while self._asked:
            asked = self._asked.popleft()
            try:
                asked()
            except Exception:  # noqa: BLE001 - code of the app, too
                Logger.exception("Accessibility: what a screen reader asked for could not be done")

    def _begin(self) -> None:
        if self.listening or self._adapter is None:
            return
        self.listening, self._told = True, False
        self._window.fbind("on_flip", self.refresh)
        self._window.fbind("focus", self._tell_focus)
        for name in ("left", "top", "size"):
            self._window.fbind(name, self._tell_place)
        self._tell_place()
        self._tell_focus()
        self.refresh()

    def _end(self) -> None:
        if not self.listening:
            return
        self.listening = False
        self.snapshot = Snapshot()
        self._window.funbind("on_flip", self.refresh)
        self._window.funbind("focus", self._tell_focus)
        for name in ("left", "top", "size"):
            self._window.funbind(name, self._tell_place)

    def _tell_focus(self, *_: object) -> None:
        if self._adapter is not None:
            self._adapter.focus(bool(self._window.focus))

    def _tell_place(self, *_: object) -> None:
        if self._adapter is not None:
            window = self._window
            left, top = float(window.left or 0), float(window.top or 0)
            self._adapter.place((left, top, left + window.width, top + window.height))


def open_bridge(app: App | None) -> Bridge:
    """Connect Kivy's window until its event loop ends; see ``connect``."""
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from .adapters import adapter

    def title() -> str:
        return str(app.title or app.get_application_name()) if app is not None else str(Window.title)

    bridge = Bridge(Window, title, adapter(Window))
    EventLoop.fbind("on_stop", lambda *_: bridge.close())
    return bridge

"""Listens to a person's hands and keys on the phone, and turns them into the steps of a flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import hypot

from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.content.examples import load_examples
from app.domain.entering import answer
from app.domain.events import Digit, Erase, Event, Typed
from app.domain.facts.keypad import CODE_LENGTH
from app.domain.views.model import View
from app.prototype.shell import Prototype
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.recording.flow import Named, Recording
from app.walkthrough.recording.naming import elements_of, selector, touched
from screens.system.feeling import Feeler
from screens.widgets.focus import is_open
from screens.widgets.tappable import LONG_S, Tappable

_STILL = 12  # dp within which a finger that moves still taps, as lists have it
_DIGITS = {*range(48, 58), *range(256, 266)}  # those of the number pad, too
_BACK_KEYS, _ENTER = (27, 8), (13, 271, 32)  # Esc and Backspace; Space presses, too


@dataclass(frozen=True, slots=True)
class _Finger:
    """A finger on the phone: where it came down, when, and on what, as a flow names that."""

    uid: object
    pos: tuple[float, float]
    since: datetime
    named: Named


class Recorder:
    """Records one run of a prototype, from its start until ``stop``.

    ``covered`` tells whether something of the window lies over the phone at a point of the window (px);
    ``changed`` hears of every step.
    """

    def __init__(
        self,
        prototype: Prototype,
        covered: Callable[[tuple[float, float]], bool],
        changed: Callable[[], None],
    ) -> None:
        self._prototype = prototype
        self._privacy = Privacy()
        self._covered = covered
        self._changed = changed
        self._noted = prototype.now
        self._down: _Finger | None = None
        self._drag: tuple[str, str] | None = None  # from where to where, if the last input was one
        self._at: str | None = None  # where the last touch was, if on nothing that has a name
        self._back_key = False  # the last input was a key that may go back
        self._typing = ""  # the field or keypad that is being typed in
        self._digits, self._answer = 0, ""
        self._by_hand = True  # and not filled in by the phone, after a touch on a message say
        self.recording = Recording(prototype.variant.as_arguments())
        prototype.listeners.append(self._heard)
        Window.bind(on_touch_down=self._touch, on_touch_up=self._lift, on_key_down=self._key)

    def stop(self) -> Recording:
        """End the recording with what is on the screen."""
        self._prototype.listeners.remove(self._heard)
        Window.unbind(on_touch_down=self._touch, on_touch_up=self._lift, on_key_down=self._key)
        self._end_typing()
        self._wait()
        view = self._prototype.root.view
        if view is not None:
            self.recording.add("assertVisible", {"id": f"screen-{(view.overlay or view).screen}"})
        return self.recording

    def note(self, command: str, value: str | Named = "") -> None:
        """Record a step that was made in the panel."""
        self._end_typing()
        self._add(command, value)

    def _touch(self, _: object, touch: MotionEvent) -> None:
        phone = self._prototype.root
        if self._down is not None or touch.is_mouse_scrolling or phone.in_transition:
            return
        if not phone.collide_point(*phone.to_widget(*touch.pos)) or self._covered(touch.pos):
            return
        elements = elements_of(phone)
        target = touched([each for each in elements if is_open(each.widget)], touch.pos)
        named: Named = {}
        self._by_hand = target is not None and bool(getattr(target.widget, "types", False))
        if target is not None and not self._by_hand:
            named = selector(target, elements, self._is_private)
        self._down = _Finger(touch.uid, touch.pos, self._prototype.now, named)
        self._drag, self._back_key = None, False
        self._at = None if named or self._by_hand else self._share(touch.pos)

    def _lift(self, _: object, touch: MotionEvent) -> None:
        finger = self._down
        if finger is None or finger.uid != touch.uid:
            return
        self._down = None
        if hypot(touch.x - finger.pos[0], touch.y - finger.pos[1]) > dp(_STILL):
            self._drag = self._share(finger.pos), self._share(touch.pos)
        elif finger.named:
            held = (self._prototype.now - finger.since).total_seconds() >= LONG_S
            self._end_typing()
            self._add("longPressOn" if held else "tapOn", finger.named)

    def _share(self, point: tuple[float, float]) -> str:
        """Return a point of the window as flows have it: in per cent of the phone, from its left top."""
        phone = self._prototype.root
        x, y = phone.to_widget(*point)
        shares = ((x - phone.x) / phone.width, (phone.top - y) / phone.height)
        return ",".join(f"{round(100 * min(1.0, max(0.0, share)))}%" for share in shares)

    def _key(self, _: object, key: int, *rest: object) -> bool:
        phone = self._prototype.root
        if not is_open(phone):
            return False  # the panel lies over it
        focused = next((each for each in FocusBehavior._keyboards.values() if each is not None), None)
        self._by_hand = self._by_hand or key in _DIGITS
        self._drag, self._at, self._back_key = None, None, key in _BACK_KEYS
        if key in _ENTER and isinstance(focused, Tappable) and _lies_in(focused, phone):
            elements = elements_of(phone)
            target = next((each for each in elements if each.widget is focused), None)
            if target is not None and not getattr(focused, "types", False):
                named = selector(target, elements, self._is_private)
                self._end_typing()
                # A key stands for a finger that stays long enough.
                self._add("longPressOn" if isinstance(focused, Feeler) else "tapOn", named)
        return False

    def _went_back(self, event: Event) -> bool:
        """Tell whether the last input goes back without a button: by a key, by a swipe, or beside a sheet."""
        view: View | None = self._prototype.root.view
        unnamed = self._back_key or self._drag is not None or self._at is not None
        return unnamed and view is not None and event == (view.overlay or view).back

    def _heard(self, event: Event) -> None:
        """Note what is done before it has any effect. Of what is typed: where and how much, never what."""
        if self._went_back(event):
            self.note("back")
        elif self._drag is not None and not isinstance(event, Typed | Digit):
            self.note("swipe", dict(zip(("start", "end"), self._drag, strict=True)))
        elif self._at is not None and not isinstance(event, Typed | Digit):
            self.note("tapOn", {"point": self._at})
        elif isinstance(event, Typed):
            self._privacy.remember(event.text)
            if event.field != self._typing:
                self._begin_field(event.field)
        elif isinstance(event, Digit) and self._by_hand:
            pad = event.keypad or self._prototype.state.shown
            if pad != self._typing:
                self._end_typing()
                self._typing, self._answer = pad, answer(self._prototype.state)
            self._digits += 1
            if self._digits == CODE_LENGTH:
                self._end_typing()
        elif isinstance(event, Erase):
            self._digits = max(0, self._digits - 1)
        self._drag, self._at, self._back_key = None, None, False

    def _begin_field(self, field: str) -> None:
        self._end_typing()
        self._typing = field
        steps = self.recording.steps
        focused = next((each for each in FocusBehavior._keyboards.values() if each is not None), None)
        if not steps or not steps[-1].startswith("- tapOn"):
            self._add("tapOn", {"id": field})  # the focus came by a key
        if isinstance(focused, TextInput) and self._had_text(field):
            self._add("eraseText")
        name = self.recording.variable(field, load_examples().get(field, ""))
        self._add("inputText", f"${{{name}}}")

    def _had_text(self, field: str) -> bool:
        view = self._prototype.root.view
        return view is not None and any(each.id == field and each.value for each in view.fields)

    def _end_typing(self) -> None:
        """Write what stands for the digits, where all were keyed in: fewer have no effect."""
        if self._digits == CODE_LENGTH:
            name = self.recording.variable(self._typing, self._answer)
            self._add("inputText", f"${{{name}}}")
        self._typing, self._digits, self._answer = "", 0, ""

    def _add(self, command: str, value: str | Named = "") -> None:
        self._wait()
        self.recording.add(command, value)
        self._changed()

    def _wait(self) -> None:
        now = self._prototype.now
        self.recording.pause((now - self._noted).total_seconds())
        self._noted = now

    def _is_private(self, text: str) -> bool:
        return self._privacy.redacted(text) != text


def _lies_in(widget: Widget, whole: Widget) -> bool:
    one = widget
    while isinstance(one, Widget) and one is not whole:
        one = one.parent
    return one is whole

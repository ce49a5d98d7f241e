"""What the screen tests share: real views of real runs, and a phone that can be touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch
from kivy.uix.widget import Widget

from app.domain.events import (
    Back,
    Begin,
    ChooseAnswer,
    ConfirmDevice,
    Digit,
    Event,
    FillCode,
    Go,
    LeaveCheck,
    Proceed,
    PutMessageAway,
    Remedy,
    Sense,
    Ticked,
    Typed,
    UseExample,
)
from app.domain.facts.faults import Fault
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.text import literal
from app.domain.saga.events import Inject
from app.domain.views import view
from app.domain.views.model import Action, Message, Style, View
from app.prototype.dress import dress
from app.prototype.store import Store, initial_state
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from audits.looking.settle import sync
from audits.pixels.framebuffer import Box, draw_boxes

STARTED = datetime(2026, 1, 5, 9, 41)
FRAME_S = 1 / 60
BESIDE = 12  # px beside a part of a picture, where a ring or a shadow may lie


def wear(variant: Variant) -> None:
    """Show the variant's theme, design, text scale, phone and language from now on."""
    dress(variant)


class Run:
    """One run of the flow; what it schedules waits until ``let_happen``."""

    def __init__(self, variant: Variant) -> None:
        self._later: list[Event] = []
        state = initial_state(variant, STARTED)
        self._store = Store(state, lambda _, event: self._later.append(event), lambda _: None)

    @property
    def view(self) -> View:
        return view(self._store.state)

    def do(self, *events: Event) -> Run:
        for event in events:
            self._store.dispatch(event)
        return self

    def key_in(self, digits: str) -> Run:
        return self.do(*(Digit(digit) for digit in digits))

    def let_happen(self) -> Run:
        waiting, self._later = self._later, []
        return self.do(*waiting)


def views(variant: Variant) -> Iterator[View]:
    """Yield views of every kind that the flow has, on a phone with a fingerprint and an SMS code."""
    run = Run(variant.with_choices({"scenario": "several-blockers", "platform": "android"}))
    for events in ((), (Go("pay"),), (Go("menu"),), (Go("manage"), Go("realname")), (Go("rename"),)):
        yield run.do(*events).view
    if variant.design == "reported":
        yield run.do(Begin()).view
    else:
        yield run.do(Go("rule", "P02")).view
        yield run.do(Back("rule", "P02"), Remedy("P13")).view
        yield run.do(Back("renewals", "P13"), Remedy("P14")).view
    yield from _verification(variant)


def _verification(variant: Variant) -> Iterator[View]:
    run = Run(variant.with_choices({"scenario": "ready", "platform": "android"}))
    run.do(Go("realname"), Go("rename"))
    if variant.design == "clear":
        run.do(LeaveCheck())
    yield run.view
    yield run.do(Begin()).view
    yield run.do(Proceed("consequences")).key_in("246").view
    yield run.key_in("810").view
    yield run.do(ChooseAnswer(Question.BIOMETRICS, Answer.FAIL_ONCE), Sense()).view
    yield run.let_happen().view
    yield run.do(Sense()).let_happen().let_happen().let_happen().key_in("1").view
    yield run.key_in("11111").view
    yield run.key_in("472922").view
    yield run.do(ConfirmDevice()).view
    yield run.do(Typed("name", "林"), UseExample(), Proceed("new_name")).view
    yield run.do(Typed("name", "林一一"), UseExample(), Proceed("new_name")).view
    yield run.do(Proceed("confirm")).view
    yield run.do(Go("process")).view
    yield run.do(Inject(Fault.REFUND)).view
    yield run.do(Ticked(STARTED + timedelta(hours=1))).view


def message(look: str) -> Message:
    """Return a message of the phone with a code in it."""
    close, fill = PutMessageAway(), FillCode()
    copy = Action("copy-code", literal("复制"), fill, Style.LINK)
    words = (literal("1069"), literal("验证码 472922"))
    actions = (copy,) if look == "banner" else ()
    return Message(look, "message", *words, close, tap=fill, code=literal("472922"), actions=actions)


def frames(time: VirtualTime, seconds: float, step: float = FRAME_S) -> None:
    """Let so much virtual time pass, frame by frame, without drawing them: nobody looks."""
    for _ in range(max(1, round(seconds / step))):
        time.now += step
        do_what_is_due()


def do_what_is_due() -> None:
    """Do what is due at this moment. The window is not drawn: that takes longer than all the rest."""
    Clock.tick()
    EventLoop.dispatch_input()
    sync()


def find(root: Widget, script_id: str) -> Widget:
    """Return the one widget that scripts know by this id."""
    found = [widget for widget in root.walk() if getattr(widget, "script_id", "") == script_id]
    assert len(found) == 1, f"{len(found)} widgets are called {script_id!r}"
    return found[0]


def tap(widget: Widget, time: VirtualTime) -> None:
    """Touch the middle of a widget and wait until what it brings about has come to rest."""
    touch = UnitTestTouch(*widget.to_window(*widget.center))
    touch.touch_down()
    frames(time, 0.1)
    touch.touch_up()
    frames(time, 0.6)


def press_key(key: int, name: str, modifiers: tuple[str, ...] = ()) -> None:
    """Press and release a key, as the window provider does."""
    text = name if len(name) == 1 else ""
    Window.dispatch("on_key_down", key, 0, text, list(modifiers))
    Window.dispatch("on_key_up", key, 0)
    do_what_is_due()


def picture(widget: Widget, around: Widget | None = None) -> bytes:
    """Return a widget's pixels as they are drawn now; with ``around``, those of this part alone."""
    do_what_is_due()
    width, height = round(widget.width), round(widget.height)
    left, bottom, right, top = (0, 0, width, height) if around is None else _place(around, widget)
    frame = np.empty((height, width, 4), np.uint8)
    draw_boxes(widget.canvas, frame, (-widget.x, -widget.y), [(left, bottom, right, top)])
    return frame[bottom:top, left:right].tobytes()


def _place(part: Widget, whole: Widget) -> Box:
    """Return where a part and what is beside it lie in a widget, in px."""
    left, bottom = (
        round(of_part - of_whole)
        for of_part, of_whole in zip(part.to_window(*part.pos), whole.to_window(*whole.pos), strict=True)
    )
    right, top = left + round(part.width) + BESIDE, bottom + round(part.height) + BESIDE
    return (
        max(0, left - BESIDE),
        max(0, bottom - BESIDE),
        min(round(whole.width), right),
        min(round(whole.height), top),
    )

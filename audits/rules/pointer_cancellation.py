"""pointer-cancellation: who puts a finger on the wrong control can drag it off, and nothing has happened.

WCAG 2.5.2 asks that the down event does nothing, or that it is undone when the finger is lifted elsewhere.
So each kind of control is touched, the finger drawn off and lifted; what the app shows before, while the
finger is down and afterwards is compared: texts, values, states, and which widgets there are. What an app
does out of sight cannot be seen so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..looking.tree import Element
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged, unseen

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..driving.finder import Point
    from ..probing.probe import Probe

_PRESSED_S = 0.3  # a ScrollView hands a touch on to what lies in it after 0.055 s
_TICK_S = 1.1  # a clock that tells seconds has changed
_SAMPLES = 3  # of what is declared at one place
_ON_THE_WAY = frozenset({"slider", "splitter", "scroll_bar"})  # the finger's way is what counts there
_TOLD = ("text", "active", "value", "state", "current", "disabled", "opacity", "collapse", "is_open")

Shown = dict[int, tuple[Any, dict[str, object]]]


def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
    """Judge some of each kind of control that can be touched now."""
    from ..probing.kinds import by_kind

    changed = False
    for alike in by_kind(each for each in probe.screen.elements if each.control).values():
        tried = 0
        for element in alike:
            verdict = _exempt(element)
            if verdict is None and changed:
                message = "Not tried: the control before it changed the page, and that could not be put back."
                verdict = Verdict(element, Outcome.CANT_TELL, message, reason="page-changed")
            elif verdict is None and tried >= _SAMPLES:
                verdict = unjudged(element, "same-kind", "Others of its kind were tried in its place.")
            elif verdict is None:
                tried += 1
                verdict, changed = _judge(probe, element)
            yield verdict


def _exempt(element: Element) -> Verdict | None:
    from ..driving.reach import is_inert

    if is_inert(element):
        return unjudged(element, "behind-modal", "Lies behind something open and cannot be used now.")
    if element.role in _ON_THE_WAY or element.role.endswith("_input"):
        return unjudged(element, "dragged", "It is operated by the finger's way, or only takes the keyboard.")
    return exemption(element) or unseen(element)


def _judge(probe: Probe, element: Element) -> tuple[Verdict, bool]:
    """Return the verdict, and whether the page could not be put back."""
    from ..probing.keyboard import caught, does_something

    before = _shown(probe, element)
    left, bottom, right, top = element.visible
    finger = probe.down((left + right) / 2, (bottom + top) / 2)
    probe.let_pass(_PRESSED_S)
    down = _differences(before, _shown(probe, element))
    x, y = _away(element, probe.screen.frame.shape[1::-1])
    for share in (0.25, 0.5, 0.75, 1.0):
        probe.move(
            finger, (left + right) / 2 * (1 - share) + x * share, (bottom + top) / 2 * (1 - share) + y * share
        )
    with caught(element.widget, ("on_release",)) as released:
        probe.up(finger)
        probe.settle()
    if released and does_something(element):
        message = "It acts though the finger was lifted elsewhere (always_release)."
        return Verdict(element, Outcome.FAILED, message, reason="acts-elsewhere"), False
    after = _shown(probe, element)
    kept = [name for name in _differences(before, after) if name in down]
    if kept:
        kept = [name for name in kept if name not in _by_itself(probe, element)]
    if not kept:
        return Verdict(element, Outcome.PASSED, "A finger that is drawn off it does nothing."), False
    message = f"It acts when the finger comes down; drawing the finger off does not undo it ({kept[0]})."
    back = _put_back(before, after)
    probe.settle()
    return Verdict(element, Outcome.FAILED, message, data={"changed": kept}), not back


def _by_itself(probe: Probe, element: Element) -> list[str]:
    """Return what changes without a touch: a countdown, a progress."""
    before = _shown(probe, element)
    probe.let_pass(_TICK_S)
    return _differences(before, _shown(probe, element))


def _away(element: Element, size: tuple[int, ...]) -> Point:
    """Return the corner of the window that is farthest from an element."""
    left, bottom, right, top = element.visible
    width, height = size[0], size[1]
    return (1.0 if left + right > width else width - 2.0), (1.0 if bottom + top > height else height - 2.0)


def _shown(probe: Probe, pressed: Element) -> Shown:
    """Return each widget that is there with what it tells; a control that is held down looks pressed."""
    from ..driving.finder import elements_of

    held = {each.widget.uid for each in pressed.walk()} if not _lasts(pressed.widget) else set()
    return {
        each.widget.uid: (
            each.widget,
            {
                name: getattr(each.widget, name)
                for name in _TOLD
                if hasattr(each.widget, name) and not (name == "state" and each.widget.uid in held)
            },
        )
        for each in elements_of(probe.root)
    }


def _lasts(widget: Widget) -> bool:
    """Tell whether "down" is a control's value and not its look under a finger."""
    return hasattr(widget, "allow_no_selection")


def _differences(one: Shown, other: Shown) -> list[str]:
    """Return what differs, in words that hold nothing that was typed."""
    found = [f"{type(one[uid][0]).__name__} went away" for uid in one.keys() - other.keys()]
    found += [f"{type(other[uid][0]).__name__} came" for uid in other.keys() - one.keys()]
    for uid in one.keys() & other.keys():
        widget, told = one[uid]
        found += [
            f"{type(widget).__name__}.{name} changed"
            for name in told
            if told[name] != other[uid][1].get(name)
        ]
    return sorted(found)


def _put_back(before: Shown, after: Shown) -> bool:
    """Give widgets their values back; return whether that was all that had changed."""
    for uid in before.keys() & after.keys():
        widget, told = before[uid]
        for name, value in told.items():
            if getattr(widget, name) != value:
                setattr(widget, name, value)
    return before.keys() == after.keys()


RULE = Rule(
    id="pointer-cancellation",
    texts={
        "en": Texts(
            title="A touch can be taken back",
            defect="Acts as soon as it is touched: {name}",
            why=(
                "People with a tremor or low vision often touch the wrong control. They notice it while the "
                "finger is down, and draw it off: by then it must not have acted."
            ),
            remedy="Act on release (on_release), not on press (on_press, on_touch_down).",
            reasons={"page-changed": "Not tried: a control before it changed the page for good."},
        ),
        "zh-CN": Texts(
            title="点错了要能撤回",
            defect="手指一碰{name}就生效",
            why="手抖或视力不好的人常常点错。发现点错时手指还没抬起，滑开就应该什么都不发生。",
            remedy="在抬起时（on_release）执行，不要在按下时（on_press、on_touch_down）执行。",
            reasons={"page-changed": "没有试：前面的控件改变了页面，无法还原"},
        ),
    },
    criterion="WCAG 2.2 SC 2.5.2",
    url="https://www.w3.org/WAI/WCAG22/Understanding/pointer-cancellation.html",
    impact="serious",
    probe=probe,
    tags=("cat.sensory-and-visual-cues", "wcag21a"),
)

"""keyboard-reach: all that can be pressed is reached with Tab, in an order that makes sense, without a trap.

Tab is pressed until the focus comes round, then Shift+Tab as often; then Enter and Space on what has the
focus, and Escape on what is open. Plain widgets of Kivy take no focus at all: that is one cause in many
places, told once for each kind of control.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..looking.roles import EDITABLE
from ..looking.tree import Element
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..probing.kinds import Kind
    from ..probing.probe import Probe

_ONCE = ("not-focusable", "trap", "no-key-operates")  # one cause, in the class, for all controls of a kind
_OWN_KEYS = frozenset({"slider", "splitter", "scroll_bar"})  # Enter and Space are not what operates these
_DIALOG = {
    "no-escape": "Escape does not close what it opens, and no key gets to anything in that.",
    "focus-not-back": (
        "After Escape has closed what it opened, the focus is not on it any more. Kivy's FocusBehavior drops "
        "the focus when Escape is released: let keyboard_on_key_up of this control return True for 'escape', "
        "and set its focus to True in on_dismiss of what it opens."
    ),
}


def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
    """Judge every control that can be operated now, or after scrolling."""
    controls = [each for each in probe.screen.elements if each.control]
    exempt = {each: verdict for each in controls if (verdict := _exempt(each)) is not None}
    asked = [each for each in controls if each not in exempt]
    yield from exempt.values()
    if asked:
        walk = _Walk(probe, asked)
        walk.go()
        yield from _verdicts(asked, walk, _Keys(probe))
    yield from _dialogs(probe)


def _dialogs(probe: Probe) -> Iterator[Verdict]:
    """Judge what is open over everything else: it needs a way out."""
    from ..probing.keyboard import escape_closes, has_way_in

    for element in probe.screen.elements:
        if (
            element.role == "dialog"
            and "inert" not in element.states
            and element.widget.is_event_type("on_dismiss")
        ):
            if escape_closes(probe, element.widget):
                yield Verdict(element, Outcome.PASSED, "Escape closes it.")
            elif has_way_in(element.widget):
                yield unjudged(element, "own-way-out", "Escape does not close it; controls in it may.")
            else:
                message = "Escape does not close it, and no key gets to anything in it."
                yield Verdict(element, Outcome.FAILED, message, reason="no-escape")


class _Keys:
    """What Enter, Space and Escape do, tried on the first of each kind of control."""

    def __init__(self, probe: Probe) -> None:
        self._probe = probe
        self._known: dict[Kind, str] = {}

    def fault(self, element: Element) -> Verdict | None:
        """Return the failure of a control that has the focus and does nothing with keys, or None."""
        from ..probing.kinds import kind_of

        if not _is_focusable(element.widget) or element.role in EDITABLE | _OWN_KEYS:
            return None
        kind = kind_of(element)
        if kind not in self._known:
            self._known[kind] = self._try(element)
        reason = self._known[kind]
        if not reason:
            return None
        nothing = "A touch operates it; with the focus, neither Enter nor Space does."
        return Verdict(element, Outcome.FAILED, _DIALOG.get(reason, nothing), reason=reason)

    def _try(self, element: Element) -> str:
        from ..probing import keyboard

        if not keyboard.does_something(element):
            return ""
        if not keyboard.key_operates(self._probe, element.widget):
            return "no-key-operates"
        opens = keyboard.opens_something(element)
        return keyboard.focus_after_dialog(self._probe, element.widget) if opens else ""


def _exempt(element: Element) -> Verdict | None:
    from ..driving.reach import is_inert, within_reach

    if is_inert(element):
        return unjudged(element, "behind-modal", "Lies behind something open and cannot be used now.")
    exempt = exemption(element, ("disabled", "hidden", "decoration"))
    if exempt or within_reach(element):
        return exempt
    return unjudged(element, "unseen", "Not on the screen now.")


class _Walk:
    """One round with Tab and one with Shift+Tab; ``reached`` in order, ``trapped`` where it stayed."""

    def __init__(self, probe: Probe, asked: Sequence[Element]) -> None:
        self._probe = probe
        self._most = len(asked) + 2
        self._able = [each.widget for each in asked if _is_focusable(each.widget)]
        self.entered = True
        self.reached: list[Widget] = []
        self.trapped: list[Widget] = []

    def go(self) -> None:
        """Press the keys."""
        if not self._begin():
            return
        self._round()
        forward = len(self.reached)
        if forward > 1:
            self._round("shift")

    def _begin(self) -> bool:
        """Bring the keyboard in: by Tab from nowhere or, where that does nothing, as a touch would."""
        now = self._probe.focused()
        if now is not None:
            now.focus = False
        self._probe.press("Tab")
        if self._probe.focused() is None:
            self.entered = False
            if not self._able:
                return False
            self._able[0].focus = True
            self._probe.one()
        return self._probe.focused() is not None

    def _round(self, *modifiers: str) -> None:
        """Go round once from where the focus is; what keeps it is left as a touch elsewhere would."""
        passed: set[int] = set()
        for _ in range(2 * self._most):
            now = self._probe.focused()
            if now is None or now.uid in passed:
                return
            passed.add(now.uid)
            self._note(now)
            if self._keeps(now, modifiers) and not self._leave(now, modifiers):
                return

    def _note(self, widget: Widget) -> None:
        if widget not in self.reached:
            self.reached.append(widget)

    def _keeps(self, now: Widget, modifiers: tuple[str, ...]) -> bool:
        """Press the key; return whether the focus stayed though there is somewhere else to go."""
        if getattr(now, "write_tab", False) and not modifiers:  # it would write a tab into what was typed
            stays = True
        else:
            self._probe.press("Tab", *modifiers)
            stays = self._probe.focused() is now
        if stays and len(self._able) > 1 and now not in self.trapped:
            self.trapped.append(now)
        return stays

    def _leave(self, now: Widget, modifiers: tuple[str, ...]) -> bool:
        way: Any = now.get_focus_previous() if modifiers else now.get_focus_next()
        if way is None:
            return False
        now.focus = False
        way.focus = True
        self._probe.one()
        return True


def _is_focusable(widget: Widget) -> bool:
    return bool(getattr(widget, "is_focusable", False) and hasattr(widget, "get_focus_next"))


def _verdicts(asked: Sequence[Element], walk: _Walk, keys: _Keys) -> Iterator[Verdict]:
    """Yield a verdict on each control; what is one cause for all of a kind is told once."""
    from ..probing.order import backward_steps

    causes: set[tuple[str, str, str]] = set()
    no_entry = bool(walk.reached) and not walk.entered
    backward = backward_steps(asked, walk.reached)
    for element in asked:
        verdict = _fault(element, asked, walk, backward) or keys.fault(element)
        if verdict is None and no_entry:
            no_entry = False
            message = "No key brings the focus into the app: Tab does nothing until something was touched."
            verdict = Verdict(element, Outcome.FAILED, message, reason="no-entry")
        if verdict is None:
            yield Verdict(element, Outcome.PASSED, "Tab reaches it.")
            continue
        cause = (verdict.reason, type(element.widget).__name__, element.role)
        once = verdict.reason in _ONCE and cause in causes
        causes.add(cause)
        if once:
            yield unjudged(element, "same-kind", "Told once for all controls of its kind.")
        elif verdict.reason in _ONCE:
            yield replace(verdict, data={**verdict.data, "ofClass": True})
        else:
            yield verdict


def _fault(
    element: Element, asked: Sequence[Element], walk: _Walk, backward: Collection[int]
) -> Verdict | None:
    reached = {widget.uid for widget in walk.reached}
    if not reached & ({each.widget.uid for each in element.walk()} | _around(element)):
        return _missed(element, sum(type(each.widget) is type(element.widget) for each in asked))
    if element.widget in walk.trapped:
        message = "Tab does not leave it: who has only a keyboard is caught (write_tab writes a tab)."
        return Verdict(element, Outcome.FAILED, message, reason="trap")
    if element.widget.uid in backward:
        message = "Tab comes here from something that stands below it: the order goes against reading."
        return Verdict(element, Outcome.FAILED, message, reason="order")
    return None


def _missed(element: Element, count: int) -> Verdict:
    kind = type(element.widget).__name__
    many = f" ({count} on this page)" if count > 1 else ""
    if _is_focusable(element.widget):
        message = f"Tab never comes to this {kind}, though it can take the focus{many}."
        return Verdict(element, Outcome.FAILED, message, reason="never-reached", data={"count": count})
    message = f"{kind} takes no focus: no key operates it{many}. Mix FocusBehavior into it."
    return Verdict(element, Outcome.FAILED, message, reason="not-focusable", data={"count": count})


def _around(element: Element) -> set[int]:
    """Return the uids of the controls that an element is a part of."""
    from ..driving.finder import above

    return {each.widget.uid for each in above(element) if each.control}


RULE = Rule(
    id="keyboard-reach",
    texts={
        "en": Texts(
            title="Everything is reached and operated with the keyboard",
            defect="Not reached, not operated or not left with the keyboard: {name}",
            why=(
                "People who cannot touch or see the screen use a keyboard, a switch or a device that acts as "
                "one. What it does not reach does not exist for them; where it is caught, they are stuck."
            ),
            remedy=(
                "Mix FocusBehavior into the control and act on Enter and Space; set write_tab to False on "
                "text fields; set focus_next where the order is wrong. Let Escape close a dialog, and set "
                "focus to True on what opened it in the dialog's on_dismiss; as FocusBehavior drops the "
                "focus when Escape is released, let that control's keyboard_on_key_up return True for "
                "'escape'."
            ),
        ),
        "zh-CN": Texts(
            title="用键盘能到达并操作每个控件",
            defect="用键盘到不了、操作不了或离不开{name}",
            why="不能触摸或看不见屏幕的人用键盘、开关或类似的设备。到不了的控件等于不存在；被困住就无法继续。",
            remedy=(
                "给控件加上 FocusBehavior 并响应回车和空格；"
                "输入框设 write_tab: False；顺序不对时设 focus_next。"
                "按 Esc 要能关闭弹窗，并在弹窗的 on_dismiss 里把打开它的控件的 focus 设为 True；"
                "FocusBehavior 在松开 Esc 时会丢掉焦点，"
                "所以该控件的 keyboard_on_key_up 遇到 'escape' 要返回 True。"
            ),
        ),
    },
    criterion="WCAG 2.2 SC 2.1.1 / 2.1.2 / 2.4.3",
    url="https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html",
    impact="critical",
    probe=probe,
    tags=("cat.keyboard", "wcag2a"),
)

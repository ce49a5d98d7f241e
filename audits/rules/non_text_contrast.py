"""non-text-contrast: what alone shows a control, its state or its focus can be made out.

A control whose words show it needs no more. Else its sign has to be made out; of a field, what frames it; of
a box, the box, or the mark in it; of a switch or a slider, the thumb and what that slides on; of what has the
focus, how that shows. Every control gets a verdict, or is told why it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from ..graphics.needs import BOXES, FIELDS, PROGRESS, SLIDING
from ..graphics.shapes import own
from ..graphics.showing import Showing
from ..graphics.standing import FAINT, ONE_PICTURE, SAME, STANDS, Standing
from ..looking.reading import attribute, words
from ..looking.screen import Screen
from ..looking.signs import is_sign
from ..looking.tree import Element, is_partly_scrolled_out
from ..looking.wording import is_symbol
from ..model import Outcome
from ..pixels.affine import intersect
from ..pixels.colour import hexadecimal, shown
from ..pixels.contrast import Measured
from ..pixels.pairs import window
from .rule import RATIO, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged, unseen

_LARGE = 0.5  # share of the screen from which what draws nothing is a place to tap anywhere
_WHAT = {
    "sign": "the sign",
    "frame": "what frames it",
    "mark": "the mark in it",
    "thumb": "the thumb",
    "track": "the track",
    "progress": "what is done",
    "focus": "how the focus shows",
    "state": "what tells its state",
}
_REASONS = {
    "many-colours": "A picture of several colours: whether it can be made out needs eyes.",
    "in-part": "Only a part of it stands out: whether that part is enough needs eyes.",
    "one-picture": "Box and mark are one picture: whether the mark can be made out in it needs eyes.",
    "track": "The thumb stands out, its track does not: whether its place can be told needs eyes.",
    "which-part": "A part of what it draws stands out: whether that part shows the state needs eyes.",
    "unframed": "Nothing frames it along its length: whether people find it needs eyes.",
    "covered": "Something else covers what it draws.",
    "transparent": "It draws nothing itself: whether what lies under it shows it needs eyes.",
}
_UNDECIDED = tuple(_REASONS)


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge each control, and each symbol or icon that stands alone."""
    whole = [
        each for each in screen.elements if not each.part
    ]  # a link shows by its words, an arrow is drawn
    controls = [each for each in whole if each.control or each.role == PROGRESS or _is_named_picture(each)]
    judged: dict[Element, bool] = {}
    for element in filter(screen.compared, controls):
        exempt = exemption(element) or unseen(element)
        if exempt is not None:
            yield exempt
        else:
            judged[element] = _says_words(screen, element)
    if judged:
        showing, new = Showing(screen, judged, _required(thresholds)), _new_states(screen, judged)
        rings = showing.focused([each for each in judged if _shows_focus(each, new[each], thresholds)])
        for element, worded in judged.items():
            if element.role == "image":
                yield _of_picture(element, showing.groups.get(element, []), thresholds)
                continue
            verdict = _of_look(screen, element, worded, showing, thresholds)
            if new[element] & {"checked", "unchecked"}:
                verdict = _with_change(element, verdict, showing.state(element), thresholds["minimum"])
            if element in rings:
                verdict = _worse(verdict, _verdict(element, rings[element], thresholds["focus"]))
            yield verdict
    yield from _symbols(screen, judged, thresholds["minimum"])


def _required(thresholds: Thresholds) -> dict[str, float]:
    """Return the least ratio of each kind of thing, without those of which the profile says nothing."""
    required = dict.fromkeys(("sign", "mark", "thumb", "progress"), thresholds["minimum"])
    if "boundary" in thresholds:
        required |= dict.fromkeys(("frame", "track"), thresholds["boundary"])
    if "focus" in thresholds:
        required["focus"] = thresholds["focus"]
    return required


def _is_named_picture(element: Element) -> bool:
    """Tell whether an element is a picture that its app has given a name, and no part of a control."""
    widget = element.widget
    if element.role != "image" or not words(widget, "accessible_name").strip():
        return False
    if attribute(widget, "texture", widget) is None:  # Kivy's Image has none as long as nothing is loaded
        return False
    above = element.parent
    while above is not None and not above.control:
        above = above.parent
    return above is None


def _says_words(screen: Screen, control: Element) -> bool:
    return len(_symbols_on(screen, control)) < len(_texts(screen, control))


def _symbols_on(screen: Screen, control: Element) -> list[Measured]:
    """Return the texts on a control that are signs: symbols, and letters drawn for their shape."""
    return [
        each
        for part in own(control)
        for each in screen.texts.get(part, ())
        if each.letters and is_sign(part, each.drawn.source.text)
    ]


def _texts(screen: Screen, control: Element) -> list[Measured]:
    """Return the texts of a control of which something shows."""
    return [each for part in own(control) for each in screen.texts.get(part, ()) if each.letters]


def _is_symbol(result: Measured) -> bool:
    return is_symbol(result.drawn.source.text)


def _symbols(screen: Screen, judged: Mapping[Element, bool], required: float) -> Iterator[Verdict]:
    """Judge symbols that are no control's only sign."""
    shown_by = {id(each) for control, worded in judged.items() if not worded for each in own(control)}
    for element, results in screen.texts.items():
        showing = [each for each in results if each.letters]
        alone = bool(showing) and all(map(_is_symbol, showing))
        if alone and id(element) not in shown_by and element not in judged:
            yield exemption(element) or _symbol(element, showing, required)


def _shows_focus(element: Element, new: frozenset[str], thresholds: Thresholds) -> bool:
    """Tell whether it is asked how an element shows its focus: with that, it would scroll into sight."""
    return "focus" in thresholds and "focused" in new and not is_partly_scrolled_out(element)


def _with_change(element: Element, verdict: Verdict, change: Standing | None, required: float) -> Verdict:
    """Tell whether it is asked how an element shows its focus, with which it would scroll into sight."""
    if change is None:
        return verdict
    told = _verdict(element, change, required)
    return told if verdict.reason == ONE_PICTURE else _worse(verdict, told)


def _worse(one: Verdict, other: Verdict) -> Verdict:
    """Return the first of two verdicts, unless the second is worse."""
    order = (Outcome.INAPPLICABLE, Outcome.PASSED, Outcome.CANT_TELL, Outcome.FAILED)
    return max(one, other, key=lambda verdict: order.index(verdict.outcome))


def _new_states(screen: Screen, elements: Iterable[Element]) -> dict[Element, frozenset[str]]:
    """Return for each element the states that it has and had not at the look before."""
    before = screen.before.elements if screen.before is not None else ()
    had = {each.widget.uid: each.states for each in before}
    return {each: each.states - had.get(each.widget.uid, each.states) for each in elements}


def _of_look(
    screen: Screen, element: Element, worded: bool, showing: Showing, thresholds: Thresholds
) -> Verdict:
    """Judge what shows a control as it is."""
    draws = element.role in BOXES | SLIDING | FIELDS
    if is_partly_scrolled_out(element) and (draws or not worded):
        return unjudged(element, "scrolled-out", "What shows it may be scrolled out with the rest of it.")
    groups = showing.groups.get(element, ())
    symbols = _symbols_on(screen, element)
    if symbols and element.role not in FIELDS and not (groups if draws else worded):
        return _symbol(element, symbols, thresholds["minimum"])
    if groups:
        return _of_groups(element, [group for group in groups if group], thresholds)
    if element.role == PROGRESS:
        return unjudged(element, "no-progress", "Nothing of it is done yet.")
    if worded and element.role not in FIELDS:
        return unjudged(element, "has-words", "Its words show it; nothing else has to.")
    return _of_nothing(screen, element, thresholds["minimum"])


def _of_picture(element: Element, groups: list[list[Standing]], thresholds: Thresholds) -> Verdict:
    """Judge a picture by its ink where it is an icon; no other has one that alone has to be made out."""
    verdict = _of_groups(element, groups, thresholds) if groups else None
    if verdict is None or verdict.outcome is Outcome.CANT_TELL:
        return unjudged(element, "no-icon", "A picture of several colours, or none, is no icon.")
    return verdict


def _of_groups(element: Element, groups: list[list[Standing]], thresholds: Thresholds) -> Verdict:
    """Judge by the one group of things there is, or by several that agree."""
    if not groups:
        return unjudged(element, "not-asked", "This profile asks nothing of what frames a control.")
    required = _required(thresholds)
    verdicts = [_of_group(element, group, required) for group in groups]
    outcomes = {verdict.outcome for verdict in verdicts}
    if len(outcomes) > 1:
        return _undecided(element, "which-part")
    return min(verdicts, key=lambda verdict: verdict.measured or 0.0)


def _of_group(element: Element, group: list[Standing], required: Mapping[str, float]) -> Verdict:
    """Judge by the weakest of what has to be made out together."""
    verdicts = [_verdict(element, standing, required[standing.what]) for standing in group]
    faint = [standing.what for standing in group if standing.outcome in (FAINT, SAME)]
    if faint == ["track"]:
        return _undecided(element, "track")
    for outcome in (Outcome.FAILED, Outcome.CANT_TELL):
        for verdict in verdicts:
            if verdict.outcome is outcome:
                return verdict
    return min(verdicts, key=lambda verdict: verdict.measured or 0.0)


def _of_nothing(screen: Screen, element: Element, required: float) -> Verdict:
    """Judge a control that draws nothing: where nothing else is either, nobody can know that it is there."""
    place = window(element.visible, screen.frame.shape)
    here = screen.frame[place]
    left, bottom, right, top = intersect(element.visible, screen.view)
    whole = (screen.view[2] - screen.view[0]) * (screen.view[3] - screen.view[1])
    large = (right - left) * (top - bottom) > _LARGE * whole
    if large or not here.size or np.any(here[..., :3] != here[0, 0, :3]):
        return _undecided(element, "transparent")
    message = "Nothing shows where it is: it draws nothing, and nor does anything under it."
    return Verdict(element, Outcome.FAILED, message, 1.0, required, "nothing-drawn")


def _undecided(element: Element, reason: str) -> Verdict:
    return Verdict(element, Outcome.CANT_TELL, _REASONS[reason], reason=reason)


def _symbol(element: Element, symbols: list[Measured], required: float) -> Verdict:
    letter = min((letter for result in symbols for letter in result.letters), key=lambda one: one.ratio)
    outcome = STANDS if letter.ratio >= required else FAINT
    return _verdict(
        element, Standing("sign", outcome, letter.ratio, letter.foreground, letter.background), required
    )


def _verdict(element: Element, standing: Standing, required: float) -> Verdict:
    if standing.outcome not in (STANDS, FAINT, SAME):
        return _undecided(element, standing.outcome)
    failed = standing.outcome is not STANDS
    fore, back = hexadecimal(standing.foreground), hexadecimal(standing.background)
    sign = "but needs" if failed else "and needs"
    figure = f"{shown(standing.figure)}:1 {sign} {required:g}:1 ({fore} on {back})"
    message = f"Contrast of {_WHAT[standing.what]} is {figure}."
    data = {
        "part": standing.what,
        "fgColor": fore,
        "bgColor": back,
        "contrastRatio": float(shown(standing.figure)),
        "expectedContrastRatio": f"{required:g}:1",
    }
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    reason = standing.outcome if standing.outcome == SAME else ""
    return Verdict(element, outcome, message, standing.figure, required, reason, data)


RULE = Rule(
    id="non-text-contrast",
    texts={
        "en": Texts(
            title="Icons, fields, switches and the focus stand out",
            defect="A sign cannot be made out: {name}",
            why=(
                "People with low vision do not find a control, or do not see its state, where only a "
                "faint icon, border or mark shows it."
            ),
            remedy="Choose colours further apart for the icon, border, mark or focus ring.",
            reasons=_REASONS,
        ),
        "zh-CN": Texts(
            title="图标、输入框、开关和焦点要看得清",
            defect="{name}的图形看不清",
            why="只靠图标、边框或勾选标记表示的控件，颜色太淡时，视力不好的人找不到它，也看不出它的状态。",
            remedy="让图标、边框、标记或焦点框与底色的颜色离得更远。",
            reasons={
                "many-colours": "图形颜色太多，能否看清要人来看",
                "in-part": "只有一部分看得清，这部分够不够要人来看",
                "one-picture": "框和勾是同一张图，能否看清勾要人来看",
                "track": "滑块看得清，滑轨看不清，能否看出位置要人来看",
                "which-part": "有的图形看得清，有的看不清，哪个表示状态要人来看",
                "unframed": "输入框没有完整的边框，能否找到要人来看",
                "covered": "图形被别的东西盖住了，请人工确认",
                "transparent": "控件自己没有画任何东西，能否看出可以操作要人来看",
            },
        ),
    },
    criterion="WCAG 2.2 SC 1.4.11",
    url="https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html",
    impact="serious",
    check=check,
    unit=RATIO,
    tags=("cat.color", "wcag21aa"),
    looks=True,
    thresholds=("minimum",),
    options=("boundary", "focus"),
)

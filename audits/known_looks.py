"""Controls whose pressed or focused look was judged before, on another screen of the same app.

The same rows, bars and buttons come back on screen after screen. A control that is built as one that was
judged before, is drawn as that was, at rest and in the state, and got the same verdicts at rest, gets the
same verdicts in the state: they are told again for the place where it stands now. What a rule takes from the
rest of the screen (what lies over a text, what scrolls, whether its whole words stand elsewhere) has its say
in the verdicts at rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from hashlib import blake2b
from math import ceil, floor
from typing import TYPE_CHECKING

from .looking.known_texts import KnownTexts
from .looking.nodes import node
from .looking.states import DEFAULT
from .looking.tree import is_partly_scrolled_out
from .model import Box, Finding

if TYPE_CHECKING:
    from .looking.screen import Screen
    from .looking.tree import Element
    from .pixels.affine import Rect
    from .pixels.colour import Bytes

_AROUND = 8.0  # dp beside a control that count as its look: there, it may show its focus


@dataclass(frozen=True, slots=True)
class _Told:
    """A verdict in a state: on which part of the control, and where that stood at rest."""

    part: int
    finding: Finding
    at_rest: Box


class KnownLooks:
    """The verdicts on controls in their states, and the figures of texts, for several audits of one app."""

    def __init__(self) -> None:
        self._told: dict[bytes, tuple[_Told, ...]] = {}
        self.texts = KnownTexts()

    def on(self, screen: Screen, found: Iterable[Finding], profile: str) -> ScreenOfKnown:
        """Return what is known of a screen's controls; ``found`` has all verdicts from a look at it."""
        return ScreenOfKnown(self._told, screen, found, profile)


class ScreenOfKnown:
    """A screen as it was looked at, at rest, on which some controls may be known."""

    def __init__(
        self, told: dict[bytes, tuple[_Told, ...]], screen: Screen, found: Iterable[Finding], profile: str
    ) -> None:
        self._told = told
        self._screen = screen
        self._profile = profile
        self._at_rest: dict[str, list[Finding]] = {}
        for finding in found:
            if finding.state == DEFAULT:
                self._at_rest.setdefault(finding.node.path, []).append(finding)

    def among(self, state: str, rules: Iterable[str], controls: Sequence[Element]) -> LooksOfState:
        """Compare controls that have a state now with those that were judged in it, by the same rules."""
        now = self._screen.stage.frame()
        looks = []
        for parts in _outermost(self._screen, controls):
            built = _built(self._screen, parts, {*controls}, self._at_rest)
            asked = self._profile, state, *rules, *built
            looks.append(_Look(parts, _fingerprint(asked, self._screen, now, parts[0].rect)))
        return LooksOfState(self._told, self._screen, controls, looks)


@dataclass(frozen=True, slots=True)
class _Look:
    """A control, first among all elements in it, and what stands for its two looks."""

    parts: list[Element]
    fingerprint: bytes


class LooksOfState:
    """The controls of a screen in one state, those known and those not."""

    def __init__(
        self,
        told: dict[bytes, tuple[_Told, ...]],
        screen: Screen,
        controls: Sequence[Element],
        looks: Sequence[_Look],
    ) -> None:
        self._told = told
        self._screen = screen
        self._known = [look for look in looks if look.fingerprint in told]
        self._new = [look for look in looks if look.fingerprint not in told]
        inside = {part for look in self._new for part in look.parts}
        self.new = [control for control in controls if control in inside]
        """The controls that have to be judged."""

    def all_told(self, found: Sequence[Finding], hidden: Collection[Element]) -> list[Finding]:
        """Return the verdicts on all controls, in the order of the screen; ``found`` are those on the new.

        What went out of sight with its state (``hidden``) has yet to be judged alone, and is not known then.
        """
        for look in self._new:
            if not any(part in hidden for part in look.parts):
                self._keep(look, found)
        told = [*found, *(each for look in self._known for each in self._recalled(look))]
        order = {element.path: number for number, element in enumerate(self._screen.elements)}
        rules = {rule: number for number, rule in enumerate(sorted({each.rule for each in told}))}
        return sorted(told, key=lambda each: (rules[each.rule], order.get(each.node.path, len(order))))

    def _keep(self, look: _Look, found: Sequence[Finding]) -> None:
        places = {part.path: number for number, part in enumerate(look.parts)}
        told = [
            _Told(number, each, self._screen.box(look.parts[number].rect))
            for each in found
            if (number := places.get(each.node.path)) is not None
        ]
        self._told[look.fingerprint] = tuple(told)

    def _recalled(self, look: _Look) -> Iterator[Finding]:
        for told in self._told[look.fingerprint]:
            part = look.parts[told.part]
            here = node(part, self._screen.box(part.rect))
            was, then = told.finding.node, told.at_rest
            by = here.box.x - then.x, here.box.y - then.y
            texts = tuple(replace(each, box=_moved(each.box, by)) for each in was.texts)
            yield replace(
                told.finding,
                node=replace(here, box=_moved(was.box, by), texts=texts, states=was.states, value=was.value),
            )


def _outermost(screen: Screen, controls: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield each control that lies in no other and all elements in it, links in its words included."""
    of_widget: dict[int, list[Element]] = {}
    for element in screen.elements:
        of_widget.setdefault(element.widget.uid, []).append(element)
    whole = dict.fromkeys(of_widget[control.widget.uid][0] for control in controls)
    inner = {part for each in whole for child in each.children for part in child.walk()}
    for control in whole:
        if control not in inner:
            yield [part for each in control.walk() for part in of_widget[each.widget.uid]]


def _built(
    screen: Screen, parts: Sequence[Element], controls: Set[Element], at_rest: dict[str, list[Finding]]
) -> tuple[object, ...]:
    """Return how a control is built and stands, and the verdicts on it at rest; places are its own."""
    left, bottom = parts[0].rect[:2]
    built = [
        (
            type(part.widget).__qualname__,
            type(part.widget).__module__,
            part.role,
            part.name,
            part.part,
            part.widget_id,
            sorted(part.states),
            part in controls,
            _relative(part.rect, left, bottom),
            _relative(part.visible, left, bottom),
            is_partly_scrolled_out(part),
            [type(each).__qualname__ for each in part.widget.children],
            [_verdict(each) for each in at_rest.get(part.path, ())],
        )
        for part in parts
    ]
    return screen.scale, left % 1, bottom % 1, built


def _fingerprint(built: tuple[object, ...], screen: Screen, now: Bytes, rect: Rect) -> bytes:
    """Return what stands for a control's build and its two looks."""
    digest = blake2b(repr(built).encode("utf-8", "backslashreplace"))
    around = _pixels(screen, rect)
    for frame in (screen.frame, now):
        digest.update(frame[around].tobytes())
    return digest.digest()


def _relative(rect: Rect, left: float, bottom: float) -> tuple[float, ...]:
    return rect[0] - left, rect[1] - bottom, rect[2] - left, rect[3] - bottom


def _verdict(finding: Finding) -> tuple[object, ...]:
    measured = finding.measured, finding.required
    return finding.rule, finding.outcome, finding.reason, finding.message, *measured, dict(finding.data)


def _pixels(screen: Screen, rect: Rect) -> tuple[slice, slice]:
    """Return the part of a frame that shows a control, and what is right beside it."""
    beyond = _AROUND * screen.scale
    left, bottom, right, top = rect
    rows = slice(max(0, floor(bottom - beyond)), max(0, ceil(top + beyond)))
    return rows, slice(max(0, floor(left - beyond)), max(0, ceil(right + beyond)))


def _moved(box: Box, by: tuple[float, float]) -> Box:
    return replace(box, x=box.x + by[0], y=box.y + by[1])

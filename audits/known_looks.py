"""Controls whose pressed or focused look was judged before, on another screen of the same app.

The same rows, bars and buttons come back on screen after screen. A control that is built as one that was
judged before, is drawn as that was, at rest and in the state, and got the same verdicts at rest, gets the
same verdicts in the state: they are told again for the place where it stands now. What a rule takes from the
rest of the screen (what lies over a text, what scrolls, whether its whole words stand elsewhere) has its say
in the verdicts at rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias
from zlib import compress, decompress

import numpy as np

from .looking.known import Known
from .looking.nodes import node
from .looking.states import DEFAULT
from .looking.tree import is_partly_scrolled_out
from .model import Box, Finding
from .pixels.affine import is_empty

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .looking.screen import Screen
    from .looking.tree import Element
    from .pixels.affine import Rect
    from .pixels.colour import Bytes

_BESIDE = 4.0  # dp beside what a control draws that count as its look: it is judged against these
_AROUND = 8.0  # dp beside a control within which it may show its focus
_SOFT = 1.0  # px: a soft edge
_LEVELS = 2  # of 255: where it stands on the screen, a soft edge comes out so much lighter or darker
_STEPS = 256  # into which a px is parted: places are sums of floats
_NOBODY = -1
_NOT_JUDGED = frozenset({"decoration", "behind-modal", "hidden", "unseen", "off-screen"})


_Shown: TypeAlias = "NDArray[np.uint32]"
"""A control at rest and in a state, one above the other: parts of two frames, a pixel a number."""


_NOTHING: _Shown = np.empty((0, 0), np.uint32)


@dataclass(frozen=True, slots=True)
class _Told:
    """A verdict in a state: on which part of the control, and where that stood at rest."""

    part: int
    finding: Finding
    at_rest: Box


@dataclass(frozen=True, slots=True)
class _Judged:
    """A control that was judged in a state: how it showed (compressed), and the verdicts."""

    shape: tuple[int, ...]
    packed: bytes
    told: tuple[_Told, ...]

    def shows(self, shown: _Shown, levels: int) -> bool:
        """Tell whether it showed like this, but for so many levels of 255 in each channel."""
        if shown.shape != self.shape:
            return False
        mine = np.frombuffer(decompress(self.packed), np.uint32).reshape(self.shape)
        differing = mine != shown
        one, other = mine[differing].view(np.uint8), shown[differing].view(np.uint8)
        return bool((np.maximum(one, other) - np.minimum(one, other)).max(initial=0) <= levels)


@dataclass(frozen=True, slots=True)
class _Memory:
    """Controls by how they are built; those that differ by so many levels of 255 count as alike."""

    levels: int
    judged: dict[bytes, list[_Judged]] = field(default_factory=dict)


class KnownLooks:
    """The verdicts on controls in their states, and what was measured beside, for audits of one app.

    Where all stands still and colours change by little, as repairs are tried, looks have to be ``equal``: no
    soft edge comes out otherwise then.
    """

    def __init__(self, *, equal: bool = False) -> None:
        self._memory = _Memory(0 if equal else _LEVELS)
        self.parts = Known()

    def on(self, screen: Screen, found: Iterable[Finding], profile: str) -> ScreenOfKnown:
        """Return what is known of a screen's controls; ``found`` has all verdicts from a look at it."""
        return ScreenOfKnown(self._memory, screen, found, profile)


class ScreenOfKnown:
    """A screen as it was looked at, at rest, on which some controls may be known."""

    def __init__(self, memory: _Memory, screen: Screen, found: Iterable[Finding], profile: str) -> None:
        self._memory = memory
        self._screen = screen
        self._profile = profile
        self._builds: dict[Element, tuple[bytes, bool]] = {}
        self._at_rest: dict[str, list[Finding]] = {}
        for finding in found:
            if finding.state == DEFAULT:
                self._at_rest.setdefault(finding.node.path, []).append(finding)

    def among(
        self, state: str, rules: Iterable[str], controls: Sequence[Element], beyond: Mapping[Element, Rect]
    ) -> LooksOfState:
        """Compare controls that have a state now with those that were judged in it, by the same rules.

        ``beyond`` tells where some draw now that reach out of their boxes.
        """
        asked = self._profile, state, *rules
        having = {*controls}
        whole = [(parts, *self._built(parts)) for parts in _outermost(self._screen, controls)]
        frames = _Frames(self._screen, [parts[0] for parts, _, is_judged in whole if is_judged], beyond)
        looks = []
        for parts, built, is_judged in whole:
            digest = blake2b(repr((asked, [part in having for part in parts])).encode())
            digest.update(built)
            looks.append(_Look(parts, digest.digest(), frames.shown(parts[0]) if is_judged else _NOTHING))
        return LooksOfState(self._memory, self._screen, controls, looks, frames.now)

    def _built(self, parts: Sequence[Element]) -> tuple[bytes, bool]:
        """Return what stands for how a control is built, and whether its look counts."""
        known = self._builds.get(parts[0])
        if known is None:
            is_judged = self._is_judged(parts)
            built = repr(_built(self._screen, parts, self._at_rest, is_judged))
            known = self._builds[parts[0]] = built.encode("utf-8", "backslashreplace"), is_judged
        return known

    def _is_judged(self, parts: Sequence[Element]) -> bool:
        """Tell whether any rule has judged a part of a control at rest, so that its look counts."""
        found = [each for part in parts for each in self._at_rest.get(part.path, ())]
        return not found or any(each.reason not in _NOT_JUDGED for each in found)


@dataclass(frozen=True, slots=True)
class _Look:
    """A control, first among all elements in it, what stands for its build, and how it shows."""

    parts: list[Element]
    built: bytes
    shown: _Shown


class LooksOfState:
    """The controls of a screen in one state, those known and those not."""

    def __init__(
        self,
        memory: _Memory,
        screen: Screen,
        controls: Sequence[Element],
        looks: Sequence[_Look],
        frame: Bytes,
    ) -> None:
        self.frame = frame
        """The screen with the controls in their state, and as at rest where none of them can show it."""
        self._memory = memory
        self._screen = screen
        told = [(look, self._told(look)) for look in looks]
        self._known = [(look, known) for look, known in told if known is not None]
        self._new = [look for look, known in told if known is None]
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
        told = [*found, *(each for look, known in self._known for each in self._recalled(look, known))]
        order = {element.path: number for number, element in enumerate(self._screen.elements)}
        rules = {rule: number for number, rule in enumerate(sorted({each.rule for each in told}))}
        return sorted(told, key=lambda each: (rules[each.rule], order.get(each.node.path, len(order))))

    def _told(self, look: _Look) -> tuple[_Told, ...] | None:
        built = self._memory.judged.get(look.built, ())
        alike = (each for each in built if each.shows(look.shown, self._memory.levels))
        return next((each.told for each in alike), None)

    def _keep(self, look: _Look, found: Sequence[Finding]) -> None:
        places = {part.path: number for number, part in enumerate(look.parts)}
        told = [
            _Told(number, each, self._screen.box(look.parts[number].rect))
            for each in found
            if (number := places.get(each.node.path)) is not None
        ]
        packed = compress(look.shown.tobytes(), level=1)
        self._memory.judged.setdefault(look.built, []).append(_Judged(look.shown.shape, packed, tuple(told)))

    def _recalled(self, look: _Look, known: Iterable[_Told]) -> Iterator[Finding]:
        for told in known:
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
    screen: Screen, parts: Sequence[Element], at_rest: dict[str, list[Finding]], is_judged: bool
) -> tuple[object, ...]:
    """Return how a control is built and stands, and the verdicts on it at rest; places are its own.

    Of what is not in sight, or not judged, its place does not count.
    """
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
            _relative(part.rect, left, bottom),
            is_judged and (_relative(part.visible, left, bottom), is_partly_scrolled_out(part)),
            [type(each).__qualname__ for each in part.widget.children],
            [_verdict(each) for each in at_rest.get(part.path, ())],
        )
        for part in parts
    ]
    return screen.scale, is_judged and (_rounded(left) % _STEPS, _rounded(bottom) % _STEPS), built


class _Frames:
    """A screen at rest and in a state, and which control's each pixel is that a state may have changed.

    Only where the ``controls`` are, and close by, is it drawn in the state.
    """

    def __init__(self, screen: Screen, controls: Sequence[Element], beyond: Mapping[Element, Rect]) -> None:
        self._screen = screen
        self._areas = {
            each: _around(each.visible, beyond[each]) if each in beyond else each.visible for each in controls
        }
        self._numbers = {each: number for number, each in enumerate(controls)}
        places = [_grown(area, _AROUND * screen.scale) for area in self._areas.values() if not is_empty(area)]
        self.now = screen.stage.frame_at(places, screen.frame)
        self._pixels = [frame.view(np.uint32)[..., 0] for frame in (screen.frame, self.now)]
        self._owners = np.full(screen.frame.shape[:2], _NOBODY, np.int32)
        for control, number in self._numbers.items():
            if control in beyond:
                self._owners[_pixels(_grown(beyond[control], _SOFT))] = number
        for control, number in self._numbers.items():  # its own box is its own, whatever others draw into it
            self._owners[_pixels(control.visible)] = number

    def shown(self, control: Element) -> _Shown:
        """Return how a control shows at rest and now, without what others change beside it."""
        scale, number = self._screen.scale, self._numbers[control]
        near = _pixels(_grown(self._areas[control], _BESIDE * scale))
        far = _pixels(_grown(control.visible, _AROUND * scale))
        before, now = self._pixels
        strays = (self._owners[far] == _NOBODY) & (now[far] != before[far])
        place = far if strays.any() else near
        owners = self._owners[place]
        mine = (owners == number) | (owners == _NOBODY)
        return np.concatenate([before[place], np.where(mine, now[place], before[place])])


def _grown(rect: Rect, by: float) -> Rect:
    return rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by


def _around(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _rounded(length: float) -> int:
    return round(length * _STEPS)


def _relative(rect: Rect, left: float, bottom: float) -> tuple[int, ...]:
    """Return the sides of a rectangle, counted from a control, in steps of a px."""
    return tuple(map(_rounded, (rect[0] - left, rect[1] - bottom, rect[2] - left, rect[3] - bottom)))


def _verdict(finding: Finding) -> tuple[object, ...]:
    measured = finding.measured, finding.required
    return finding.rule, finding.outcome, finding.reason, finding.message, *measured, dict(finding.data)


def _pixels(rect: Rect) -> tuple[slice, slice]:
    """Return the part of a frame in which something lies."""
    left, bottom, right, top = rect
    return slice(max(0, floor(bottom)), max(0, ceil(top))), slice(max(0, floor(left)), max(0, ceil(right)))


def _moved(box: Box, by: tuple[float, float]) -> Box:
    return replace(box, x=box.x + by[0], y=box.y + by[1])

"""How well a thing that has to be made out stands out: one figure, and whether a machine can tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..pixels.colour import Rgb, as_rgbs, ratio
from ..pixels.drawings import Ink
from ..pixels.packing import packed
from ..pixels.pairs import Pairs, joined
from .needs import Need

STANDS, FAINT, SAME = "stands", "faint", "same-colour"
IN_PART, MANY_COLOURS, ONE_PICTURE = "in-part", "many-colours", "one-picture"
COVERED, UNFRAMED = "covered", "unframed"

_WHOLE = 0.8  # share of an extent that has to be seen for the whole of it to be made out
_SOME = 0.1  # share of the ink from which what stands out may be all that matters
_HALF = 0.5
_NEARLY_ALL = 0.9
_FEW_COLOURS = 6  # more than these is a picture, not a sign
_COARSE = 0xE0E0E0  # what counts of a packed colour: steps of 32 a channel
_SHADE = 1.15  # ratio up to which two colours of a picture are shades of one


@dataclass(frozen=True, slots=True)
class Standing:
    """How what is needed stands out: its ``figure`` (a ratio), the two colours that give it, the ``outcome``.

    That is one of the names above: the first says that it can be made out, the next two that it cannot, and
    the others why a machine cannot tell.
    """

    what: str
    outcome: str
    figure: float
    foreground: Rgb
    background: Rgb


def standing(need: Need, ink: Ink, required: float) -> Standing:
    """Return how something stands out, of which some ink shows, under a required ratio."""
    if need.both:
        return _pictured(need.what, ink.against, required)
    if need.frames:
        return framed(need.what, ink, required, need.length)
    if need.what == "sign" and _is_a_picture(need, ink, required):
        return _told(need.what, MANY_COLOURS, ink.behind, _middle(ink.behind))
    # What is done has to stand out from what is not, which lies behind it, rather than from what is beside.
    return _whole(need.what, ink.behind if need.what == "progress" else ink.against, required)


def framed(what: str, ink: Ink, required: float, length: float = 0.0) -> Standing:
    """Return how what lies along something stands out, by what all columns but a few reach at least.

    So a line below a field serves as its frame, and a border that only differs from what it encloses. What is
    much shorter than ``length`` (px) frames nothing.
    """
    told = _along(what, ink.against, required, length)
    return told if told.outcome is STANDS else _along(what, joined(ink.against, ink.inside), required, length)


def _along(what: str, pairs: Pairs, required: float, length: float) -> Standing:
    best = pairs.along()
    place = int(np.argsort(best.values)[int((1 - _WHOLE) * len(best))])
    if len(best) < _WHOLE * length:
        return _told(what, UNFRAMED, best, place)
    return _told(what, STANDS if best.values[place] >= required else FAINT, best, place)


def changing(what: str, ink: Ink, required: float) -> Standing:
    """Return how a change of look stands out, by the middle of what changes most."""
    pairs = ink.behind
    most = pairs.only(pairs.values - 1 >= _HALF * (pairs.values.max() - 1))
    place = _middle(most)
    return _told(what, STANDS if most.values[place] >= required else FAINT, most, place)


def _pictured(what: str, pairs: Pairs, required: float) -> Standing:
    """Judge a picture of a box and the mark in it: where a part is faint, it may be either."""
    share = pairs.share(required)
    outcome = FAINT if share < _SOME else STANDS if share >= _NEARLY_ALL else ONE_PICTURE
    return _told(what, outcome, pairs, _middle(pairs))


def _whole(what: str, pairs: Pairs, required: float) -> Standing:
    """Judge by half of the ink, or by an outline that is as large as the whole."""
    share, outlined = pairs.share(required), min(pairs.spans(required)) >= _WHOLE
    if share < _SOME:
        return _told(what, FAINT, pairs, _middle(pairs))
    judged = pairs if share >= _HALF else pairs.only(pairs.values >= required)
    return _told(what, STANDS if share >= _HALF or outlined else IN_PART, judged, _middle(judged))


def _is_a_picture(need: Need, ink: Ink, required: float) -> bool:
    """Tell whether ink has many colours, or a few close to each other: a sign on a ground of its own."""
    full = ink.behind.full
    colours, which, counts = np.unique(packed(full) & _COARSE, return_inverse=True, return_counts=True)
    if len(colours) > _FEW_COLOURS or not any(piece.is_picture for piece in need.part.pieces):
        return len(colours) > _FEW_COLOURS
    main = [number for number in range(len(colours)) if counts[number] >= _SOME * len(full)]
    means = as_rgbs(np.array([full[which.ravel() == number].mean(axis=0) for number in main], np.uint8))
    return _SHADE < max((ratio(one, other) for one in means for other in means), default=1.0) < required


def _middle(pairs: Pairs) -> int:
    return int(np.argsort(pairs.values)[len(pairs) // 2])


def _told(what: str, outcome: str, pairs: Pairs, place: int) -> Standing:
    foreground, against = as_rgbs(pairs.full[[place]])[0], as_rgbs(pairs.against[[place]])[0]
    return Standing(what, outcome, float(pairs.values[place]), foreground, against)

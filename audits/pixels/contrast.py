"""From frames to figures: how strongly each letter stands out from what is behind it.

W3C's ACT rule afw4f7 takes the highest ratio that any part of a character reaches. Three frames give
it without a division: where the frame with text differs from the one without, a letter shows; there
the solid frame has the letter's full colour (anti-aliasing undone, opacity and tint kept) and the frame
without text has the background.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, ratios
from .letters import NO_LETTERS, Ints, Letters, Pixels, Places, letters_of
from .owning import NOBODY, Atlas, atlas_of
from .scene import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable

_INK = 0.5  # share of a text's strongest change from which a pixel is a letter's ink and not its soft edge


@dataclass(slots=True, eq=False)
class Measured:
    """All that is known of one drawn thing after its layer was compared.

    ``letters`` holds the characters that show, in order. ``first_owner`` is the number that its first
    character, or a space, has or would have. ``hidden_because`` names why there are none. ``is_copy``
    marks what has the figures of the same text, drawn over it.
    """

    drawn: Drawn
    letters: Letters = NO_LETTERS
    first_owner: int = 0
    hidden_because: str = ""
    is_copy: bool = False
    _layer: Pixels | None = None
    _mine: slice = field(default_factory=lambda: slice(0))

    @property
    def pixels(self) -> Pixels:
        """The pixels where it shows, cut out of its layer's; IndexError where it shows nowhere."""
        layer, mine = self._layer, self._mine
        if layer is None:
            raise IndexError("nothing of this shows")
        return Pixels(
            layer.width, layer.flat[mine], layer.owners[mine], layer.values[mine],
            layer.full[mine], layer.behind[mine],
        )  # fmt: skip

    @property
    def start(self) -> int:
        """The place of its first pixel among its layer's, which is what its letters count from."""
        return int(self._mine.start or 0)

    @property
    def owners(self) -> Ints:
        """The numbers of the characters that those pixels belong to."""
        return np.empty(0, np.int32) if self._layer is None else self._layer.owners[self._mine]

    @property
    def places(self) -> Places:
        """The pixels where it shows, by their flat numbers alone."""
        return np.empty(0, np.int64) if self._layer is None else self._layer.flat[self._mine]

    @property
    def values(self) -> Floats:
        """The ratios of the pixels where it shows."""
        return np.empty(0) if self._layer is None else self._layer.values[self._mine]


def measure(
    layer: Sequence[Drawn],
    seen: Bytes,
    without: Bytes,
    solid: Bytes,
    probe: Callable[[list[Drawn]], tuple[Bytes, Bytes]] | None = None,
) -> list[Measured]:
    """Compare the frames of one layer, in which no two texts share a pixel.

    ``probe`` draws things with their letters in black and in white; it is called where letters change
    nothing, and tells those in the colour of their ground, which get a ratio of 1, from those not in sight.
    """
    height, width = seen.shape[:2]
    changed = _changed(seen, without)
    atlas = atlas_of(layer, (height, width), changed)
    results = [
        Measured(drawn, first_owner=first) for drawn, first in zip(layer, atlas.first_owners, strict=True)
    ]
    owners = atlas.owner.ravel()
    flat = changed[owners[changed] != NOBODY]
    if probe is not None:
        flat = np.concatenate([flat, _unseen_ink(layer, atlas, owners[flat], probe)])
    item_of = atlas.names.item_of
    flat = flat[np.argsort(item_of[owners[flat]], kind="stable")]  # so that each text has a slice of them
    full, behind = _at(solid, flat), _at(without, flat)
    pixels = Pixels(width, flat, owners[flat], ratios(full, behind), full, behind)
    _give(results, pixels, letters_of(pixels, atlas.names), item_of)
    return results


def _unseen_ink(
    layer: Sequence[Drawn], atlas: Atlas, seen: Ints, probe: Callable[[list[Drawn]], tuple[Bytes, Bytes]]
) -> NDArray[np.int64]:
    """Return the pixels of letters that change nothing as they are and would in another colour."""
    item_of, sought = atlas.names.item_of, ~atlas.names.blank
    sought[seen] = False
    numbers = np.unique(item_of[sought]).tolist()
    items = [layer[number] for number in numbers if not layer[number].transparent]
    if not items:
        return np.empty(0, np.int64)
    black, white = probe(items)
    flat = _changed(black, white)
    owners = atlas.owner.ravel()[flat]
    flat, owners = flat[owners != NOBODY], owners[owners != NOBODY]
    difference = white.reshape(-1, 4)[flat, :3].astype(int) - black.reshape(-1, 4)[flat, :3]
    change = np.abs(difference).max(axis=1, initial=0)
    texts = item_of[owners]
    strongest = np.zeros(len(layer), int)
    np.maximum.at(strongest, texts, change)
    found: NDArray[np.int64] = flat[sought[owners] & (change >= _INK * strongest[texts])]
    return found


def _changed(one: Bytes, other: Bytes) -> NDArray[np.int64]:
    """Flat numbers of the pixels that differ; alpha is left out, for what is blended into it is not seen."""
    first, second = one.view(np.uint32).ravel(), other.view(np.uint32).ravel()
    differing = np.flatnonzero(first != second)  # few of a frame's pixels, so the rest is done on these only
    seen = np.uint32(0x00FFFFFF) if sys.byteorder == "little" else np.uint32(0xFFFFFF00)
    visible: NDArray[np.bool_] = ((first[differing] ^ second[differing]) & seen) != 0
    return differing[visible]


def _at(frame: Bytes, places: Places) -> Bytes:
    """Return the pixels of a frame at some places; as whole numbers they are fetched three times as fast."""
    return frame.view(np.uint32).ravel()[places].view(np.uint8).reshape(-1, 4)


def _give(results: list[Measured], pixels: Pixels, letters: Letters, item_of: NDArray[np.uint16]) -> None:
    """Give each text its letters and its pixels, which stand side by side in those of its layer."""
    edges = np.arange(len(results) + 1)
    cuts = np.searchsorted(item_of[pixels.owners], edges).tolist()
    ends = np.searchsorted(item_of[letters.owners], edges).tolist()
    for number, result in enumerate(results):
        result._layer, result._mine = pixels, slice(cuts[number], cuts[number + 1])
        result.letters = letters.those(slice(ends[number], ends[number + 1]))

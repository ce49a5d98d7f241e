"""The pictures of a walk: each is stored once, under the hash of its bytes, and compressed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.trace import Shot
from audits.pixels.affine import Rect, is_empty

_HASH_BYTES = 8
_MOST_KNOWN = 20_000  # some 200 bytes each


class Film:
    """Takes pictures and gives each new one (its hash, and WebP) to ``store``."""

    def __init__(self, camera: Camera, store: Callable[[str, bytes], None]) -> None:
        self._camera = camera
        self._store = store
        self._known: dict[tuple[bytes, tuple[Rect, ...]], Shot] = {}

    def shoot(self, private: Sequence[Rect]) -> Shot:
        """Return the hashes of what the window shows now, the private places (px, upwards) blotted out."""
        blots = tuple(place for place in private if not is_empty(place))
        seen = (self._camera.digest(), blots)
        shot = self._known.get(seen)
        if shot is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            shot = self._known[seen] = self._taken(blots)
        return shot

    def _taken(self, blots: Sequence[Rect]) -> Shot:
        picture = self._camera.still(blots)
        name = blake2b(picture, digest_size=_HASH_BYTES).hexdigest()
        self._store(name, picture)
        return Shot(name, "" if blots else self._camera.frame_hash())

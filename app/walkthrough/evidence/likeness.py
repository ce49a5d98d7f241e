"""How much one picture is like another."""

from __future__ import annotations

import io
from hashlib import blake2b
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.errors import CheckError

SAME = 2  # of 255: a difference between two renderers, not one that is seen
_HASH_BYTES = 8


def alike_percent(file: Path, shown: bytes) -> float:
    """Return how many per cent of the pixels of two pictures (a file, and PNG) are the same.

    Raises CheckError where they cannot be compared.
    """
    try:
        with Image.open(file) as opened:
            before = opened.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise CheckError(f"{file.name} is no picture that can be read") from error
    with Image.open(io.BytesIO(shown)) as picture:
        now = picture.convert("RGB")
    if before.size != now.size:
        sizes = (f"{width}×{height}" for width, height in (before.size, now.size))
        raise CheckError(f"{file.name} has {next(sizes)} px, and what is shown has {next(sizes)}")
    difference = np.abs(np.asarray(before, dtype=np.int16) - np.asarray(now, dtype=np.int16)).max(axis=2)
    return float((difference <= SAME).mean() * 100)


def frame_hash(picture: Image.Image) -> str:
    """Return the hash of a picture's pixels."""
    return blake2b(picture.convert("RGB").tobytes(), digest_size=_HASH_BYTES).hexdigest()


def picture_hash(picture: bytes) -> str:
    """Return the hash of the pixels of a PNG, whatever way they are compressed in."""
    if not picture:
        raise CheckError("no picture was taken")
    with Image.open(io.BytesIO(picture)) as opened:
        return frame_hash(opened)


def cropped(picture: bytes, box: tuple[float, float, float, float]) -> bytes:
    """Return a part of a picture (PNG); the box is given in px from the top left."""
    with Image.open(io.BytesIO(picture)) as opened:
        left, top, right, bottom = (round(side) for side in box)
        part = opened.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    out = io.BytesIO()
    part.save(out, "PNG")
    return out.getvalue()

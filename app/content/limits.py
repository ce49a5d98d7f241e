"""Which figures of the claims the program calculates with, and what each of them may be."""

from __future__ import annotations

from collections.abc import Mapping

from app.content.ranges import Range


def _whole(least: int, most: int) -> Range:
    return Range(least, most, whole=True)


ANY = Range(0)  # of a figure that is only shown
_COUNT = _whole(1, 10)
_DAYS = _whole(1, 3650)
_HOURS = _whole(1, 8760)
_MINUTES = _whole(1, 1440)
_SECONDS = _whole(1, 86_400)
_PER_CENT = Range(0, 100)
_AMOUNT = _whole(1, 1_000_000)

# By claim: the limits of its value, under the empty name, and of its further figures.
LIMITS: Mapping[str, Mapping[str, Range]] = {
    "P04": {"": _DAYS},
    "P07": {"": _DAYS},
    "P08": {"": _DAYS},
    "P09": {"": _COUNT},
    "P10": {"": _DAYS},
    "P13": {"": _AMOUNT},
    "F02": {"major": _whole(1, 99), "minor": _whole(0, 99)},
    "F03": {"": _whole(1, 3600)},
    "F05": {"": _SECONDS, "success": _PER_CENT},
    "F06": {"": _SECONDS, "success": _PER_CENT},
    "F07": {"": _SECONDS, "success": _PER_CENT},
    "F08": {"": _whole(0, 86_400)},
    "E01": {"": _AMOUNT, "before": _AMOUNT},
    "E02": {"": _HOURS},
    "E04": {"": _whole(1, 4)},  # surroundings.toml has at least so many purchases
    "E08": {"": _whole(1, 4)},  # and more drafts than that
    "E10": {"": Range(0.1, 1000)},
    "E11": {
        "": Range(0, 99.9),  # what is left of a hundred divides
        "after": _PER_CENT,
        "complaints": Range(0.001, 100),
        "complaints_after": _PER_CENT,
        "delay": _MINUTES,
    },
    "B04": {"": Range(0.1, 1440), "messages": _whole(0, 1_000_000)},
    "M01": {"": _whole(1, 150)},
    "M05": {"": _whole(1, 250), "least": _whole(1, 250)},
    "M07": {"": _COUNT},
    "M08": {"": _HOURS},
    "S03": {"": _whole(1, 720)},
    "C01": {"": _PER_CENT, "year": _whole(1, 9999)},
    "A01": {"": _MINUTES},
    "A02": {"": _COUNT},
    "A03": {"": _MINUTES},
    "A10": {"": Range(0.1, 720)},
    "A11": {"": _MINUTES},
    "A12": {"": _MINUTES, "restart": _MINUTES},
    "A14": {"": Range(0.01, 1_000_000)},
    "A20": {"": _SECONDS},
    "A21": {"": _SECONDS},
    "A22": {"": _SECONDS},
    "A23": {"": _SECONDS},
    "A24": {"": _SECONDS},
    "A25": {"": _DAYS},
    "A26": {"": _DAYS},
    "A27": {"": _DAYS},
    "A28": {"": _whole(0, 3650)},
    "A40": {"": _COUNT},
    "A55": {"": _AMOUNT},
    "A56": {"": _AMOUNT, "stickers": _whole(0, 1_000_000), "withdrawn": _whole(0, 1_000_000)},
    "A57": {"": _whole(1, 250)},
    "A58": {"": _HOURS},
    "A59": {"": _HOURS},
    "A70": {"": _whole(0, 1_000_000)},
    "A71": {"": _HOURS},
    "A72": {"": _HOURS},
    "A73": {"": _whole(1, 99)},
}

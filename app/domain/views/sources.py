"""Which requirements each screen carries, and where their figures come from.

The ids are those of the claims. A screen with ``sources_of(screen)`` as its note's action leads to them, and
``mingbai list requirements`` reads the same table.
"""

from __future__ import annotations

from app.domain.events import Go
from app.domain.text import t
from app.domain.views.model import Action, Style

SOURCES: dict[str, tuple[str, ...]] = {
    "me": ("F01",),
    "pay": ("F01", "U03"),
    "menu": ("F01",),
    "manage": ("F01",),
    "realname": ("F01", "P08", "P09", "P10"),
    "wallet": ("F09", "E01", "E02"),
    "balance": ("P01", "E02"),
    "packets": ("P14",),
    "renewals": ("P13", "U01", "E03"),
    "check": (
        *("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P14"),
        *("U01", "U03"),
    ),
    "error": ("U01", "U03"),
    "rename": ("F01", "F05", "F06", "F07", "F08", "C01", "U02"),
    "consequences": ("E01", "E02", "E03", "E04", "E06"),
    "effects_all": ("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09"),
    "security_figures": ("E10", "E11"),
    "aftermath": ("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09"),
    "collect": ("E01", "E09", "A40"),
    "security": ("E06",),
    "login": ("E06", "E09", "A40"),
    "login_code": ("E06",),
    "contacts": ("E07",),
    "moments": ("E08",),
    "merchants": ("E05",),
    "recovery": ("E04",),
    "suspicious": ("E09", "A40"),
    "reverify": ("E09",),
    "face_id": ("F02", "F10"),
    "device_passcode": ("F02", "F10"),
    "fingerprint": ("F04", "F10"),
    "sms_code": ("F03", "F10"),
    "confirm": ("S03", "S05"),
    "submitted": ("S03", "S05", "F05", "F06", "F07", "F08"),
}


def sources_of(screen: str) -> Action:
    """Return the link to the claims that a screen rests on."""
    return Action("sources", t("claims.open"), Go("sources", screen), Style.LINK)

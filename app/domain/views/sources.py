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
    "realname": ("F01", "P08", "P09", "P10", "A27"),
    "wallet": ("F09", "E01", "E02"),
    "balance": ("P01", "F09", "A21"),
    "packets": ("P14", "F09", "A20"),
    "renewals": ("P13", "U01", "A21", "A28"),
    "orders": ("P02", "F09", "A22", "A25"),
    "credit": ("P03", "F09", "A24"),
    "logins": ("P04",),
    "holds": ("P05", "F09", "A22", "A26"),
    "devices": ("P06", "P07", "A22"),
    "device_change": ("P07",),
    "last_change": ("P08",),
    "yearly_limit": ("P09", "A27"),
    "cooling_off": ("P10", "P09", "A27"),
    "official_accounts": ("P11", "A23"),
    "handoff": ("P11", "A23"),
    "enterprises": ("P12", "A23"),
    "check": (
        *("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P14"),
        *("U01", "U02", "U03"),
    ),
    "error": ("P13", "U01", "U03"),
    "rename": ("F01", "F05", "F06", "F07", "F08", "C01", "U02", "M07", "M08"),
    "consequences": ("E01", "E02", "E03", "E04", "E06", "M07", "M08"),
    "face_id": ("F02", "F10"),
    "device_passcode": ("F02", "F10"),
    "fingerprint": ("F04", "F10"),
    "sms_code": ("F03", "F10"),
    "main_device": ("F07", "F10"),
    "times": ("F04", "F05", "F06", "F07", "F08"),
    "submitted": ("S03", "S05", "F05", "F06", "F07", "F08"),
    "process": ("S01", "S02", "S03", "S04", "S05", "S07", "S08", "S09", "A10", "A11", "A12", "A13"),
    "notices": ("S06", "S08", "S10"),
    "rolled_back": ("S04", "S08", "A11", "A14"),
    "organisation": ("O01", "O02", "O03", "O04", "O06", "O07", "O08", "O09", "A70", "A73"),
    "legal_person": ("O03",),
    "new_legal_person": ("O03",),
    "legal_person_changed": ("O03",),
    "organisations": ("O01", "O02", "O06", "O07", "O08"),
    "approvals": ("O01",),
    "api": ("O02", "O07", "A70"),
    "api_call": ("O02", "O07", "A70"),
    "qualification": ("O06", "A71"),
    "mini_programs": ("O06",),
    "linked_apps": ("O08", "O09", "A72", "A73"),
    "social_login": ("O09", "A73"),
    "merchant_number": ("O04", "O05"),
    "merchant_cancel": ("O05",),
    "context": ("C01", "F05", "F06", "F07", "C02", "C03", "C04"),
    "informal": ("C05",),
    "confirm": ("S03", "S05", "M07", "M08"),
    "backup": ("B01", "B02", "B03", "B04"),
    "export_start": ("B01", "B04", "B05", "A55"),
    "export": ("B01", "B04", "A55"),
    "exported": ("B01", "B05", "A56"),
    "unsaved": ("B05", "A56"),
    "contacts": ("B02", "E07"),
    "email": ("B03",),
    "mail_code": ("B03", "F03", "A01", "A02"),
    "minor": ("M01", "M02", "M03", "M04", "M05", "M06"),
    "paper": ("M02", "M03", "M04"),
    "review": ("M05", "M06", "A57"),
    "games_closed": ("M06",),
    "review_document": ("M07", "M08", "A58", "A59"),
}


def sources_of(screen: str) -> Action:
    """Return the link to the claims that a screen rests on."""
    return Action("sources", t("claims.open"), Go("sources", screen), Style.LINK)

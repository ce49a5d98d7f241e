"""What can be the number of an identity document: its form and, where it has one, its check digit.

Only the form is judged: whether a number exists, nobody here knows. An identity card's region is left
unjudged, so that the example can name one that does not exist and be nobody's number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from app.domain.facts.papers import IDENTITY_CARD, PASSPORT, TRAVEL_PERMIT
from app.domain.facts.text import Text, t

_WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))  # GB 11643-1999, appendix A: 7, 9, 10, 5, …, 2
_CHECKS = "10X98765432"  # by the weighted sum, modulo 11: ISO 7064, MOD 11-2


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A kind of document: what is wrong with a tidied number (None where nothing is), and an invented one."""

    wrong: Callable[[str, date], Text | None]
    example: str


def tidied(text: str) -> str:
    """Return a number as it is judged: halfwidth capitals without spaces or hyphens."""
    return re.sub(r"[\s-]", "", normalize("NFKC", text)).upper()


def why_not(kind: str, text: str, today: date) -> Text | None:
    """Say why a text cannot be the number of a document of this kind; None where it can."""
    number = tidied(text)
    return RULES[kind].wrong(number, today) if number else t("document_number.empty")


def _identity_card(number: str, today: date) -> Text | None:
    """18 characters: region, day of birth, sequence, check character (GB 11643-1999)."""
    if len(number) != 18:
        return t("document_number.length", count=len(number), needed=18)
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", number):
        return t("document_number.characters")
    if not _is_past_day(number[6:14], today):
        return t("document_number.birth")
    return None if number[17] == check_character(number[:17]) else t("document_number.check")


def check_character(digits: str) -> str:
    """Return the check character of an identity card's first 17 digits."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11]


def _is_past_day(digits: str, today: date) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= day <= today


def _travel_permit(number: str, today: date) -> Text | None:
    """H (Hong Kong) or M (Macao) and 8 digits; older ones have two more, which count the issues."""
    return None if re.fullmatch(r"[HM][0-9]{8}(?:[0-9]{2})?", number) else t("document_number.travel_permit")


def _passport(number: str, today: date) -> Text | None:
    """6 to 9 capitals and digits, four of them digits: a machine-readable zone holds nine (ICAO 9303-4)."""
    fits = re.fullmatch(r"[A-Z0-9]{6,9}", number) and re.search(r"[0-9]{4}", number)
    return None if fits else t("document_number.passport")


RULES: Mapping[str, DocumentRule] = {
    IDENTITY_CARD: DocumentRule(_identity_card, "990000199001010017"),
    TRAVEL_PERMIT: DocumentRule(_travel_permit, "H00000000"),
    PASSPORT: DocumentRule(_passport, "E00000000"),
}
"""The rule of each kind of document."""

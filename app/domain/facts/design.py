"""What the two designs do differently. The theme decides how they look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behaviour:
    """The three answers a design gives (U01 and U03): false in each is the defect as reported.

    ``says`` are the keys of the phrases that a design which explains no errors says all the same.
    ``offers_elder`` tells whether the design has an elder mode (长辈版). ``native`` tells whether what
    belongs to the phone's system looks as on that phone, or as in a plain kit, the same everywhere.
    """

    explains_errors: bool
    checks_first: bool
    tells_red_packets: bool
    says: tuple[str, ...] = ()
    offers_elder: bool = False
    native: bool = True

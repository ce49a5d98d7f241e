"""What is asked for of an audit, whatever it is of: by which rules, what is written, and what counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audits.model import Answer


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of an audit, as they were given.

    ``out`` is the folder of the report, ``lang`` the language that was named. Of the prototype, the ``whole``
    may be walked in place of a selection.
    """

    profile: str
    formats: Sequence[str]
    out: str
    patch: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    baseline: str | None = None
    update_baseline: bool = False
    strict: bool = False
    thorough: bool = False
    lang: str | None = None
    whole: bool = False

"""``--answers FILE``: what a person answered on the checklist of an earlier report.

The report saved it so:

{"checklist": 1, "answers": {"words": {"answer": "failed", "note": "Step 3 has two names."}}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ..errors import InputError, UnknownNameError, Where
from ..model import Answer
from ..reports.checklist import ANSWERS, ITEMS, VERSION
from ..textfile import read_text

_RIGHT = "give the answers.json that a report saved"
_LONGEST = 10_000  # characters of a note


def read_answers(path: Path | None) -> Mapping[str, Answer]:
    """Return the answers in a file, none without one. Raises InputError for any other file."""
    if path is None:
        return {}
    text = read_text(path, _RIGHT)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not valid JSON: {error.msg}", _RIGHT, Where(path, error.lineno, error.colno)
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError("these are no answers", _RIGHT, Where(path)) from error
    answers = content.get("answers") if isinstance(content, dict) else None
    if not isinstance(answers, dict) or content.get("checklist") != VERSION:
        raise InputError("these are no answers", _RIGHT, Where(path))
    return {name: _answer(name, given, path) for name, given in answers.items()}


def _answer(name: str, given: object, path: Path) -> Answer:
    if name not in ITEMS:
        raise UnknownNameError("question", name, ITEMS, Where(path))
    if not isinstance(given, dict) or not isinstance(given.get("note", ""), str):
        raise InputError(f"the answer to {name!r} has another shape", _RIGHT, Where(path))
    answer = given.get("answer", "")
    if answer not in (*ANSWERS, ""):
        raise UnknownNameError("answer", str(answer), ANSWERS, Where(path))
    return Answer(str(answer), given.get("note", "")[:_LONGEST])

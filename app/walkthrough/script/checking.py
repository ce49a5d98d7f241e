"""Check a flow as far as that can be done without playing it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.errors import InputError
from app.walkthrough.script.expressions import VARIABLE_NAME
from app.walkthrough.script.findings import Findings
from app.walkthrough.script.reader import read_script

_KNOWN_TO_SCRIPTS = ("output", "maestro", "true", "false", "null", "undefined", "NaN", "Infinity")


def check_flow(path: Path, variables: Mapping[str, str], *, foreign: bool = False) -> Findings:
    """Return all that is found in a flow and in those that it runs, the syntax of its scripts included."""
    _, findings = read_script(path, variables, foreign=foreign)
    for code, where in findings.code.items():
        if VARIABLE_NAME.fullmatch(code):
            if code not in _KNOWN_TO_SCRIPTS:
                wrong, right = (
                    f"the variable {code!r} has no value yet",
                    f"set it in env, or with -e {code}=…",
                )
                findings.note(InputError(wrong, right, where))
        elif problem := _problem(code):
            findings.fault(InputError(f"the script in ${{…}} is wrong: {problem}", "", where))
    return findings


def _problem(code: str) -> str:
    from app.walkthrough.script.javascript import syntax_problem

    return syntax_problem(code)

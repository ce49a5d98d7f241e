"""``mingbai audit FLOW --app TARGET``: audit each screen that flows meet in somebody else's app."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from app.auditing.other_app import audit_walks
from app.commands.console import result_console
from app.commands.other_app import AskedApp
from app.commands.wanted import Wanted
from app.errors import ExitCode, InputError
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.script.script import Script
from audits import profiles
from audits.baseline import Comparison, asked
from audits.command import conclude_run, run_of, say_run, visited, write_run
from audits.commandline.options import writable_file, writable_folder
from audits.commandline.patching import write_patch
from audits.reports import require_language
from audits.visiting.combinations import PLACES
from audits.writing.plaintext import displayable


def audit_other(scripts: Sequence[Script], app: AskedApp, wanted: Wanted) -> int:
    """Walk and audit, write the report, and return the exit code, as ``python -m audits`` has it.

    It is 1, too, where a flow could not be walked to its end. Raises what ends the app, once the report of
    what was found until then is written.
    """
    if wanted.lang is not None:
        require_language(wanted.lang)
    rules = profiles.load(wanted.profile).rules
    known = asked(wanted.baseline, wanted.update_baseline, PLACES)
    folder = writable_folder(wanted.out)
    patch = None if wanted.patch is None else writable_file(wanted.patch)
    told: list[str] = []
    broken: list[Trace] = []
    walks = audit_walks(
        app.app, app.plans(scripts), wanted.profile, told.append, broken.append, thorough=wanted.thorough
    )
    entries, failure = visited(walks)
    if not entries and not broken:
        raise InputError("no step of a flow has passed", "let it launch the app and look", scripts[0].id)
    run = run_of(app.app.target.text, wanted.profile, entries)
    run = replace(run, complete=failure is None and not broken, answers=wanted.answers)
    comparison = Comparison(known.before, PLACES, rules)
    for trace in broken:
        _say_broken(trace)
    say_run(run, comparison, told, sys.stdout)
    accepted = conclude_run(run, known, comparison, sys.stdout)
    write_run(run, wanted.formats, folder, wanted.lang, sys.stdout)
    if patch is not None:
        result_console.print(write_patch(run, patch))
    if failure is not None:
        raise failure
    undecided = wanted.strict and any(entry.report.undecided for entry in entries)
    return ExitCode.WELL if accepted and not broken and not undecided else ExitCode.CHECK_FAILED


def _say_broken(trace: Trace) -> None:
    assert trace.failure is not None
    told = displayable(trace.failure.message)
    result_console.print(f"✗ {trace.flow} could not be walked to its end: {told}")

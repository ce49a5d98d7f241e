"""The command ``audits TARGET``: audit any Kivy app. ``ExitCode`` says what its exit codes mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TextIO

import click

from . import __version__, engine, profiles
from .baseline import Asked, Comparison, Dimensions, asked
from .commandline.ending import end, run_click
from .commandline.options import writable_file, writable_folder, writing
from .commandline.patching import write_patch
from .commandline.settings import configure
from .commandline.shared import (
    baseline_options,
    format_option,
    lang_option,
    out_option,
    patch_option,
    profile_option,
    rule_option,
    tokens_option,
)
from .commandline.streams import stdout_for_result
from .errors import ExitCode, InputError
from .model import Entry, Report, Run
from .repair.proof import Prover
from .reports.summary import print_summary
from .started import started_in
from .target import starting as targets
from .target.environment import prepare_kivy
from .target.explaining import Target, explained_under_audit, hard_exit_raised
from .target.opengl import require_window
from .writing.plaintext import displayable

PHONE = "390x844"
PLACES = Dimensions(())
_DEFAULT_OUT = Path("audit-report")


def _configured(context: click.Context, _: click.Parameter, target: str) -> Target:
    """Understand the target, and let the settings of its project count where no option is given."""
    started_in()  # before the target's folder becomes the current one
    parsed = targets.parse(target)
    configure(context, parsed.folder)
    return parsed


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", metavar="TARGET", is_eager=True, callback=_configured)
@profile_option
@rule_option
@click.option("--size", default=PHONE, show_default=True, help="The window, WIDTHxHEIGHT in px.")
@format_option(None)
@out_option(None)
@lang_option
@patch_option
@tokens_option
@baseline_options
@click.version_option(__version__, prog_name="kivy-audits")
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    target: Target,
    profile: str,
    rules: tuple[str, ...],
    size: str,
    formats: tuple[str, ...] | None,
    out: str | None,
    lang: str | None,
    patch: str | None,
    tokens: tuple[str, ...],
    baseline: str | None,
    update_baseline: bool,
) -> int:
    """Audit a Kivy app's first screen: text contrast, target size, names of controls.

    TARGET is file.py, file.py:Name, package.module:Name or file.kv. The exit code is 0 if something
    was judged and nothing failed that the baseline does not know.
    """
    with stdout_for_result() as result:
        wanted = _formats(formats, out)
        chosen = [rule.id for rule in engine.choose_rules(profiles.load(profile), rules or None)]
        known = asked(baseline, update_baseline, PLACES)
        width, height = _size(size)
        folder = writable_folder(_DEFAULT_OUT if out is None else out).resolve() if wanted else None
        token_files = [Path(each).resolve() for each in tokens]
        patch_file = None if patch is None else writable_file(patch).resolve()
        prover = Prover(token_files=token_files) if folder or patch_file else None
        report = _audit(target, profile, rules or None, (width, height), prover)
        run = _run(target.text, profile, (Entry({"screen": target.text}, report),))
        comparison = Comparison(known.before, PLACES, chosen)
        for entry in run.entries:
            left = comparison.without_known(entry).report
            known_here = len(entry.report.findings) - len(left.findings)
            print_summary(left, target.text, result, known_here)
        accepted = _conclude(run, known, comparison, result)
        if folder is not None:
            _write(run, wanted, folder, lang, result)
        if patch_file is not None:
            print(write_patch(run, patch_file), file=result)
    return ExitCode.WELL if accepted else ExitCode.CHECK_FAILED


def main(program: str = "audits") -> NoReturn:
    """Run the command and leave with its exit code; see ``ExitCode``."""
    end(program, lambda: run_click(command, program))


def _audit(
    target: Target,
    profile: str,
    rules: Sequence[str] | None,
    size: tuple[int, int],
    prover: Prover | None,
) -> Report:
    """Return the report on a target's first screen, with repairs where there is a prover."""
    from . import audit
    from .commandline.progress import tracking

    prepare_kivy(*size, off_screen=True)
    require_window()
    engine.install()
    with hard_exit_raised():
        root = targets.start(target)
        with explained_under_audit(target):
            report = audit(root, profile, rules)
            return report if prover is None else prover.prove(root, report, tracking)


def _run(title: str, profile: str, entries: Sequence[Entry]) -> Run:
    return Run(
        title=title,
        profile=profile,
        entries=entries,
        version=__version__,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _conclude(run: Run, known: Asked, comparison: Comparison, result: TextIO) -> bool:
    """Say what is new beside the baseline, and return whether all is well."""
    judged = any(entry.report.judged for entry in run.entries)
    for line in known.conclude(comparison, whole=judged):
        print(displayable(line), file=result)
    return judged and (known.update or not (comparison.new or comparison.worse))


def _write(run: Run, formats: Sequence[str], folder: Path, lang: str | None, result: TextIO) -> None:
    from . import reports

    with writing(folder):
        paths = reports.write(run, formats, folder, lang)
    for path in paths:
        print(path, file=result)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if not match or "0" in match.groups():
        raise InputError(f"{text!r} is no size", f"write WIDTHxHEIGHT in px, such as {PHONE}", where="--size")
    return int(match[1]), int(match[2])


def _formats(given: Sequence[str] | None, out: str | None) -> Sequence[str]:
    """Return the formats asked for; a folder without a format means the two most useful ones."""
    if given is None:
        return () if out is None else ("html", "json")
    return given

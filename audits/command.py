"""The command ``audits TARGET``: audit any Kivy app. ``ExitCode`` says what its exit codes mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TextIO

import click

from . import __version__, engine, profiles
from .baseline import Asked, Comparison, Dimensions, asked
from .commandline.ending import end, run_click
from .commandline.options import writable_folder, writing
from .commandline.settings import configure, theme_hooks
from .commandline.shared import (
    baseline_options,
    explore_options,
    format_option,
    lang_option,
    out_option,
    probe_options,
    profile_option,
    rule_option,
    size_option,
    strict_option,
    theme_option,
)
from .commandline.streams import stdout_for_result
from .errors import ExitCode
from .model import Entry, Run
from .reports.summary import print_screens, print_summary
from .started import started_in
from .target import starting as targets
from .target.explaining import Target
from .visiting.combinations import COLUMNS, visit_all
from .visiting.visit import Visit
from .writing.plaintext import displayable

PHONE = "390x844"
PLACES = Dimensions(COLUMNS)
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
@probe_options
@size_option(PHONE)
@theme_option
@explore_options
@format_option(None)
@out_option(None)
@lang_option
@baseline_options
@strict_option
@click.version_option(__version__, prog_name="kivy-audits")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    target: Target,
    profile: str,
    rules: tuple[str, ...],
    probe: bool,
    wait: float,
    sizes: tuple[tuple[int, int], ...],
    themes: tuple[str, ...],
    explore: int | None,
    seed: int,
    formats: tuple[str, ...] | None,
    out: str | None,
    lang: str | None,
    baseline: str | None,
    update_baseline: bool,
    strict: bool,
) -> int:
    """Audit a Kivy app: text contrast, target size, names of controls. Its first screen, or more: --explore.

    TARGET is file.py, file.py:Name, package.module:Name or file.kv. The exit code is 0 if something
    was judged and nothing failed that the baseline does not know; with --strict, nothing is undecided either.
    """
    with stdout_for_result() as result:
        wanted = _formats(formats, out)
        chosen = [rule.id for rule in engine.choose_rules(profiles.load(profile), rules or None)]
        known = asked(baseline, update_baseline, PLACES)
        folder = writable_folder(_DEFAULT_OUT if out is None else out).resolve() if wanted else None
        told: list[str] = []
        visit = Visit(
            target, sizes[0], profile, rules or None, hooks=theme_hooks(context),
            explore=explore or 0, seed=seed, repairs=folder is not None, probe=probe, wait=wait,
        )  # fmt: skip
        run = _run(target.text, profile, [*visit_all(visit, sizes, themes, told.append)])
        comparison = Comparison(known.before, PLACES, chosen)
        _say(run, comparison, told, result)
        accepted = _conclude(run, known, comparison, result)
        if folder is not None:
            _write(run, wanted, folder, lang, result)
    accepted = accepted and not (strict and any(entry.report.undecided for entry in run.entries))
    return ExitCode.WELL if accepted else ExitCode.CHECK_FAILED


def main(program: str = "audits") -> NoReturn:
    """Run the command and leave with its exit code; see ``ExitCode``."""
    end(program, lambda: run_click(command, program))


def _say(run: Run, comparison: Comparison, told: Sequence[str], result: TextIO) -> None:
    """Print what fails beyond the baseline, and what is to be said beside."""
    left = tuple(map(comparison.without_known, run.entries))
    pairs = zip(run.entries, left, strict=True)
    known = [len(entry.report.findings) - len(rest.report.findings) for entry, rest in pairs]
    if len(left) == 1:
        print_summary(left[0].report, run.title, result, known[0])
    else:
        print_screens(replace(run, entries=left), result, known)
    for line in dict.fromkeys(told):
        print(displayable(line), file=result)


def _run(title: str, profile: str, entries: Sequence[Entry]) -> Run:
    return Run(
        title=title,
        profile=profile,
        entries=entries,
        version=__version__,
        columns=COLUMNS,
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


def _formats(given: Sequence[str] | None, out: str | None) -> Sequence[str]:
    """Return the formats asked for; a folder without a format means the two most useful ones."""
    if given is None:
        return () if out is None else ("html", "json")
    return given

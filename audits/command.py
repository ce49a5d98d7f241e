"""The command ``audits TARGET``: audit any Kivy app. ``ExitCode`` says what its exit codes mean."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TextIO

import click
from click.core import ParameterSource

from . import __version__, engine, profiles
from .baseline import Asked, Comparison, asked
from .commandline.options import writable_file, writable_folder, writing
from .commandline.patching import write_patch
from .commandline.progress import latest
from .commandline.settings import configure, theme_hooks
from .commandline.shared import (
    PHONE,
    answers_option,
    baseline_options,
    explore_options,
    format_option,
    lang_option,
    out_option,
    patch_option,
    probe_options,
    profile_option,
    rule_option,
    size_option,
    strict_option,
    theme_option,
    tokens_option,
)
from .console.ending import end, run_click
from .console.streams import stdout_for_result
from .errors import ExitCode, ReportedError
from .model import Answer, Entry, Run
from .reports.summary import print_screens, print_summary
from .started import started_in
from .target import starting as targets
from .target.explaining import Target
from .visiting.combinations import COLUMNS, PLACES, visit_all
from .visiting.visit import TIME_LIMIT_S, Visit
from .writing.plaintext import counted, displayable

_AS_MODULE = "as_module"
_DEFAULT_OUT = Path("audit-report")


def _configured(context: click.Context, _: click.Parameter, target: str) -> Target:
    """Understand the target, and let the settings of its project count where no option is given."""
    started_in()  # before the target's folder becomes the current one
    parsed = targets.parse_module(target) if context.meta.get(_AS_MODULE) else targets.parse(target)
    configure(context, parsed.folder)
    return replace(parsed, arguments=tuple(context.obj or ()))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-m",
    _AS_MODULE,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, option, given: context.meta.update({_AS_MODULE: given}),
    help="TARGET is a module or package to run, as python -m does.",
)
@click.argument("target", metavar="TARGET [-- ARGUMENT...]", is_eager=True, callback=_configured)
@profile_option
@rule_option
@probe_options
@size_option(PHONE)
@theme_option
@explore_options
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=TIME_LIMIT_S,
    show_default=True,
    help="For how long the app may give no sign of life, in s.",
)
@format_option(None)
@out_option(None)
@lang_option
@patch_option
@tokens_option
@answers_option
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
    time_limit: float,
    wait: float,
    sizes: tuple[tuple[int, int], ...],
    themes: tuple[str, ...],
    explore: int | None,
    seed: int,
    formats: tuple[str, ...] | None,
    out: str | None,
    lang: str | None,
    patch: str | None,
    tokens: tuple[str, ...],
    answers: Mapping[str, Answer],
    baseline: str | None,
    update_baseline: bool,
    strict: bool,
) -> int:
    """Audit a Kivy app: text contrast, target size, names of controls. Its first screen, or more: --explore.

    TARGET is file.py, file.py:Name, package.module:Name, file.kv, or a folder with a __main__.py or main.py;
    after -m, a module or package. What follows -- are the app's own arguments. The exit code is 0 if
    something was judged and nothing failed that the baseline does not know; with --strict, nothing is
    undecided either.
    """
    with stdout_for_result() as result:
        wanted = _formats(formats, out)
        chosen = [rule.id for rule in engine.choose_rules(profiles.load(profile), rules or None)]
        known = asked(baseline, update_baseline, PLACES)
        folder = writable_folder(_DEFAULT_OUT if out is None else out).resolve() if wanted else None
        patch_file = None if patch is None else writable_file(patch).resolve()
        told: list[str] = []
        visit = Visit(
            target, sizes[0], profile, rules or None, hooks=theme_hooks(context),
            explore=explore or 0, seed=seed, repairs=bool(folder or patch_file), probe=probe, wait=wait,
            size_asked=context.get_parameter_source("sizes") is not ParameterSource.DEFAULT,
            time_limit=time_limit,
            tokens=tuple(Path(each).resolve() for each in tokens),
        )  # fmt: skip
        entries, failure = visited(visit_all(visit, sizes, themes, told.append))
        run = replace(run_of(target.text, profile, entries), complete=failure is None, answers=answers)
        comparison = Comparison(known.before, PLACES, chosen)
        say_run(run, comparison, told, result)
        accepted = conclude_run(run, known, comparison, result)
        if folder is not None:
            write_run(run, wanted, folder, lang, result)
        if patch_file is not None:
            print(write_patch(run, patch_file), file=result)
        if failure is not None:
            raise failure
    undecided = strict and any(entry.report.undecided for entry in run.entries)
    return ExitCode.WELL if accepted and not undecided else ExitCode.CHECK_FAILED


def main(program: str = "audits") -> NoReturn:
    """Run the command and leave with its exit code; see ``ExitCode``."""
    own, its = _parted(sys.argv[1:])
    end(program, lambda: run_click(command, program, own, its))


def _parted(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the auditor's arguments, and those after ``--``, which are the app's."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    return list(arguments[:cut]), list(arguments[cut + 1 :])


def visited(entries: Iterable[Entry]) -> tuple[list[Entry], ReportedError | KeyboardInterrupt | None]:
    """Return all entries. Where the visit ends early, return those made and the reason; with none, raise."""
    found: list[Entry] = []
    try:
        with latest() as show:
            for entry in entries:
                found.append(entry)
                show(f"{counted(len(found), 'screen')} audited, the last is {entry.context['screen']}")
    except (ReportedError, KeyboardInterrupt) as error:
        if not found:
            raise
        return found, error
    return found, None


def say_run(run: Run, comparison: Comparison, told: Sequence[str], result: TextIO) -> None:
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


def run_of(title: str, profile: str, entries: Sequence[Entry]) -> Run:
    """Return what was found, as reports have it."""
    return Run(
        title=title,
        profile=profile,
        entries=entries,
        version=__version__,
        columns=COLUMNS,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def conclude_run(run: Run, known: Asked, comparison: Comparison, result: TextIO) -> bool:
    """Say what is new beside the baseline, and return whether all is well."""
    judged = any(entry.report.judged for entry in run.entries)
    for line in known.conclude(comparison, whole=judged):
        print(displayable(line), file=result)
    return judged and (known.update or not (comparison.new or comparison.worse))


def write_run(run: Run, formats: Sequence[str], folder: Path, lang: str | None, result: TextIO) -> None:
    """Write the reports, and say where they are."""
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

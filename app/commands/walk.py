"""``mingbai walk``: play flows, say how each ended, keep the trace."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from app.commands.aiming import say_missed
from app.commands.console import result_console
from app.commands.options import Choices, read_grid, read_variables, variant_options
from app.commands.other_app import AppCommand, AskedApp, app_options, asked_app
from app.commands.pool import Opening, opened_pool, pool_options, require_pool
from app.content.datafiles import check_data_files
from app.errors import ExitCode, InputError
from app.walkthrough.aiming.jitter import Jitter, read_jitter
from app.walkthrough.aiming.missed import FILE
from app.walkthrough.apps.walking import walk_app
from app.walkthrough.evidence.folder import claimed
from app.walkthrough.evidence.record import Kept
from app.walkthrough.evidence.trace import Result, Trace
from app.walkthrough.evidence.writers import RECORD, WRITERS, walk_folders, write
from app.walkthrough.playing.parallel import Ended, ended_early, film, interrupted
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows
from app.walkthrough.script.script import Script
from app.walkthrough.viewing.formats import FORMATS, WITH_TREES
from audits.commandline.options import read_names, writable_folder, writing
from audits.commandline.progress import tracking
from audits.writing.plaintext import displayable

_FORMATS = (*FORMATS, RECORD, *WRITERS)
_SIGNS = {"passed": "✓", "warned": "!", "failed": "✗", "interrupted": "…", "skipped": "–"}


Walking = Callable[[Sequence[Plan], Ended], Iterator[Trace]]
"""Plays plans, tells each trace with its number as it ends, and yields them in their order."""


@click.command("walk", cls=AppCommand)
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@click.option("--out", default="walk-report", show_default=True)
@click.option("--format", "formats", default="html,json", show_default=True, help=", ".join(_FORMATS) + ".")
@click.option("-e", "--env", "variables", multiple=True, metavar="NAME=VALUE", help="Fills in ${NAME}.")
@click.option(
    "--show-typed", is_flag=True, help="Show what flows type, in pictures too: for invented data only."
)
@click.option(
    "--by",
    type=click.Choice(["touch", "name"]),
    default="touch",
    show_default=True,
    help="Press controls by touches, or by role and name as a screen reader does.",
)
@click.option("--jitter", metavar="SIGMA", help="What a finger would hit that errs so (1.5mm, 9dp).")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of --jitter.")
@click.option("--tag", "tags", multiple=True, help="Only flows that have this tag; may be repeated.")
@click.option("--without-tag", "without", multiple=True, help="Only flows that do not have this tag.")
@pool_options
@app_options
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - as many as it has options
    context: click.Context,
    /,
    flows: tuple[str, ...],
    out: str,
    formats: str,
    variables: tuple[str, ...],
    show_typed: bool,
    by: str,
    jitter: str | None,
    seed: int,
    tags: tuple[str, ...],
    without: tuple[str, ...],
    jobs: int | None,
    cluster: str | None,
    sizes: tuple[tuple[int, int], ...],
    time_limit: float,
    **choices: str | None,
) -> int:
    """Play flows with real touches, off screen, and write down what happened.

    FLOW is a name from `mingbai list flows`, a .yaml file or a folder of them; without any, all are played.
    With --app, they are played on another app: on a copy of its folder, each walk in a process of its own.
    """
    asked = asked_app(context, sizes, time_limit, choices)
    require_pool(jobs, cluster, own=asked is None)
    if asked is None:
        scripts = find_flows(flows, read_variables(variables), tags, without)
        finger = None if jitter is None else read_jitter(jitter, seed)
        pool = partial(opened_pool, jobs, cluster)
        return walk_flows(scripts, choices, out, formats, show_typed, finger, by_name=by == "name", pool=pool)
    if jitter is not None:
        raise InputError("a finger's error is looked for in the prototype only", "leave it out", "--jitter")
    if not flows:
        raise InputError("no flow is named", "name the files of flows for that app", "--app")
    scripts = find_flows(flows, read_variables(variables), tags, without, foreign=True)
    return _walk_app(scripts, asked, out, formats, show_typed, by_name=by == "name")


def walk_flows(  # noqa: PLR0913, PLR0917 - what its options say
    scripts: Sequence[Script],
    choices: Choices,
    out: str | Path,
    formats: str,
    show_typed: bool = False,
    jitter: Jitter | None = None,
    *,
    by_name: bool = False,
    pool: Opening = opened_pool,
) -> int:
    """Play flows on the variants asked for and return the exit code: 0 all passed, 1 one failed.

    An interruption keeps the traces of the walks that had ended.
    """
    wanted = read_names("--format", "format", formats, _FORMATS)
    check_data_files()
    grid = read_grid(choices, all_of=())
    plans = plan(scripts, grid.variants)
    if not plans:
        raise InputError("nothing to play", "these flows are for other choices; see `mingbai list flows`")
    folder = writable_folder(out)
    kept = [
        replace(each, jitter=jitter, by_name=by_name) for each in _kept(plans, wanted, folder, show_typed)
    ]
    with pool() as opened:
        code = _play(kept, wanted, folder, partial(film, pool=opened))
    if jitter is not None:
        say_missed([each.kept.record.with_name(FILE) for each in kept if each.kept])
    return code


def _walk_app(  # noqa: PLR0913 - what its options say
    scripts: Sequence[Script], asked: AskedApp, out: str, formats: str, show_typed: bool, *, by_name: bool
) -> int:
    """Play flows on another app, and return the exit code."""
    wanted = read_names("--format", "format", formats, _FORMATS)
    folder = writable_folder(out)
    plans = asked.plans(scripts)
    told: list[str] = []
    try:
        kept = [replace(each, by_name=by_name) for each in _kept(plans, wanted, folder, show_typed)]
        return _play(kept, wanted, folder, partial(walk_app, asked.app, told=told.append))
    finally:
        for line in dict.fromkeys(told):
            result_console.print(displayable(line))


def _play(plans: Sequence[Plan], formats: Sequence[str], out: Path, walking: Walking) -> int:
    from app.walkthrough.viewing.publishing import Publisher  # needs what `--help` does not

    ended: dict[int, Trace] = {}
    with ExitStack() as held:
        with writing(out):
            publisher = Publisher(held.enter_context(claimed(out)), formats)
        records = [each.kept.record for each in plans if each.kept]

        def keep(number: int, trace: Trace) -> None:
            ended[number] = trace
            with writing(out):
                publisher.walk(number, trace, records[number])

        try:
            with tracking(len(plans), "walking") as advance, closing(_in_turn(plans, keep, walking)) as walks:
                for trace in walks:
                    _say(trace)
                    advance()
        finally:
            traces = [ended.get(number) or interrupted(each) for number, each in enumerate(plans)]
            with writing(out):
                files = write(traces, formats, out)
                paths = [*publisher.run(list(zip(traces, records, strict=True))), *files]
            _conclude(traces, paths)
    return ExitCode.CHECK_FAILED if any(trace.failure for trace in traces) else ExitCode.WELL


def _kept(plans: Sequence[Plan], formats: Sequence[str], out: Path, show_typed: bool) -> list[Plan]:
    """Return the plans with what is to be kept of each walk, and where."""
    folders = walk_folders((each.script.id, each.variant) for each in plans)
    pictures = not {*FORMATS, RECORD}.isdisjoint(formats)
    trees = not {*WITH_TREES, RECORD}.isdisjoint(formats)
    return [
        replace(each, kept=Kept(out, folder, pictures, trees, show_typed))
        for each, folder in zip(plans, folders, strict=True)
    ]


def _in_turn(plans: Sequence[Plan], keep: Ended, walking: Walking) -> Generator[Trace, None, None]:
    """Play the plans and yield their traces as they end.

    Where a folder's config.yaml orders flows, and says not to go on after a failure, these are played one by
    one; the first that fails is the last of all.
    """
    strict = [each for each in plans if each.script.turn and not each.script.goes_on]
    for number, each in enumerate(strict):
        (trace,) = walking([each], _from(number, keep))
        yield trace
        if trace.failure is not None:
            for later, left_out in enumerate(plans[number + 1 :], number + 1):
                skipped = ended_early(left_out, Result.SKIPPED, f"not played: {trace.flow} failed before it")
                keep(later, skipped)
                yield skipped
            return
    yield from walking(plans[len(strict) :], _from(len(strict), keep))


def _from(first: int, keep: Ended) -> Ended:
    """Return what notes walks whose numbers begin at ``first``."""
    return lambda number, trace: keep(first + number, trace)


def _say(trace: Trace) -> None:
    variant = " ".join(trace.variant.values())
    looks = f" [{variant}]" if variant else ""
    result_console.print(f"{_SIGNS[trace.result]} {trace.flow}{looks} {len(trace.steps)} steps")
    if trace.failure is not None:
        result_console.print(f"  {displayable(trace.failure.message)}")


def _conclude(traces: Sequence[Trace], paths: Sequence[Path]) -> None:
    """Say what it comes to, and where the reports are."""
    count = len(traces)
    failed = sum(trace.failure is not None for trace in traces)
    missed = sum(trace.result is Result.INTERRUPTED for trace in traces)
    told = f"{failed} of {count} walks failed" if failed else f"all {count} walks passed"
    left_out = sum(trace.result is Result.SKIPPED for trace in traces)
    if left_out:
        told += f", {left_out} not played"
    if missed:
        told = f"interrupted: {missed} of {count} walks were not played to their end, {failed} failed"
    result_console.print(f"{told}; {', '.join(str(path) for path in paths)}")

"""``mingbai walk``: play flows, say how each ended, keep the trace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.commands.console import read_formats, result_console, tracked, writable
from app.commands.options import Choices, read_grid, read_variables, variant_options
from app.content.datafiles import check_data_files
from app.errors import InputError
from app.prototype import headless
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.crew import film
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.commands import Script
from app.walkthrough.script.library import find_flows

_SIGNS = {"passed": "✓", "warned": "!", "failed": "✗", "interrupted": "…"}


@click.command("walk")
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("walk-report"), show_default=True)
@click.option("--format", "formats", default="html,json", show_default=True, help="html, json, junit.")
@click.option("-e", "--env", "variables", multiple=True, metavar="NAME=VALUE", help="Fills in ${NAME}.")
@click.option("--tag", "tags", multiple=True, help="Only flows that have this tag; may be repeated.")
def command(
    flows: tuple[str, ...],
    out: Path,
    formats: str,
    variables: tuple[str, ...],
    tags: tuple[str, ...],
    **choices: str | None,
) -> int:
    """Play flows with real touches, off screen, and write down what happened.

    FLOW is a name from `mingbai list flows`, a .yaml file or a folder of them; without any, all are played.
    """
    scripts = find_flows(flows, read_variables(variables), tags)
    return walk_flows(scripts, choices, out, formats)


def walk_flows(scripts: Sequence[Script], choices: Choices, out: Path, formats: str) -> int:
    """Play flows on the variants asked for and return the exit code: 0 all passed, 1 one failed.

    An interruption keeps the traces of the walks that had ended.
    """
    from app.walkthrough.evidence.storyboard import WRITERS

    wanted = read_formats(formats, WRITERS)
    check_data_files()
    grid = read_grid(choices, all_of=())
    plans = plan(scripts, grid.variants)
    if not plans:
        raise InputError("nothing to play", "these flows are for other choices; see `mingbai list flows`")
    folder = writable(out)
    headless.require_opengl()
    return _play(plans, wanted, folder)


def _play(plans: Sequence[Plan], formats: Sequence[str], out: Path) -> int:
    from app.walkthrough.evidence.storyboard import write

    traces: list[Trace] = []
    try:
        for trace in tracked(film(plans), [1] * len(plans), "walking"):
            traces.append(trace)
            _say(trace)
    finally:
        paths = write(traces, formats, out)
    failed = sum(trace.failure is not None for trace in traces)
    told = f"{failed} of {len(traces)} walks failed" if failed else f"all {len(traces)} walks passed"
    result_console.print(f"{told}; {', '.join(str(path) for path in paths)}")
    return 1 if failed else 0


def _say(trace: Trace) -> None:
    variant = " ".join(trace.variant.values())
    result_console.print(f"{_SIGNS[trace.result]} {trace.flow} [{variant}] {len(trace.steps)} steps")
    if trace.failure is not None:
        result_console.print(f"  {trace.failure.message}")

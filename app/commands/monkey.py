"""``mingbai monkey``: use the prototype at random, and write a short flow for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.commands.console import result_console
from app.commands.options import read_grid, variant_options
from app.content.datafiles import check_data_files
from app.errors import ExitCode, InputError
from app.prototype import headless
from app.walkthrough.monkey.report import REPORT, forget_flows, write_report
from app.walkthrough.monkey.score import Proof, Score
from audits.commandline.options import writable_folder, writing
from audits.commandline.progress import tracking
from audits.commandline.shared import out_option
from audits.writing.plaintext import displayable

_ALL_OF = ("scenario", "platform", "theme", "design", "mode")  # gone through unless somebody narrows them


@click.command("monkey")
@variant_options(several=True)
@click.option("--events", type=click.IntRange(1), default=1000, show_default=True, help="How much is done.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="The same does the same.")
@out_option("monkey-report")
def command(events: int, seed: int, out: str, **choices: str | None) -> int:
    """Touch, swipe, type, go back, wait and disturb the back end, all at random, off screen.

    Found are crashes, screens that nothing leads away from, broken rules of the domain, screens on which
    nothing is drawn, and an app that never rests. Each comes with the shortest flow that shows it.
    """
    check_data_files()
    variants = [*read_grid(choices, all_of=_ALL_OF).variants({})]
    if not variants:
        raise InputError("nothing to play with", "see `mingbai list designs` for designs and their modes")
    folder = writable_folder(out)
    headless.require_opengl()
    headless.prepare()
    return _play(variants, events, seed, folder)


def _play(variants: Sequence[Mapping[str, str]], events: int, seed: int, out: Path) -> int:
    from app.walkthrough.monkey.roaming import Monkey

    with writing(out):
        forget_flows(out)
    with tracking(events, "playing") as advance:
        monkey = Monkey(variants, seed, out, advance, _say)
        try:
            monkey.roam(events)
        finally:
            with writing(out):
                write_report(monkey.score, seed, out)
            _conclude(monkey.score, events, out / REPORT)
    return ExitCode.CHECK_FAILED if monkey.score.proofs else ExitCode.WELL


def _say(proof: Proof) -> None:
    finding = proof.finding
    result_console.print(displayable(f"✗ {finding.kind} on {finding.screen}: {finding.what}"))
    told = {True: "", False: ", which did not show it again", None: ", neither shortened nor played again"}
    result_console.print(f"  {proof.flow}: {proof.steps} steps{told[proof.shown]}")


def _conclude(score: Score, events: int, report: Path) -> None:
    found = len(score.proofs)
    told = f"{score.events:,} events in {score.runs:,} runs on {len(score.screens)} screens: "
    told += "nothing went wrong" if not found else f"{found} defect{'s' if found > 1 else ''}"
    early = f"interrupted after {told}" if score.events < events else told
    result_console.print(f"{early}; {report}")

"""``mingbai read``: play flows and print what a screen reader would say, step by step."""

from __future__ import annotations

from collections.abc import Sequence

import click

from app.commands.console import result_console
from app.commands.options import Choices, read_grid, read_variables, variant_options
from app.content.datafiles import check_data_files
from app.errors import ExitCode, InputError
from app.prototype import headless
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.playing.transcript import read_out
from app.walkthrough.script.library import find_flows


@click.command("read")
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@click.option("-e", "--env", "variables", multiple=True, metavar="NAME=VALUE", help="Fills in ${NAME}.")
def command(flows: tuple[str, ...], variables: tuple[str, ...], **choices: str | None) -> int:
    """Play flows and print what a screen reader would say.

    FLOW is a name from `mingbai list flows`, a .yaml file or a folder of them. ▣ is a page that appears, with
    what it has in reading order; → what gets the focus; ↻ a state that changes; … and ! are messages, those
    with ! at once. What somebody typed is not printed.
    """
    plans = _plans(flows, read_variables(variables), choices)
    headless.require_opengl()
    headless.prepare()
    failed = False
    for each in plans:
        failed |= read_out(each, _print).failure is not None
    return ExitCode.CHECK_FAILED if failed else ExitCode.WELL


def _plans(flows: Sequence[str], variables: dict[str, str], choices: Choices) -> Sequence[Plan]:
    scripts = find_flows(flows, variables, (), ())
    check_data_files()
    plans = plan(scripts, read_grid(choices, all_of=()).variants)
    if not plans:
        raise InputError("nothing to read", "these flows are for other choices; see `mingbai list flows`")
    return plans


def _print(line: str) -> None:
    result_console.print(line, soft_wrap=True, highlight=False, markup=False)

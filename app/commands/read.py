"""``mingbai read``: play flows and print what a screen reader would say, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from app.commands.console import result_console
from app.commands.options import Choices, read_grid, read_variables, variant_options
from app.content.datafiles import check_data_files
from app.errors import ExitCode, InputError
from app.prototype import headless
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows
from audits.writing.plaintext import displayable

if TYPE_CHECKING:
    from app.prototype.shell import Prototype
    from app.walkthrough.evidence.trace import Trace
    from app.walkthrough.script.commands.base import Step
    from app.walkthrough.script.script import Script

_SIGNS = {"page": "▣", "reading": " ", "focus": "→", "state": "↻", "polite": "…", "assertive": "!"}


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
        failed |= _read(each).failure is not None
    return ExitCode.CHECK_FAILED if failed else ExitCode.WELL


def _plans(flows: Sequence[str], variables: dict[str, str], choices: Choices) -> Sequence[Plan]:
    scripts = find_flows(flows, variables, (), ())
    check_data_files()
    plans = plan(scripts, read_grid(choices, all_of=()).variants)
    if not plans:
        raise InputError("nothing to read", "these flows are for other choices; see `mingbai list flows`")
    return plans


def _read(planned: Plan) -> Trace:
    """Play one flow and print what is said meanwhile."""
    from kivy.core.window import Window

    from app.walkthrough.playing.run import play
    from audits.bridge.listening import Listener

    listener = Listener(Window)
    _print(" ".join((f"# {planned.script.id}", *planned.arguments.values())))

    def tell(_prototype: Prototype, _script: Script, step: Step) -> None:
        _print(f"\n{step.name} {step.label or step.command.detail}")
        for said in listener.take():
            _print(f"  {_SIGNS[said.cause]} {said.text}")

    (trace,) = play([planned], watch=tell, listen=lambda prototype: listener.listen(prototype.variant.lang))
    if trace.failure is not None:
        _print(f"\n✗ {trace.failure.message}")
    return trace


def _print(line: str) -> None:
    result_console.print(displayable(line), soft_wrap=True, highlight=False, markup=False)

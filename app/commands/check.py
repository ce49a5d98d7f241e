"""``mingbai check``: every error of flows, without playing any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from app.commands.console import result_console
from app.commands.options import read_variables
from app.errors import ExitCode, InputError, Where
from app.walkthrough.script.checking import check_flow
from app.walkthrough.script.findings import Findings
from app.walkthrough.script.library import find_files
from audits.target.starting import parse
from audits.writing.plaintext import displayable


@click.command("check")
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@click.option("-e", "--env", "variables", multiple=True, metavar="NAME=VALUE", help="Fills in ${NAME}.")
@click.option("--app", metavar="TARGET", help="The other app that they are to be played on.")
def command(flows: tuple[str, ...], variables: tuple[str, ...], app: str | None) -> int:
    """Say everything that is wrong in flows, each with its place, without playing them.

    FLOW is a name from `mingbai list flows`, a .yaml file or a folder of them; without any, all are checked.
    """
    if app is not None:
        parse(app)
    given = read_variables(variables)
    files = find_files(flows)
    return _tell([check_flow(found.file, given, foreign=app is not None) for found in files])


def _tell(found: Sequence[Findings]) -> int:
    """Print what was found, each thing once, and return the exit code."""
    errors = _sorted(error for each in found for error in (*each.faults, *each.refused))
    for error in errors:
        result_console.print(displayable(str(error)), soft_wrap=True)
    for note in _sorted(note for each in found for note in each.notes):
        result_console.print(f"{displayable(str(note))} (a note)", soft_wrap=True)
    wrong = sum(bool(each.faults or each.refused) for each in found)
    flows = "1 flow" if len(found) == 1 else f"{len(found)} flows"
    if not errors:
        result_console.print(f"✓ {flows}: nothing wrong")
        return ExitCode.WELL
    count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    result_console.print(f"✗ {count} in {wrong} of {flows}")
    return ExitCode.WRONG_INPUT


def _sorted(errors: Iterable[InputError]) -> list[InputError]:
    return sorted({str(error): error for error in errors}.values(), key=_place)


def _place(error: InputError) -> tuple[str, int, int]:
    where = error.where
    return (str(where.file), where.line, where.column) if isinstance(where, Where) else (str(where), 0, 0)

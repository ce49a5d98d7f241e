"""The command line: ``mingbai`` and its commands, each in a file of its own and read when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from app.commands.options import one_variant, variant_options
from app.errors import UnknownNameError
from audits.console.ending import end, outcome, run_click

PROGRAM = "mingbai"

COMMANDS = {
    "record": "app.commands.record",
    "walk": "app.commands.walk",
    "check": "app.commands.check",
    "monkey": "app.commands.monkey",
    "diff": "app.commands.diff",
    "effort": "app.commands.effort",
    "audit": "app.commands.audit",
    "read": "app.commands.read",
    "list": "app.commands.listing",
    "doctor": "app.commands.doctor",
}
"""Each command, and the module whose ``command`` it is."""


class _Commands(click.Group):
    """Imports a command only when it is run, so that none waits for what another one needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command that is asked for. Raises InputError for an unknown one, with the nearest."""
        if cmd_name not in COMMANDS:
            raise UnknownNameError("command", cmd_name, COMMANDS)
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@variant_options(several=False)
@click.option("--bridge/--no-bridge", default=True, help="Let screen readers use the window.")
@click.version_option(package_name="mingbai")
@click.pass_context
def mingbai(context: click.Context, /, *, bridge: bool, **choices: str | None) -> None:
    """明白: a phone-flow prototype, scripts that walk it, and an accessibility audit.

    Without a command it opens the window: the phone, and a control panel beside it.
    """
    if context.invoked_subcommand is not None:
        return
    variant = one_variant(choices)
    from app.desktop.window import open_window

    open_window(variant, bridged=bridge)


def main() -> NoReturn:
    """Run the command line and leave with its exit code; see ``ExitCode``."""
    end(PROGRAM, lambda: run_click(mingbai, PROGRAM))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code. No error ends in a traceback."""
    return outcome(PROGRAM, lambda: run_click(mingbai, PROGRAM, arguments))

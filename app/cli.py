"""The command line: ``mingbai`` and its commands. Kivy is imported only inside those that need it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from app.errors import InputError, MingbaiError, unknown
from app.listing import LISTS, rows
from app.options import one_variant, read_variables, variant_options
from app.strings import load_strings

INTERRUPTED = 130  # what a shell calls a program that ended by Ctrl-C
WRONG_INPUT = 2
LACKING = 3
DEFECT = 70  # EX_SOFTWARE of sysexits.h


class _Commands(click.Group):
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for. Raises InputError for an unknown one, with the nearest."""
        if args[0] not in self.commands:
            raise unknown("command", args[0], self.commands)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@variant_options(several=False)
@click.version_option(package_name="mingbai")
@click.pass_context
def mingbai(context: click.Context, /, **choices: str | None) -> None:
    """明白: a phone-flow prototype, scripts that walk it, and an accessibility audit.

    Without a command it opens the window: the phone, and a control panel beside it.
    """
    if context.invoked_subcommand is not None:
        return
    variant = one_variant(choices)
    from app.desktop import open_window

    open_window(variant)


@mingbai.command("list")
@click.argument("what", metavar="|".join(LISTS), required=False)
@click.option("--lang", default="zh-CN", show_default=True, help="zh-CN or en.")
def list_names(what: str | None, lang: str) -> None:
    """List the names that the other commands take."""
    if what is None:
        raise InputError("no list is named", f"known: {', '.join(LISTS)}")
    from app.console import print_list

    print_list(rows(what, load_strings(lang)))


@mingbai.command()
def doctor() -> None:
    """Say what this machine has and lacks, and the exact remedy."""
    from app.machine import examine

    lacking = False
    for thing in examine():
        click.echo(f"{'✓' if thing.there else '✗'} {thing.name}: {thing.found}")
        if not thing.there:
            click.echo(f"  → {thing.remedy}")
            lacking = lacking or thing.required
    if lacking:
        raise SystemExit(LACKING)


@mingbai.command()
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("walk-report"), show_default=True)
@click.option("--format", "formats", default="html,json", show_default=True, help="html, json, junit.")
@click.option("-e", "--env", "variables", multiple=True, metavar="NAME=VALUE", help="Fills in ${NAME}.")
@click.option("--tag", "tags", multiple=True, help="Only flows that have this tag; may be repeated.")
def walk(
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
    from app.walking import walk_flows
    from app.walkthrough.library import find_flows

    scripts = find_flows(flows, read_variables(variables), tags)
    return walk_flows(scripts, choices, out, formats)


@mingbai.command()
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@click.option("--profile", default="wcag22-aa", show_default=True, help="Whose thresholds to apply.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("report"), show_default=True)
@click.option("--format", "formats", default="html,json", show_default=True, help="html, json, sarif, junit.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="An earlier report.json: only what is new fails."
)
def audit(
    flows: tuple[str, ...],
    profile: str,
    out: Path,
    formats: str,
    baseline: Path | None,
    **choices: str | None,
) -> int:
    """Walk every flow on every phone in both themes, and audit each screen it meets.

    Both designs are audited, the reported one as the control: the exit code is 0 when the clear design has no
    violation and all known defects of the control were found.
    """
    from app.auditing import audit_flows

    return audit_flows(flows, choices, profile, formats, out, baseline)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. No error ends in a traceback."""
    try:
        code = mingbai.main(arguments, prog_name="mingbai", standalone_mode=False)
    except MingbaiError as error:
        return _complain(str(error), error.exit_code)
    except click.ClickException as error:
        return _complain(error.format_message(), WRONG_INPUT)
    except (KeyboardInterrupt, click.Abort):
        return _complain("interrupted; what was finished until then is kept", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last line of defence: people never meet a traceback
        return _complain(f"internal error, please report it: {type(error).__name__}: {error}", DEFECT)
    return code if isinstance(code, int) else 0


def _complain(message: str, code: int) -> int:
    click.echo(f"mingbai: {message}", err=True)
    return code

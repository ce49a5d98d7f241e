"""``mingbai doctor``: report what this machine has and lacks."""

from __future__ import annotations

import click

from app.errors import ExitCode


@click.command("doctor")
def command() -> int:
    """Say what this machine has and lacks, and the exact remedy."""
    from app.prototype.machine import examine

    lacking = False
    for thing in examine():
        click.echo(f"{'✓' if thing.there else '✗'} {thing.name}: {thing.found}")
        if not thing.there:
            click.echo(f"  → {thing.remedy}")
            lacking = lacking or thing.required
    return ExitCode.MACHINE_LACKS if lacking else ExitCode.WELL

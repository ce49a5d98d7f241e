"""``mingbai doctor``: say what this machine has and lacks."""

from __future__ import annotations

import click

LACKING = 3


@click.command("doctor")
def command() -> None:
    """Say what this machine has and lacks, and the exact remedy."""
    from app.prototype.machine import examine

    lacking = False
    for thing in examine():
        click.echo(f"{'✓' if thing.there else '✗'} {thing.name}: {thing.found}")
        if not thing.there:
            click.echo(f"  → {thing.remedy}")
            lacking = lacking or thing.required
    if lacking:
        raise SystemExit(LACKING)

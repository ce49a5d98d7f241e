"""``mingbai record``: open the window and keep what is done there as a flow."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.options import one_variant, variant_options
from app.desktop.files import WalkFile


@click.command("record")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@variant_options(several=False)
def command(file: Path, force: bool, **choices: str | None) -> None:
    """Open the window and record what is done there as a flow, until the window is closed.

    FILE is the flow to write, such as my-flow.yaml; `mingbai walk FILE` plays it again. What was typed is not
    in it.
    """
    variant = one_variant(choices)
    walk_file = WalkFile(file, force)
    walk_file.require_free()
    from app.desktop.window import open_window

    open_window(variant, walk_file)

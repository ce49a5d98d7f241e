"""``python -m audits.bridge TARGET``: run any Kivy app so that screen readers can use it."""

from __future__ import annotations

import os
import sys

import click

from ..console.ending import end, run_click
from ..errors import ExitCode, MachineError
from ..target import starting


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", metavar="TARGET")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- ARGUMENT...]")
def command(target: str, arguments: tuple[str, ...]) -> int:
    """Run a Kivy app and let screen readers use it.

    TARGET is file.py, file.py:Name, package.module:Name, file.kv, or a folder with a __main__.py or main.py.
    What follows -- are the app's own arguments.
    """
    from dataclasses import replace

    from .adapters import is_installed

    if not is_installed():
        raise MachineError("screen readers need the package accesskit", "pip install 'kivy-audits[bridge]'")
    parsed = replace(starting.parse(target), arguments=arguments)
    os.environ["KIVY_NO_ARGS"] = "1"
    os.environ.setdefault("KIVY_LOG_MODE", "MIXED")  # else Kivy takes stderr, on which errors are told
    if sys.platform == "win32":
        from kivy.config import Config

        Config.set("graphics", "window_state", "hidden")
    starting.run(parsed, _connect)
    return ExitCode.WELL


def _connect() -> object:
    from kivy.app import App

    from . import connect

    return connect(App.get_running_app())


if __name__ == "__main__":
    end("audits.bridge", lambda: run_click(command, "audits.bridge"))

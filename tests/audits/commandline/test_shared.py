"""What the options that commands share say of themselves, and refuse."""

from __future__ import annotations

import click
import pytest

from audits import reports
from audits.commandline.shared import format_option, lang_option, probe_options
from audits.errors import InputError


def help_of(command: click.Command) -> str:
    return " ".join(str(getattr(param, "help", "")) for param in command.params)


def test_formats_and_languages_are_all_named() -> None:
    @click.command()
    @format_option(None)
    @lang_option
    def command(**_: object) -> None: ...

    told = help_of(command)
    assert [name for name in (*reports.FORMATS, *reports.languages()) if name not in told] == []


def test_nan_is_no_time_to_wait() -> None:
    @click.command()
    @probe_options
    def command(**_: object) -> None: ...

    with pytest.raises(InputError, match="nan is no time"):
        command.main(["--wait", "nan"], standalone_mode=False)
    with pytest.raises(click.BadParameter):
        command.main(["--wait", "-1"], standalone_mode=False)

"""The table [tool.audits] of a project's pyproject.toml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pytest

from audits import command as audits_command
from audits.commandline.settings import configure
from audits.errors import InputError


def _parameters(folder: Path, *arguments: str) -> dict[str, Any]:
    """Read a command line, with a target in a folder, as the command does before its work."""
    (folder / "main.py").touch()
    with audits_command.command.make_context("audits", [*arguments, str(folder / "main.py")]) as context:
        return context.params


def _settings(folder: Path, table: str) -> Path:
    path = folder / "pyproject.toml"
    path.write_text(f'[project]\nname = "x"\n\n{table}', encoding="utf-8")
    return path


def test_settings_are_the_defaults_of_the_options(tmp_path: Path) -> None:
    table = '[tool.audits]\nprofile = "wcag22-aaa"\nrule = ["text-contrast"]\nformat = ["json", "sarif"]\n'
    _settings(tmp_path, f'{table}out = "reports"\nlang = "zh-CN"\n')
    given = _parameters(tmp_path)
    assert given["profile"] == "wcag22-aaa"
    assert given["rules"] == ("text-contrast",)
    assert given["formats"] == ("json", "sarif")
    assert given["lang"] == "zh-CN"
    assert given["out"] == str(tmp_path / "reports"), "a path counts from the file that has it"


def test_the_command_line_wins(tmp_path: Path) -> None:
    _settings(tmp_path, '[tool.audits]\nprofile = "wcag22-aaa"\nformat = "json"\nout = "there"\n')
    given = _parameters(tmp_path, "--profile", "wcag22-aa", "--format", "junit", "--out", "here")
    assert (given["profile"], given["formats"], given["out"]) == ("wcag22-aa", ("junit",), "here")


def test_the_nearest_file_with_the_table_counts(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    _settings(tmp_path, '[tool.audits]\nprofile = "wcag22-aaa"\n')
    _settings(tmp_path / "a", "")
    assert _parameters(inside)["profile"] == "wcag22-aaa"
    _settings(inside, '[tool.audits]\nprofile = "miit-elder"\n')
    assert _parameters(inside)["profile"] == "miit-elder"


def test_without_a_file_the_usual_values_hold(tmp_path: Path) -> None:
    assert _parameters(tmp_path)["profile"] == "wcag22-aa"


WRONG = {
    "[tool.audits]\nprofil = 'wcag22-aa'\n": "5:1: unknown key 'profil'; did you mean 'profile'?",
    "[tool.audits]\nprofile = 3\n": "5:11: profile is 3; give text in quotation marks",
    "[tool.audits]\nprofile = 'wcag'\n": "5:11: unknown profile 'wcag'; did you mean 'wcag22-aa",
    "[tool.audits]\nprofile = ['a']\n": "5:11: profile is ['a']; give text in quotation marks",
    "[tool.audits]\nrule = 'text-contrast'\n": "5:8: rule is 'text-contrast'; give an array of texts",
    "[tool.audits]\nformat = ['jsn']\n": "5:10: unknown format 'jsn'; did you mean 'json'?",
    "[tool.audits]\nformat = []\n": "5:10: no format is named; known: earl",
    "[tool.audits]\nformat = [1]\n": "5:10: format is [1]; give text in quotation marks, or an array",
    "[tool.audits]\nrule = ['tex-contrast']\n": "5:8: unknown rule 'tex-contrast'; did you mean",
    "[tool.audits]\nlang = 'kl'\n": "5:8: unknown language 'kl'; known: en, zh-CN",
    "[tool.audits]\nversion = '1'\n": "5:1: unknown key 'version'",
    "[tool.audits]\nprofile = \n": "5:11: not valid TOML",
    "[tool]\naudits = 1\n": "5:10: tool.audits is 1; write [tool.audits]",
}


@pytest.mark.parametrize("table", WRONG)
def test_what_is_wrong_is_told_with_its_place(table: str, tmp_path: Path) -> None:
    path = _settings(tmp_path, table)
    with pytest.raises(InputError) as told:
        _parameters(tmp_path)
    assert str(told.value).startswith(f"{path}:{WRONG[table]}")


def _kinds(folder: Path, table: str) -> Sequence[Any]:
    """Read settings of a command with an option of each kind of value."""
    _settings(folder, table)
    options = [
        click.Option(["--count"], type=click.IntRange(min=1)),
        click.Option(["--wait"], type=click.FloatRange(min=0)),
        click.Option(["--strict"], is_flag=True),
    ]
    context = click.Context(click.Command("c", params=[*options]))
    configure(context, folder)
    return [option.consume_value(context, {})[0] for option in options]


def test_figures_and_flags_are_written_as_such(tmp_path: Path) -> None:
    assert _kinds(tmp_path, "[tool.audits]\ncount = 3\nwait = 2\nstrict = true\n") == [3, 2, True]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("count = true", "give a whole number"),
        ("count = 1.5", "give a whole number"),
        ("count = 0", "0 is not in the range x>=1"),
        ("wait = '2'", "give a number"),
        ("strict = 1", "give true or false"),
    ],
)
def test_a_figure_or_flag_that_is_none_is_told(line: str, right: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"pyproject\.toml:5:\d+: \w+ is .*; ") as told:
        _kinds(tmp_path, f"[tool.audits]\n{line}\n")
    assert right in str(told.value)

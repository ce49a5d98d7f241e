"""Rules and profiles of other distributions, found by their entry points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audits import audit, plugins, profiles
from audits.errors import InputError
from audits.model import Outcome
from audits.rules import all_rules, find
from tests.audits.stage import build

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
Install = Callable[[str, str], None]


def _example(kind: str, first: str) -> str:
    """Return the block of the README that begins with a line."""
    return next(part for part in README.split(f"```{kind}\n") if part.startswith(first)).partition("```")[0]


MODULE = _example("python", "# house_rules.py").replace("kivy_audits", "audits")
PROFILE = _example("toml", "# house.toml")
ENTRY_POINTS = (
    "[audits.rules]\nshort-names = house_rules:RULE\n\n[audits.profiles]\nhouse = house_rules:PROFILE\n"
)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a distribution with a module ``house_rules`` and entry points, as pip would lay it out."""

    def lay_out(module: str, entries: str) -> None:
        (tmp_path / "house_rules.py").write_text(module, "utf-8")
        (tmp_path / "house.toml").write_text(PROFILE, "utf-8")
        info = tmp_path / "house_rules-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(entries)
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(__import__("sys").modules, "house_rules", raising=False)
        _forget()

    yield lay_out
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    plugins.installed.cache_clear()
    profiles.load.cache_clear()


def test_the_example_of_the_readme_adds_a_rule_and_a_profile(install: Install) -> None:
    install(MODULE, ENTRY_POINTS)
    assert "house" in profiles.names()
    rule = find("short-names")
    assert rule is not None
    report = audit(
        build("BoxLayout:\n    Button:\n        text: 'x' * 50\n    Button:\n        text: 'OK'\n"), "house"
    )
    found = {
        (finding.node.name, finding.outcome) for finding in report.findings if finding.rule == "short-names"
    }
    assert found == {("x" * 50, Outcome.FAILED), ("OK", Outcome.PASSED)}


@pytest.mark.parametrize(
    ("module", "entries", "message"),
    [
        ("x = 1", ENTRY_POINTS, "entry point short-names of house-rules in audits.rules: .*cannot be loaded"),
        ("RULE = 1", "[audits.rules]\nshort-names = house_rules:RULE\n", "this is a int; let it name a Rule"),
        (
            "from audits.rules.text_contrast import RULE",
            "[audits.rules]\nmine = house_rules:RULE\n",
            "there is a rule 'text-contrast' already",
        ),
    ],
)
def test_a_wrong_rule_is_told(module: str, entries: str, message: str, install: Install) -> None:
    install(module, entries)
    with pytest.raises(InputError, match=message):
        all_rules()


@pytest.mark.parametrize(
    ("value", "name", "message"),
    [("1", "house", "let it name the path of a TOML file"), ("'x.toml'", "wcag22-aa", "'wcag22-aa' already")],
)
def test_a_wrong_profile_is_told(value: str, name: str, message: str, install: Install) -> None:
    install(f"PROFILE = {value}", f"[audits.profiles]\n{name} = house_rules:PROFILE\n")
    with pytest.raises(InputError, match=message):
        profiles.names()

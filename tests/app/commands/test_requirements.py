"""Every requirement is carried by a screen, a flow and a test, and whatever claims to carry one exists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.commands.listing import rows
from app.commands.requirements import ASSUMPTIONS, Carried, checkout_tests, requirements
from app.content.claims import load_claims
from app.content.strings import load_strings
from app.domain.rules.conditions import CONDITIONS
from app.domain.views import SOURCES
from app.errors import InputError
from app.walkthrough.script.library import find_flows

REQUIRED = [name for name in load_claims().by_id if not name.startswith(ASSUMPTIONS)]


@cache
def _carried() -> dict[str, Carried]:
    """Read flows and tests, which takes seconds: not while tests are collected."""
    return {each.id: each for each in requirements()}


@pytest.mark.parametrize("name", REQUIRED)
def test_every_requirement_is_carried(name: str) -> None:
    assert _carried()[name].lacking == ()


def test_every_claim_but_the_assumptions_is_a_requirement() -> None:
    assert list(_carried()) == REQUIRED


def test_every_screen_that_carries_one_has_a_name() -> None:
    named = {key.removeprefix("screens.") for key in load_strings("en").phrases if key.startswith("screens.")}
    assert set(SOURCES) <= named


def test_only_known_ids_are_carried() -> None:
    known = set(load_claims().by_id)
    assert {name for ids in SOURCES.values() for name in ids} <= known
    tags = {tag for flow in find_flows(()) for tag in flow.tags if tag[:1].isupper()}
    assert tags <= known


@pytest.mark.parametrize(
    ("project", "own"),
    [
        ('[project]\nname = "mingbai"\n', True),
        ('[project]\nname = "other"\n', False),
        ("[", False),
        (None, False),
    ],
)
def test_only_a_checkout_has_tests_of_its_own(project: str | None, own: bool, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    if project is not None:
        (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    assert checkout_tests(tmp_path) == (tmp_path / "tests" if own else None)


def test_an_installed_copy_says_that_it_has_no_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.commands.requirements.checkout_tests", lambda _: None)
    assert {each.tests for each in requirements()} == {None}
    (_, told), *_ = rows("requirements", load_strings("en"))
    assert "Tests: not part of an installed copy" in told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"def f(:\n", r"test_odd\.py:1:7: this is not valid Python"),
        (b"\xff\xfe", "test_odd"),
        (b"a\x00", "test_odd"),
    ],
)
def test_a_file_of_tests_that_cannot_be_read_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "test_odd.py").write_bytes(content)
    with pytest.raises(InputError, match=message):
        requirements(tmp_path)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{mark}\ndef test_it() -> None: ...", "test_it"),
        ("{mark}\nclass TestIt: ...", "TestIt"),
        ("test_it = {call}(Office.TestCase)", "test_it"),
    ],
)
def test_a_mark_that_is_taken_away_is_missed(marked: str, name: str, tmp_path: Path) -> None:
    call = 'pytest.mark.requirement("P01")'
    folder = tmp_path / "tests"
    folder.mkdir()
    file = folder / "test_one.py"
    file.write_text(marked.format(mark=f"@{call}", call=call), encoding="utf-8")
    assert requirements(folder)[0].tests == (f"tests/test_one.py::{name}",)
    file.write_text(marked.format(mark="", call="wrapped"), encoding="utf-8")
    assert requirements(folder)[0].lacking == ("tests",)


def test_a_mark_with_all_conditions_carries_each_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    folder.mkdir()
    code = "@pytest.mark.requirement(*CONDITIONS)\ndef test_all() -> None: ...\n"
    (folder / "test_one.py").write_text(code, encoding="utf-8")
    carried = {each.id for each in requirements(folder) if each.tests}
    assert carried == set(CONDITIONS)

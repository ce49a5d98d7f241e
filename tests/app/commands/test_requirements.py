"""Every requirement is carried by a screen, a flow and a test, and whatever claims to carry one exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.requirements import requirements
from app.content.claims import load_claims
from app.content.strings import load_strings
from app.domain.views import SOURCES
from app.walkthrough.script.library import find_flows

CARRIED = {each.id: each for each in requirements()}


@pytest.mark.parametrize("name", CARRIED)
def test_every_requirement_is_carried(name: str) -> None:
    assert CARRIED[name].lacking == ()


def test_every_screen_that_carries_one_has_a_name() -> None:
    named = {key.removeprefix("screens.") for key in load_strings("en").phrases if key.startswith("screens.")}
    assert set(SOURCES) <= named


def test_only_known_ids_are_carried() -> None:
    known = set(load_claims().by_id)
    assert {name for ids in SOURCES.values() for name in ids} <= known
    tags = {tag for flow in find_flows(()) for tag in flow.tags if tag[:1].isupper()}
    assert tags <= known


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

"""A colour is followed to the line that writes it out, and edits of lines become a diff."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from audits.repair.changes import Edit
from audits.repair.literals import expression
from audits.repair.origins import Place, trace
from audits.repair.patch import unified
from audits.repair.slots import attribute
from audits.repair.values import rewritten, rgb_of
from tests.audits.stage import prepare


def _load(tmp_path: Path, kv: str) -> Any:
    from kivy.lang import Builder

    prepare()
    file = tmp_path / "ui.kv"
    file.write_text(kv)
    root = Builder.load_file(str(file))
    Builder.unload_file(str(file))
    return root


VALUES = [
    ("#B2B2B2", (178, 178, 178)),
    ("#abc", (170, 187, 204)),
    ("07C160FF", (7, 193, 96)),
    ("rgba(255, 255, 255, 0.3)", (255, 255, 255)),
    ("silver", (192, 192, 192)),
    ([0, 0.5, 1, 0.2], (0, 128, 255)),
    ((1, 1), None),
    ("words", None),
    ([float("nan"), 0, 0], None),
    (None, None),
]


@pytest.mark.parametrize(("value", "rgb"), VALUES)
def test_a_colour_is_read_in_each_form(value: object, rgb: object) -> None:
    assert rgb_of(value) == rgb


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("'#B2B2B2'", "'#12893A'"),
        ('"B2B2B2"', '"12893A"'),
        ("'silver'", "'#12893A'"),
        ("1, 1, 1", "0.071, 0.538, 0.228"),
        ("(.5, 0.5, 1, .3)", "(0.071, 0.538, 0.228, 1)"),
        ("[1, 1, 1, 1]", "[0.071, 0.538, 0.228, 1]"),
    ],
)
def test_a_literal_is_written_anew_in_its_own_form(text: str, new: str) -> None:
    assert rewritten(text, "#12893A") == new
    assert rgb_of(expression(new).colours[0].text.strip("'\"")) in (None, (18, 137, 58))
    assert expression(new).colours[0].rgb == (18, 137, 58)


def test_a_colour_is_followed_through_properties_to_its_line(tmp_path: Path) -> None:
    root = _load(
        tmp_path,
        "#:set HINT '#B2B2B2'\nBoxLayout:\n    accent: HINT\n    Label:\n        color: root.accent\n"
        "    Label:\n        color: 0, 0, 1, 1\n",
    )
    last, first = root.children
    found = trace(attribute(first, "color"))
    assert found.place == Place(str(tmp_path / "ui.kv"), 1, 11, 20, "'#B2B2B2'")
    assert (found.token, found.slot.owner, found.slot.name) == ("HINT", root, "accent")
    found = trace(attribute(last, "color"))
    assert found.place == Place(str(tmp_path / "ui.kv"), 7, 15, 25, "0, 0, 1, 1")


def test_a_colour_that_the_program_has_set_since_has_no_line(tmp_path: Path) -> None:
    root = _load(tmp_path, "Label:\n    color: 0, 0, 1, 1\n")
    root.color = 1, 0, 0, 1
    assert trace(attribute(root, "color")).place is None


def test_colours_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    root = _load(tmp_path, "BoxLayout:\n    one: self.two\n    two: self.one\n    three: '#B2B2B2'\n")
    root.one = "#B2B2B2"
    assert trace(attribute(root, "one")).place is None


FILE = "first\nsecond '#AAA' third '#BBB'\r\nlast"


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([(2, 7, 13, "'#111'")], "first\nsecond '#111' third '#BBB'\r\nlast"),
        ([(2, 7, 13, "'#1'"), (2, 20, 26, "'#22222'")], "first\nsecond '#1' third '#22222'\r\nlast"),
        ([(2, 0, 0, "  new: 1\n")], "first\n  new: 1\nsecond '#AAA' third '#BBB'\r\nlast"),
        ([(4, 0, 0, "  new: 1\n")], "first\nsecond '#AAA' third '#BBB'\r\nlast\n  new: 1\n"),
        ([(2, 7, 13, "'#111'"), (2, 7, 13, "'#222'")], "first\nsecond '#222' third '#BBB'\r\nlast"),
        ([(3, 0, 4, "end")], "first\nsecond '#AAA' third '#BBB'\r\nend"),
    ],
)
def test_edits_become_a_diff_that_git_applies(
    edits: list[tuple[int, int, int, str]], after: str, tmp_path: Path
) -> None:
    file = tmp_path / "some words.kv"
    file.write_bytes(FILE.encode())
    diff = unified(Edit(Place(str(file), *place, "old"), text) for *place, text in edits)
    command = ["git", "apply", "--unsafe-paths", "-"]
    subprocess.run(command, input=diff.encode(), cwd="/", check=True)
    assert file.read_bytes().decode() == after

"""``mingbai diff``: the first step that differs, and how."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.commands.cli import run
from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.viewing.comparing.differences import Aspect, first_difference
from app.walkthrough.viewing.comparing.pixels import apart
from tests.audits.reports.test_html import Page

from .browser import CHROMIUM, used
from .sample import failing_lines, step, walk_lines, write_walk

Lines = list[dict[str, Any]]


@pytest.fixture
def aspects(tmp_path: Path) -> Callable[[Lines, Lines], tuple[int, tuple[Aspect, ...]] | None]:
    """Compare two walks and return the place and the aspects of the first difference."""

    def compare(first: Lines, second: Lines) -> tuple[int, tuple[Aspect, ...]] | None:
        ours, theirs = (
            read_walk(write_walk(tmp_path / name, lines) / "trace.jsonl")
            for name, lines in (("a", first), ("b", second))
        )
        found = first_difference(ours, theirs)
        return (found.place, found.aspects) if found else None

    return compare


def changed(place: int, **fields: Any) -> Lines:
    lines = walk_lines()
    lines[place] = {**lines[place], **fields}
    return lines


def test_times_and_places_in_files_are_no_difference(
    aspects: Callable[[Lines, Lines], tuple[int, tuple[Aspect, ...]] | None],
) -> None:
    assert aspects(walk_lines(), walk_lines()) is None
    assert aspects(walk_lines(), changed(7, at_s=9.0, wall_s=3.0, where="elsewhere/pay.yaml:70:3")) is None


@pytest.mark.parametrize(
    ("fields", "aspect"),
    [
        ({"frame": "other"}, (Aspect.LOOK,)),
        ({"frame": None, "after": "black"}, (Aspect.LOOK,)),
        ({"frame": None, "tree": "t1"}, (Aspect.TREE,)),
        ({"frame": None}, None),  # the pictures and the elements are the same
        ({"after": "black", "tree": "t1"}, None),  # the hash of every pixel decides
        ({"result": "warned"}, (Aspect.RESULT,)),
        ({"detail": "id 'other'"}, (Aspect.STEP,)),
        ({"touched": None}, (Aspect.TOUCHED,)),
        ({"findings": [{"rule": "text-contrast", "name": "Send"}]}, (Aspect.FINDINGS,)),
    ],
)
def test_what_differs_is_named(
    aspects: Callable[[Lines, Lines], tuple[int, tuple[Aspect, ...]] | None],
    fields: dict[str, Any],
    aspect: tuple[Aspect, ...] | None,
) -> None:
    found = aspects(walk_lines(), changed(7, **fields))
    assert found == (None if aspect is None else (3, aspect))


def test_a_walk_that_ended_earlier_differs_there(
    aspects: Callable[[Lines, Lines], tuple[int, tuple[Aspect, ...]] | None],
) -> None:
    longer = [*walk_lines()[:-1], step(5, "back"), walk_lines()[-1]]
    assert aspects(walk_lines(), longer) == (4, (Aspect.ENDED,))
    assert aspects(walk_lines(), walk_lines()[:-1]) == (4, (Aspect.ENDED,))


def test_the_place_where_pictures_differ_is_found(tmp_path: Path) -> None:
    write_walk(tmp_path, walk_lines())
    pictures = tmp_path / "pictures"
    found = apart(pictures / "red.webp", pictures / "blue.webp")
    assert found is not None
    assert found.region == (10, 20, 80, 120)
    assert found.percent == pytest.approx(70 * 100 / (90 * 180) * 100)
    same = apart(pictures / "red.webp", pictures / "red.webp")
    assert same is not None
    assert (same.percent, same.region) == (0, None)
    assert apart(pictures / "red.webp", pictures / "gone.webp") is None


def test_two_runs_are_compared_walk_by_walk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, lines in (("a", walk_lines()), ("b", failing_lines())):
        write_walk(tmp_path / name, lines)
        write_walk(tmp_path / name, walk_lines(), "same")
    write_walk(tmp_path / "a", walk_lines(), "lonely")
    code = run(["diff", str(tmp_path / "a"), str(tmp_path / "b"), "--out", str(tmp_path / "out")])
    said = capsys.readouterr().out
    assert code == 1
    assert "✓ same: the same in 4 steps" in said
    assert "✗ pay-ios-light: step 4 of 4 differs: the result differs" in said
    assert "– only in A: lonely" in said
    assert said.strip().endswith(f"1 of 2 walks differs; {tmp_path / 'out' / 'diff.html'}")
    page = (tmp_path / "out" / "diff.html").read_text("utf-8")
    words = " ".join("".join(Page(page).words).split())
    assert "First difference: step 4" in words
    assert "- extendedWaitUntil: { notVisible: { id: notice }, timeout: 10000 }" in words
    assert "43 % of the pixels differ" in words


def test_runs_that_are_the_same_end_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [write_walk(tmp_path / name, walk_lines(), name) for name in "ab"]
    assert run(["diff", *map(str, folders), "--out", str(tmp_path / "out")]) == 0
    assert "1 walk compared, no difference" in capsys.readouterr().out
    assert "No difference" in (tmp_path / "out" / "diff.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("nowhere", "nowhere: does not exist; name the folder that `mingbai walk --out` wrote"),
        ("a/pictures", "a/pictures: holds no walk"),
        ("b", "unknown walk 'pay-ios-light'; did you mean 'pay-ios-night'?"),
        ("bad/walk", "bad/walk/trace.jsonl:1:1: this is no line of a record"),
    ],
)
def test_what_cannot_be_compared_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], second: str, said: str
) -> None:
    one = write_walk(tmp_path / "a", walk_lines())
    write_walk(tmp_path / "b", walk_lines(), "pay-ios-dark")
    write_walk(tmp_path / "b", walk_lines(), "pay-ios-night")
    (write_walk(tmp_path / "bad", [], "walk") / "trace.jsonl").write_text("no\n", "utf-8")
    code = run(["diff", str(one), str(tmp_path / second), "--out", str(tmp_path / "out")])
    assert code == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_axe_finds_nothing_on_a_difference(tmp_path: Path) -> None:
    folders = [
        write_walk(tmp_path / name, lines) for name, lines in (("a", walk_lines()), ("b", failing_lines()))
    ]
    run(["diff", *map(str, folders), "--out", str(tmp_path)])
    text = (tmp_path / "diff.html").read_text("utf-8")
    if CHROMIUM is None:
        assert all(image["alt"] for image in Page(text).all("img"))
        return
    said = used(text, "said.pictures = document.querySelectorAll('.shots img').length;", tmp_path)
    assert said == {"pictures": 2, "axe": []}

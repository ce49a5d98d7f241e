"""A folder holds one run: what an earlier run wrote goes, what others keep there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.walkthrough.evidence.folder import LIST, claimed


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {LIST}


def test_a_second_run_replaces_what_the_first_wrote_and_nothing_else(tmp_path: Path) -> None:
    with claimed(tmp_path) as first:
        first.write("walk/failure.png", (b"old",))
        first.write("other/trace.jsonl", ("old",))
        first.write("index.html", ("old",))
    (tmp_path / "walk" / "mine.txt").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    with claimed(tmp_path) as second:
        assert names(tmp_path) == {"walk/mine.txt", "notes.txt"}
        assert not (tmp_path / "other").exists()
        second.write("index.html", ("new",))
    assert names(tmp_path) == {"walk/mine.txt", "notes.txt", "index.html"}
    with claimed(tmp_path):
        assert names(tmp_path) == {"walk/mine.txt", "notes.txt"}


def test_a_run_that_was_killed_leaves_nothing_behind_either(tmp_path: Path) -> None:
    with claimed(tmp_path) as run:
        run.listed("walk/trace.jsonl").write_text("half")
        run.listed("walk/never-written.png")
    with claimed(tmp_path):
        assert names(tmp_path) == set()


def test_two_runs_at_once_do_not_share_a_folder(tmp_path: Path) -> None:
    with claimed(tmp_path) as run:
        run.write("a.txt", ("first",))
        with pytest.raises(InputError, match="another run is writing into this folder"), claimed(tmp_path):
            pass
        assert names(tmp_path) == {"a.txt"}


@pytest.mark.parametrize("listed", ["../outside.txt", "/{folder}/outside.txt", "run/../../outside.txt"])
def test_a_list_that_names_files_outside_removes_none(listed: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    run = tmp_path / "run"
    run.mkdir()
    (run / LIST).write_text(listed.format(folder=tmp_path) + "\n")
    with claimed(run):
        assert outside.read_text() == "mine"


def test_a_picture_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    with claimed(tmp_path) as run:
        run.write_once("pictures/a.png", b"first")
        run.write_once("pictures/a.png", b"second")
        assert (tmp_path / "pictures" / "a.png").read_bytes() == b"first"
        assert (tmp_path / LIST).read_text().splitlines() == ["pictures/a.png"]

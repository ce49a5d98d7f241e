from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from audits.commandline.options import read_names, writable_folder, writing
from audits.errors import InputError


@pytest.mark.parametrize("given", ["", ",", " , "])
def test_no_name_at_all_is_told_with_what_there_is(given: str) -> None:
    with pytest.raises(InputError, match="--format: no format is named; known: html, json"):
        read_names("--format", "format", given, ["json", "html"])


def test_each_name_counts_once() -> None:
    assert read_names("--format", "format", "json, html,json", ["json", "html"]) == ("json", "html")


def test_a_folder_is_tried_without_a_trace(tmp_path: Path) -> None:
    for name in (".mingbai", "probe", "x"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    before = {path: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert writable_folder(tmp_path) == tmp_path
    assert {path: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == before


def test_a_folder_without_a_name_is_told() -> None:
    with pytest.raises(InputError, match="--out: no folder is named"):
        writable_folder("")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No space left on device; choose another folder"), writing(tmp_path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

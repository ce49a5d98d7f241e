"""Whatever a path may lead to: text is read, everything else is refused with a message."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from audits.baseline import asked
from audits.baseline.comparing import Dimensions
from audits.errors import InputError
from audits.target.starting import parse
from audits.textfile import MB, SOURCE_MB, read_bytes, read_text
from audits.tomlfile import read_toml


def _bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SOURCE_MB * MB + 1)


ODD: dict[str, Callable[[Path], object]] = {
    "this is a pipe, not a file": os.mkfifo,
    "this is a folder, not a file": Path.mkdir,
    "this is a socket, not a file": _bind,
    "this is a device, not a file": lambda path: path.symlink_to("/dev/zero"),
    "the file is larger than 4 MB": _large,
    "there is no such file": lambda path: path.symlink_to("nowhere"),
}


@pytest.mark.parametrize("message", ODD)
def test_what_is_no_readable_file_is_refused(message: str, tmp_path: Path) -> None:
    path = tmp_path / "odd"
    ODD[message](path)
    for read in (read_bytes, read_text):
        with pytest.raises(InputError) as raised:
            read(path, "give another")
        assert str(raised.value) == f"{path}: {message}; give another"


def test_a_path_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(InputError, match="the file cannot be read: embedded null"):
        read_text(Path("a\0b"), "give another")


def test_other_encodings_are_refused_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("a\n中é".encode() + b"\xe9\n")
    with pytest.raises(InputError) as raised:
        read_text(path, "give another")
    assert str(raised.value) == f"{path}:2:3: the file is not text in UTF-8; save it as UTF-8"


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b" " * SOURCE_MB * MB)
    assert len(read_text(path, "give another")) == SOURCE_MB * MB


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("pipe.toml", read_toml),
        ("pipe.py", lambda path: parse(str(path))),
        ("pipe.kv", lambda path: parse(str(path))),
        ("pipe.py", lambda path: parse(f"{path}:Name")),
        ("pipe.json", lambda path: asked(str(path), False, Dimensions(("theme",)))),
    ],
)
def test_every_reader_refuses_a_pipe_at_once(
    name: str, read: Callable[[Path], object], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match="this is a pipe, not a file"):
        read(tmp_path / name)


def test_a_layout_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.kv"
    path.write_bytes(b"Label:\n    text: '\xe9'\n")
    with pytest.raises(InputError, match=r"latin\.kv:2:12: the file is not text in UTF-8"):
        parse(str(path))

"""What an explored app may not do: reach out of itself, or change files that are not its copy's."""

from __future__ import annotations

import importlib
import os
import socket
import sqlite3
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

from audits.exploring.copying import on_a_copy
from audits.exploring.guard import Guard, RefusedError, own_places
from audits.started import from_start
from audits.target.starting import parse

OUTSIDE = Path(__file__).parent / "written"
REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "program": (lambda: subprocess.run([sys.executable, "-V"], check=False), "starts a program"),
    "shell": (lambda: os.system("true"), "starts a program"),
    "network": (lambda: socket.create_connection(("127.0.0.1", 9)), "uses the network"),
    "name": (lambda: socket.getaddrinfo("example.org", 80), "uses the network ('example.org')"),
    "write": (lambda: OUTSIDE.write_text("x"), "changes the file "),
    "append": (lambda: OUTSIDE.open("a"), "changes the file "),
    "descriptor": (lambda: os.open(OUTSIDE, os.O_CREAT | os.O_WRONLY), "changes the file "),
    "delete": (OUTSIDE.unlink, "changes the file "),
    "rename": (lambda: OUTSIDE.rename(OUTSIDE), "changes the file "),
    "folder": (OUTSIDE.mkdir, "changes the file "),
    "database": (lambda: sqlite3.connect(OUTSIDE), "changes the file "),
    "signal": (lambda: os.kill(os.getpid(), 0), "sends a signal"),
}


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.mark.parametrize("attempt", REFUSED)
def test_what_reaches_out_is_refused_and_named(attempt: str, told: list[str], tmp_path: Path) -> None:
    work, words = REFUSED[attempt]
    with Guard([tmp_path], Path(__file__).parent, told.append).installed(), pytest.raises(RefusedError):
        work()
    assert len(told) == 1
    assert told[0].startswith(from_start(__file__))
    assert words in told[0]
    assert not OUTSIDE.exists()


def test_the_browser_stays_closed_and_the_app_goes_on(told: list[str], tmp_path: Path) -> None:
    with Guard([tmp_path], Path(__file__).parent, told.append).installed():
        assert webbrowser.open("https://example.org")
    assert told[0].endswith("the app opens a page in the browser ('https://example.org'): refused")


def test_its_own_folder_and_reading_are_free(told: list[str], tmp_path: Path) -> None:
    with Guard([tmp_path], Path(__file__).parent, told.append).installed():
        (tmp_path / "mine").write_text("x")
        (tmp_path / "mine").unlink()
        sqlite3.connect(":memory:").close()
        assert Path(__file__).read_text()
        with Path(os.devnull).open("w") as nothing:
            nothing.write("x")
    assert told == []


def test_a_link_out_of_its_folder_is_no_way_out(told: list[str], tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(Path(__file__).parent)
    with Guard([tmp_path], Path(__file__).parent, told.append).installed(), pytest.raises(RefusedError):
        (tmp_path / "out" / "written").write_text("x")
    assert not OUTSIDE.exists()


def test_what_no_line_of_the_app_does_goes_unsaid(told: list[str], tmp_path: Path) -> None:
    with Guard([tmp_path], tmp_path / "app", told.append).installed(), pytest.raises(RefusedError):
        os.system("true")
    assert told == []


def test_what_kivy_tries_for_itself_goes_unsaid(told: list[str], tmp_path: Path) -> None:
    import kivy

    code = compile("import os\nos.system('true')\n", str(Path(kivy.__file__).with_name("search.py")), "exec")
    with Guard([tmp_path], Path(__file__).parent, told.append).installed(), pytest.raises(RefusedError):
        exec(code)
    assert told == []


def test_the_guard_rests_afterwards(told: list[str], tmp_path: Path) -> None:
    with Guard([tmp_path], Path(__file__).parent, told.append).installed():
        pass
    assert os.system("true") == 0


def test_an_app_runs_on_a_copy_that_messages_name_as_the_original(tmp_path: Path) -> None:
    app = tmp_path / "project" / "app"
    (app / "data").mkdir(parents=True)
    (app / "main.py").write_text("x = 1\n")
    (app / "data" / "saved.json").write_text("{}")
    (app / "venv").mkdir()
    (app / "venv" / "pyvenv.cfg").touch()
    os.mkfifo(app / "pipe")
    (tmp_path / "project" / "assets").mkdir()
    room = tmp_path / "room"
    room.mkdir()
    with on_a_copy(parse(str(app / "main.py")), room) as target:
        assert target.path is not None
        assert target.path != app / "main.py"
        assert sorted(path.name for path in target.folder.iterdir()) == ["data", "main.py"]
        assert (target.folder / ".." / "assets").is_dir()
        (target.folder / "data" / "saved.json").write_text("changed")
        assert from_start(target.path) == from_start(app / "main.py")
    assert (app / "data" / "saved.json").read_text() == "{}"


def test_no_folder_is_copied_into_itself(tmp_path: Path) -> None:
    (tmp_path / "main.py").touch()
    room = tmp_path / "inside" / "room"
    room.mkdir(parents=True)
    target = parse(str(tmp_path / "main.py"))
    with on_a_copy(target, room) as same:
        assert same is target
    assert not list(room.iterdir())


def test_a_home_of_its_own_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    with own_places() as room:
        assert Path("~/x").expanduser().is_relative_to(room)
        assert Path(os.environ["XDG_CONFIG_HOME"]).is_dir()
    assert os.environ["HOME"] == str(tmp_path)
    assert "XDG_CONFIG_HOME" not in os.environ
    assert not room.exists()


def test_python_may_keep_what_it_compiles(
    told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "compiled_now.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    with Guard([], Path(__file__).parent, told.append).installed():
        importlib.import_module("compiled_now")
    assert not told
    assert [*(tmp_path / "kept").rglob("compiled_now*")]

"""Flows on somebody else's app: walked, audited, refused, and what the app does wrong told with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.commands.cli import run
from app.walkthrough.apps.other import OtherApp, as_options
from app.walkthrough.apps.themes import theme_names_of
from audits.target.starting import parse

APPS = Path(__file__).parents[1] / "walkthrough" / "apps"
LOGIN = str(APPS / "login" / "main.py")
LOG_IN = """
- tapOn: User name
- inputText: ada
- tapOn: Password
- inputText: lovelace
- pressKey: Enter
- assertVisible: Hello, ada!
"""


def write(folder: Path, commands: str, app_id: str = "com.example.app", name: str = "flow.yaml") -> str:
    path = folder / name
    path.write_text(f"appId: {app_id}\n---\n{commands}\n", encoding="utf-8")
    return str(path)


def walk(out: Path, *arguments: str) -> int:
    return run(["walk", "--out", str(out), "--format", "json", *arguments])


def steps(out: Path) -> list[dict[str, str]]:
    (trace,) = json.loads((out / "trace.json").read_text(encoding="utf-8"))
    told: list[dict[str, str]] = trace["steps"]
    return told


def test_a_login_is_walked_with_its_files_kept_and_cleared(tmp_path: Path) -> None:
    before = sorted(path.name for path in (APPS / "login").iterdir() if path.suffix)
    assert walk(tmp_path, str(APPS / "login.yaml"), "--app", LOGIN, "--size", "390x844,844x390") == 0
    traces = json.loads((tmp_path / "trace.json").read_text(encoding="utf-8"))
    assert [each["variant"] for each in traces] == [{"size": "390x844"}, {"size": "844x390"}]
    assert sorted(path.name for path in (APPS / "login").iterdir() if path.suffix) == before


def test_a_list_is_walked_with_its_own_themes_and_rows_out_of_sight(tmp_path: Path) -> None:
    assert walk(tmp_path, str(APPS / "todo.yaml"), "--app", str(APPS / "todo")) == 0


def test_what_an_app_raises_is_told_with_its_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    flow = write(
        tmp_path, f"{LOG_IN}\n- tapOn: Website\n- assertVisible: Log out\n- tapOn: Crash\n- tapOn: Log out"
    )
    assert walk(tmp_path, flow, "--app", f"{LOGIN}:LoginApp", "--", "--title=Mine") == 1
    last = steps(tmp_path)[-1]
    assert "main.py:104:16: the app raises KeyError: 'nothing'" in last["message"]
    told = capfd.readouterr()
    assert "main.py:121: the app opens a page in the browser ('https://example.com'): refused" in told.out
    assert "logging in" not in told.out
    assert "Traceback" not in told.err


def test_an_app_that_closes_itself_shows_nothing_until_it_is_launched_again(tmp_path: Path) -> None:
    flow = write(
        tmp_path,
        f"{LOG_IN}\n- tapOn: Quit\n- assertNotVisible: Log out\n- launchApp\n- assertVisible: Log in\n"
        "- killApp\n- tapOn: Log in",
    )
    assert walk(tmp_path, flow, "--app", LOGIN) == 1
    last = steps(tmp_path)[-1]
    assert last["message"].endswith(
        "tapOn: text 'Log in' is not on the screen: the app is not running; launchApp starts it"
    )


def test_an_app_that_dies_fails_its_walk_and_keeps_what_was_played(tmp_path: Path) -> None:
    flow = write(tmp_path, f"{LOG_IN}\n- tapOn: Die")
    assert walk(tmp_path, flow, "--app", LOGIN) == 1
    *before, last = steps(tmp_path)
    assert len(before) == 6
    assert "main.py:112: the app's process was ended by SIGSEGV while it is walked" in last["message"]


def test_an_app_that_cannot_be_started_is_wrong_input(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = tmp_path / "broken.py"
    app.write_text("from kivy.app import App\n\nraise ValueError('no')\n", encoding="utf-8")
    assert walk(tmp_path / "out", write(tmp_path, "- tapOn: Log in"), "--app", str(app)) == 2
    told = capfd.readouterr()
    assert f"mingbai: {app}:3:1: the app raises ValueError: no" in told.err
    assert "1 of 1 walks failed" in told.out


def test_the_screens_of_a_flow_are_audited(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    flow = write(tmp_path, "- assertVisible: Welcome\n- tapOn: Help\n- assertVisible: This is Login.")
    assert run(["audit", flow, "--app", LOGIN, "--out", str(tmp_path), "--format", "json"]) == 1
    told = capfd.readouterr().out
    assert "login, flow:3" in told
    assert "login + dialog Help, flow:4" in told
    assert (tmp_path / "report.json").is_file()


REFUSED = [
    (("-", "--size", "320x568"), "--size: the prototype has its own; give it with --app"),
    ((LOGIN, "--scenario", "happy"), "--scenario: this is a choice of the prototype's; leave it out"),
    ((LOGIN, "-m", "json"), "-m: two apps are named; give --app or -m"),
    (("nothing.py",), "nothing.py: there is no such file"),
    ((LOGIN, "--theme", ", "), "--theme: nothing is named"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_goes_with_the_other_app_is_refused(
    arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app, *more = arguments
    named = [] if app == "-" else ["--app", app]
    assert walk(tmp_path, write(tmp_path, "- back", "mingbai"), *named, *more) == 2
    assert told in capsys.readouterr().err


def test_a_flow_for_another_app_needs_that_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = write(tmp_path, "- back")
    assert walk(tmp_path, flow) == 2
    told = (
        f"{flow}:1:8: the flow is for the app 'com.example.app', not for the prototype (mingbai); say which"
    )
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    ["injectFault: timeout", "assertBehind: P08", "setAnswer: { question: biometrics, answer: fail }"],
)
def test_what_only_the_prototype_has_is_refused_before_it_is_played(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flow = write(tmp_path, f"- back\n- {command}")
    assert walk(tmp_path, flow, "--app", LOGIN) == 2
    assert f"{flow}:4:3: {command.partition(':')[0]} is for the prototype: " in capsys.readouterr().err


def test_a_flow_is_checked_for_another_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = write(tmp_path, "- launchApp: { arguments: { user: ada } }\n- injectFault: timeout", "mingbai")
    assert run(["check", flow, "--app", LOGIN]) == 2
    told = capsys.readouterr().out
    assert f"{flow}:4:3: injectFault is for the prototype: " in told
    assert "1 error in 1 of 1 flow" in told


def test_launch_arguments_become_options_of_the_app() -> None:
    given = {"user": "ada lovelace", "demo": "true", "quiet": "false", "n": "3"}
    assert as_options(given) == ["--user=ada lovelace", "--demo", "--n=3"]


def test_the_themes_of_an_app_are_asked_for_on_a_copy() -> None:
    target = parse(str(APPS / "todo"))
    app = OtherApp(target, (390, 844), hooks={"light": "main:light", "dark": "main:dark"})
    assert theme_names_of(app) == ("light", "dark")
    assert not (APPS / "todo" / "tasks.json").exists()

"""The pytest plugin, in a test session of somebody else's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.pytester import SysModulesSnapshot

from audits.errors import InputError
from audits.model import Box, Entry, Finding, Node, Outcome, Report
from audits.testing import audited
from audits.visiting.visit import Visit

OPTIONS = ("-p", "no:randomly", "-p", "no:cacheprovider")
DIM = {"fgColor": "#333333", "bgColor": "#000000"}


def _finding(outcome: Outcome = Outcome.FAILED, measured: float = 1.66, **more: Any) -> Finding:
    node = Node("label", "dim words", "Box/Label", Box(0, 0, 9, 9), source="app.kv:3", identity="Label “dim”")
    return Finding("text-contrast", outcome, node, "Contrast is low.", measured, 4.5, data=DIM, **more)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What every visit finds."""
    findings = [_finding()]

    def visit_all(visit: Visit, *_: object) -> Iterator[Entry]:
        if visit.target.text.endswith("broken.py"):
            raise InputError("the app raises ValueError", "make it start", "broken.py:1:1")
        screen = next((step.what for step in visit.steps if step.kind == "screen"), "home")
        yield Entry({"screen": screen}, Report(tuple(findings), visit.profile, visit.size))

    monkeypatch.setattr(audited, "visit_all", visit_all)
    return findings


@pytest.fixture(autouse=True)
def loaded_modules_stay(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run in this process forget its own test files only.

    Pytest would forget all that was imported during the run, and later tests would load libraries again.
    """
    forgotten = SysModulesSnapshot(preserve=lambda name: not name.startswith(("test_", "conftest")))
    pytester._sys_modules_snapshot = forgotten
    monkeypatch.setattr(pytester, "_Pytester__take_sys_modules_snapshot", lambda: forgotten)


def _run(pytester: pytest.Pytester, body: str, *arguments: str) -> pytest.RunResult:
    pytester.path.joinpath("main.py").touch()
    pytester.path.joinpath("broken.py").touch()
    pytester.makepyfile(test_it=f"def test_home(audit_app):\n    {body}\n")
    return pytester.runpytest_inprocess(*OPTIONS, *arguments)


def test_a_failure_names_rule_place_figures_and_remedy(
    pytester: pytest.Pytester, found: list[Finding]
) -> None:
    done = _run(pytester, "audit_app('main.py').screen('settings').tap('More').assert_passes('wcag22-aa')")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        [
            "*main.py, screen 'settings', tap 'More' does not pass wcag22-aa: 1 of its findings count*",
            "*text-contrast: label “dim words”: Contrast is low.",
            "*at app.kv:3 Box/Label (settings)",
            "*measured 1.66, required 4.5",
            "*remedy: text to #*",
            "*remedy: *",
        ]
    )
    assert "Traceback" not in done.stdout.str()
    assert "audited.py" not in done.stdout.str()


@pytest.mark.parametrize(
    ("outcome", "call", "passes"),
    [
        (Outcome.PASSED, "assert_passes()", True),
        (Outcome.FAILED, "assert_passes()", False),
        (Outcome.CANT_TELL, "assert_passes()", False),  # nothing was judged
        (Outcome.INAPPLICABLE, "assert_passes()", False),
        (Outcome.PASSED, "assert_passes('wcag22-aaa', rules=['text-contrast'], strict=True)", True),
    ],
)
def test_an_assertion_holds_where_something_passed_and_nothing_failed(
    outcome: Outcome, call: str, passes: bool, pytester: pytest.Pytester, found: list[Finding]
) -> None:
    found[:] = [_finding(outcome)]
    done = _run(pytester, f"audit_app('main.py').{call}")
    done.assert_outcomes(**{"passed" if passes else "failed": 1})


def test_strict_fails_what_is_undecided(pytester: pytest.Pytester, found: list[Finding]) -> None:
    found[:] = [_finding(Outcome.PASSED), _finding(Outcome.CANT_TELL, reason="moving")]
    _run(pytester, "audit_app('main.py').assert_passes()").assert_outcomes(passed=1)
    _run(pytester, "audit_app('main.py').assert_passes(strict=True)").assert_outcomes(failed=1)


def test_an_app_that_does_not_start_fails_the_test_in_one_line(
    pytester: pytest.Pytester, found: list[Finding]
) -> None:
    done = _run(pytester, "audit_app('broken.py').assert_passes()")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["broken.py:1:1: the app raises ValueError; make it start"])


def test_the_projects_settings_hold(pytester: pytest.Pytester, found: list[Finding]) -> None:
    settings = "[tool.audits]\nprofile = 'wcag22-aaa'\nsize = '320x568'\n"
    pytester.path.joinpath("pyproject.toml").write_text(settings)
    body = (
        "visit = audit_app('main.py').visit; assert (visit.profile, visit.size) == ('wcag22-aaa', (320, 568))"
    )
    _run(pytester, body).assert_outcomes(passed=1)
    pytester.path.joinpath("pyproject.toml").write_text("[tool.audits]\nprofil = 'x'\n")
    done = _run(pytester, "audit_app('main.py')")
    done.stdout.fnmatch_lines(["*pyproject.toml:2:1: unknown key 'profil'; did you mean 'profile'?"])


def test_the_example_of_the_readme_is_a_test(pytester: pytest.Pytester, found: list[Finding]) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    (example,) = [block for block in blocks if "audit_app" in block]
    found[:] = [_finding(Outcome.PASSED)]
    pytester.path.joinpath("main.py").touch()
    pytester.makepyfile(test_it=example)
    pytester.runpytest_inprocess(*OPTIONS, "--audits-update").assert_outcomes(passed=2)


SNAPSHOT = "audit_app('main.py').assert_matches_snapshot()"
Change = Callable[[list[Finding]], object]
CHANGES: dict[str, tuple[Change, str]] = {
    "new": (
        lambda found: found.append(_finding(state="pressed")),
        "*new: failed text-contrast on Label “dim”, pressed*",
    ),
    "gone": (lambda found: found.clear(), "*gone: failed text-contrast on Label “dim” (home)"),
    "changed": (
        lambda found: found.__setitem__(0, _finding(measured=2.0)),
        "*changed: *: 1.66 before, 2.00 now",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_snapshot_tells_what_changed(change: str, pytester: pytest.Pytester, found: list[Finding]) -> None:
    done = _run(pytester, SNAPSHOT)
    done.stdout.fnmatch_lines(["*there is no snapshot yet; write it with pytest --audits-update"])
    _run(pytester, SNAPSHOT, "--audits-update").assert_outcomes(passed=1)
    assert pytester.path.joinpath("__audits__", "test_it", "test_home.json").is_file()
    _run(pytester, SNAPSHOT).assert_outcomes(passed=1)
    found.append(_finding(Outcome.PASSED))
    _run(pytester, SNAPSHOT).assert_outcomes(passed=1)
    work, line = CHANGES[change]
    work(found)
    done = _run(pytester, SNAPSHOT)
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines([line])


def test_a_file_that_is_no_snapshot_is_told(pytester: pytest.Pytester, found: list[Finding]) -> None:
    folder = pytester.path / "__audits__" / "test_it"
    folder.mkdir(parents=True)
    (folder / "test_home.json").write_text("{}x")
    done = _run(pytester, SNAPSHOT)
    done.stdout.fnmatch_lines(
        ["*test_home.json: this is no snapshot *; write it anew with pytest --audits-update"]
    )


APPS = """
from kivy.app import App
from kivy.lang import Builder

class {name}(App):
    def build(self):
        return Builder.load_string('''
ScreenManager:
    Screen:
        name: 'home'
        Button:
            text: 'Go'
            on_release: root.current = 'settings'
    Screen:
        name: 'settings'
        Label:
            text: '{name} words'
            color: {grey}, {grey}, {grey}, 1
''')
"""


def test_several_apps_are_audited_in_one_session(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("one.py").write_text(APPS.format(name="One", grey=1))
    pytester.path.joinpath("two.py").write_text(APPS.format(name="Two", grey=0.2))
    pytester.makepyfile(
        """
        def test_one(audit_app):
            audit_app("one.py:One").screen("settings").assert_passes("wcag22-aa")

        def test_two(audit_app):
            audit_app("two.py:Two").tap("Go").assert_passes("wcag22-aa")

        def test_nowhere(audit_app):
            audit_app("one.py:One").screen("gone").assert_passes()
        """
    )
    done = pytester.runpytest_inprocess(*OPTIONS)
    done.assert_outcomes(passed=1, failed=2)
    done.stdout.fnmatch_lines(
        [
            "*two.py:Two, tap 'Go' does not pass wcag22-aa: 1 of its findings count against it",
            "*text-contrast: label “Two words”: *",
            "*step 1, screen 'gone': there is no screen 'gone'; there is 'home', 'settings'*",
        ]
    )

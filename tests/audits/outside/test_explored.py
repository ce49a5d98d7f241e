"""An app that is explored may do what it will."""

from __future__ import annotations

import json
from pathlib import Path

from .apart import Run

EXPLORED = """
import os, webbrowser
from kivy.app import App
from kivy.lang import Builder

class Explored(App):
    def build(self):
        return Builder.load_string('''
ScreenManager:
    Screen:
        name: 'home'
        BoxLayout:
            orientation: 'vertical'
            Button:
                text: 'Next'
                on_release: root.current = 'next'
            Button:
                text: 'Delete'
                on_release: app.delete()
            Button:
                text: 'Web'
                on_release: app.web()
            Button:
                text: 'Quit'
                on_release: app.stop()
            Button:
                text: 'Break'
                on_release: app.fail()
            Button:
                text: 'Leave'
                on_release: app.leave()
    Screen:
        name: 'next'
        Label:
            text: 'dim words'
            color: .2, .2, .2, 1
''')
    def delete(self):
        os.remove('data.txt')
        open('new.txt', 'w').close()
        open(os.path.expanduser('~/new.txt'), 'w').close()
    def web(self):
        webbrowser.open('https://example.org')
    def fail(self):
        raise KeyError('nothing')
    def leave(self):
        os._exit(0)

Explored().run()
"""


def test_exploring_goes_on_whatever_the_app_does_and_leaves_its_files_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(EXPLORED)
    (tmp_path / "data.txt").write_text("kept")
    done = run("main.py", "--explore", "30", "--size", "390x844,320x568", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit-report", "data.txt", "main.py"]
    entries = json.loads((tmp_path / "audit-report/report.json").read_text("utf-8"))
    assert [(each["size"], each["screen"], each["way"], bool(each["violations"])) for each in entries] == [
        ("390x844", "home", "at the start", True),
        ("390x844", "next", "“Next”", True),
        ("320x568", "home", "at the start", True),
        ("320x568", "next", "“Next”", True),
    ]
    for told in (
        "main.py:43: the app opens a page in the browser ('https://example.org'): refused",
        "main.py:1:1: “Quit” on home: the app closes itself",
        "main.py:45:9: “Break” on home: the app raises KeyError: 'nothing'",
        "main.py:47:9: “Leave” on home: the app leaves (0)",
        "2 screens, ",
    ):
        assert told in done.stdout


def test_an_app_that_ends_its_process_is_told_with_what_was_audited_until_then(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "main.py").write_text(EXPLORED.replace("os._exit(0)", "__import__('ctypes').string_at(0)"))
    done = run("main.py", "--explore", "30", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    line = EXPLORED[: EXPLORED.index("os._exit(0)")].count("\n") + 1
    assert (
        done.stderr.splitlines()[-1]
        == f"audits: main.py:{line}: the app's process was ended by SIGSEGV while it is audited; let it stay"
    )
    assert json.loads((tmp_path / "audit-report/report.json").read_text("utf-8"))[0]["screen"] == "home"

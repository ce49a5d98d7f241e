"""An app with modules called as ours are, or as libraries of the auditor's, and with a worker process."""

from __future__ import annotations

from pathlib import Path

OTHERS = ("calendar", "secrets", "colour", "click")
"""Modules of the standard library and of the auditor's libraries that the app has by the same names."""

SAID = tuple(f"from its own {name}" for name in ("app", "screens", "audits", *OTHERS, "worker"))
"""What the app shows, each too faint to read, so that an audit names all of them."""

_NAMES = ("app", "screens", "audits")

_MAIN = """
import sys
from multiprocessing import get_context
from app import faint
from screens.home import HOME
from audits.rules import RULES
import calendar, secrets, colour, click
from kivy.app import App
from kivy.uix.boxlayout import BoxLayout

def told():
    from calendar import WORDS
    from audits.rules import RULES
    return "from its own worker"

class Main(App):
    def build(self):
        if len(sys.argv) != 1:
            raise ValueError(f"arguments of another program: {sys.argv}")
        with get_context("spawn").Pool(1) as pool:
            worker = pool.apply(told)
        page = BoxLayout(orientation="vertical")
        others = [module.WORDS for module in (calendar, secrets, colour, click)]
        for words in ("from its own app", HOME, RULES, *others, worker):
            page.add_widget(faint(words))
        return page

if __name__ == "__main__":
    Main().run()
"""
_APP = """
from kivy.uix.label import Label

def faint(words):
    return Label(text=words, color=(0.2, 0.2, 0.2, 1))
"""


def write_app(folder: Path) -> Path:
    """Write the app into a new folder and return its ``main.py``.

    Its ``screens`` has no ``__init__.py``: Python prefers any package of that name which has one.
    """
    files = {
        "main.py": _MAIN,
        "app.py": _APP,
        "screens/home.py": 'HOME = "from its own screens"\n',
        "audits/__init__.py": "",
        "audits/rules.py": 'RULES = "from its own audits"\n',
        **{f"{name}.py": f'WORDS = "from its own {name}"\n' for name in OTHERS},
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "main.py"


def write_trap(folder: Path) -> Path:
    """Write a folder whose ``app``, ``screens`` and ``audits`` must never be imported, and return it."""
    for name in _NAMES:
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(f"raise RuntimeError('a stranger: {name}')\n")
    return folder

"""Apps of others, served as they are and used by role and name through a real client."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.app.bridge.reader import Program, bus, client, missing, started

_OWN = Path(__file__).parent / "apps"
_EXAMPLES = Path(sys.prefix) / "share/kivy-examples"


def _designed_in_kv(reader: Program) -> None:
    reader.do("find", "label", "My label before button press")
    info = "My controller info is: "
    reader.do("press", "push button", f"{info}Hello world", "label", "My label after button press")
    reader.do("find", "push button", f"{info}New info text")


def _spinner(reader: Program) -> None:
    reader.do("press", "combo box", "Home", "menu item", "Custom")
    reader.do("press", "menu item", "Work", "combo box", "Work")


def _recycled_list(reader: Program) -> None:
    reader.do("find", "entry", "new value")
    reader.do("press", "push button", "Insert new item", "label", "default value")


def _kivymd(reader: Program) -> None:
    reader.do("find", "frame", "Shopping")
    reader.do("find", "entry", "What to buy")
    assert "checked" in reader.do("states", "check box", "Organic")
    reader.do("tap", "check box", "Organic")
    reader.do("press", "push button", "Add", "label", "Butter")
    assert "checked" not in reader.do("states", "check box", "Organic")
    # A button with an icon alone is called as the icon is; other icons and the hint's label are left out.
    assert reader.do("all")[1:] == [
        ["frame", "Shopping"], ["label", "Shopping"], ["push button", "delete outline"],
        ["entry", "What to buy"], ["label", "Organic"], ["check box", "Organic"], ["push button", "Add"],
        ["label", "Bread"], ["label", "Butter"],
    ]  # fmt: skip


_APPS = {
    _EXAMPLES / "guide/designwithkv/main.py": _designed_in_kv,
    _EXAMPLES / "widgets/spinner.py": _spinner,
    _EXAMPLES / "widgets/recycleview/basic_data.py": _recycled_list,
    _OWN / "shopping.py": _kivymd,
}


def test_apps_of_others_are_used_by_role_and_name(tmp_path: Path) -> None:
    if lack := missing():
        pytest.skip(f"{lack}: no screen reader can be tried here")
    with bus() as session, client(session) as reader:
        for app, use in _APPS.items():
            environment = {**session, "SDL_VIDEODRIVER": "offscreen", "KIVY_HOME": str(tmp_path)}
            with started([sys.executable, "-m", "audits.bridge", str(app)], environment):
                use(reader)

"""What can be audited: Kivy's own examples, and names inside a file or module."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from .apart import Run

EXAMPLES = Path(sysconfig.get_path("data")) / "share" / "kivy-examples"


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("application/app_with_build.py", 1),  # run() under the main guard
        ("widgets/rstexample.py", 1),  # documents, scrolled
        ("widgets/scatter.py", None),
        ("demo/showcase/main.py", 1),  # two dozen kv files, threads, settings
        ("widgets/effectwidget.py", 1),  # framebuffers within framebuffers
        ("guide/firstwidget/1_skeleton.py", None),
    ],
)
def test_kivys_own_examples(run: Run, example: str, code: int | None, tmp_path: Path) -> None:
    path = EXAMPLES / example
    if not path.exists():
        pytest.fail(f"kivy-examples has no {example}")
    done = run(str(path), cwd=tmp_path)
    assert done.returncode == code if code is not None else done.returncode in (0, 1), done.stderr
    assert f"{path} under wcag22-aa:" in done.stdout


def test_a_name_inside_a_file_or_module_is_enough(run: Run, tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text(
        "from kivy.app import App\nfrom kivy.uix.label import Label\n"
        "class One(App):\n    def build(self):\n        return Label(text='first words')\n"
        "class Two(App):\n    build = One.build\n"
        "def card():\n    return Label(text='dim words', color=(.2, .2, .2, 1))\n"
    )
    assert run("parts.py", cwd=tmp_path).returncode == 2
    assert run("parts.py:Two", cwd=tmp_path).returncode == 0
    assert run("parts:One", cwd=tmp_path).returncode == 0
    assert run("parts.py:card", cwd=tmp_path).returncode == 1
    assert "name one after a colon: One, Two" in run("parts.py:Three", cwd=tmp_path).stderr

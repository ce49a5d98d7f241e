"""In a checkout, too, an audited app has the names ``app``, ``screens`` and ``audits`` to itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import audits
from tests.installed.own_names import SAID, write_app, write_trap

ROOT = Path(__file__).parents[2]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(cwd)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


MODULE = ("-m", "audits")
ALONE = ("-P", "-m", "audits")  # -P: where the working directory has an `audits`, too
FOLDER = (str(ROOT / "audits"),)


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (MODULE, "checkout"),
        (MODULE, "empty"),
        *((command, place) for command in (ALONE, FOLDER) for place in ("app", "trap")),
    ],
)
def test_an_app_imports_its_own_modules(command: tuple[str, ...], place: str, tmp_path: Path) -> None:
    places = {"checkout": ROOT, "app": tmp_path / "app", "trap": tmp_path / "trap", "empty": tmp_path}
    main = write_app(places["app"])
    write_trap(places["trap"])
    done = run(*command, str(main), cwd=places[place])
    assert done.returncode == 1, done.stderr
    assert [said for said in SAID if said not in done.stdout] == []


def test_it_tells_its_version(tmp_path: Path) -> None:
    assert run(*MODULE, "--version", cwd=tmp_path).stdout == f"kivy-audits, version {audits.__version__}\n"


def test_a_class_in_a_module_of_the_working_directory(tmp_path: Path) -> None:
    write_app(tmp_path)
    done = run(*FOLDER, "main:Main", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert [said for said in SAID if said not in done.stdout] == []


TESTED = """
from app import faint
from audits import audit

(found,) = audit(faint("dim words"), rules=["text-contrast"], states=["default"]).findings
print(found.node.name, found.outcome)
"""


def test_an_app_s_own_tests_may_audit(tmp_path: Path) -> None:
    write_app(tmp_path)
    shutil.rmtree(tmp_path / "audits")
    (tmp_path / "check.py").write_text(TESTED)
    assert run("check.py", cwd=tmp_path).stdout == "dim words failed\n"


def test_an_audited_app_may_import_the_auditor(tmp_path: Path) -> None:
    write_app(tmp_path)
    shutil.rmtree(tmp_path / "audits")
    (tmp_path / "audited.py").write_text(
        "from audits import Outcome\nfrom app import faint\nROOT = faint('dim')"
    )
    done = run(*FOLDER, "audited.py:ROOT", cwd=tmp_path)
    assert (done.returncode, "dim" in done.stdout) == (1, True), done.stderr

"""Build the wheels and look into them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from zipfile import ZipFile

from tests.installed.environment import UV

ROOT = Path(__file__).parents[2]
MADE = {"__pycache__", "pyproject.toml"}  # what lies in the folders and is not to be installed


def build_wheels(folder: Path) -> tuple[Path, Path]:
    """Build the wheels of the auditor and of the prototype.

    AssertionError where a wheel by way of the source distribution differs from one that is built directly.
    """
    direct = folder / "direct"
    for options in (["--out-dir", str(folder)], ["--wheel", "--out-dir", str(direct)]):
        subprocess.run([UV, "build", "--quiet", "--all-packages", *options], cwd=ROOT, check=True)
    wheels = sorted(folder.glob("*.whl"))
    assert [wheel.name.partition("-")[0] for wheel in wheels] == ["kivy_audits", "mingbai"], wheels
    for wheel in wheels:
        different = _contents(wheel) ^ _contents(direct / wheel.name)
        assert not different, f"built from the source distribution, {wheel.name} differs in {different}"
    auditor, prototype = wheels
    return auditor, prototype


def check_contents(auditor: Path, prototype: Path) -> None:
    """Check that both wheels have each file of their folders, code and data, and none besides."""
    launcher = {"__init__.py", "__main__.py", "pytest_plugin.py"}
    kept = {name for name in _files("app") if not name.startswith("app/launcher/")}
    expected = launcher | kept | _files("screens") | _files("audits")
    assert _installed(prototype) == {f"mingbai/{name}" for name in expected}
    assert _installed(auditor) == {name.replace("audits", "kivy_audits", 1) for name in _files("audits")}


def _contents(wheel: Path) -> set[tuple[str, int]]:
    with ZipFile(wheel) as archive:
        return {(each.filename, each.CRC) for each in archive.infolist()}


def _installed(wheel: Path) -> set[str]:
    return {name for name, _ in _contents(wheel) if ".dist-info/" not in name}


def _files(folder: str) -> set[str]:
    """Return the paths of a folder's files, relative to the checkout."""
    paths = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if not MADE & set(path.parts)}

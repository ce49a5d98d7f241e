"""Pythons of this machine, and clean environments outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

UV = os.environ.get("UV", "uv")  # `uv run` tells its own path
COMMANDS = "Scripts" if sys.platform == "win32" else "bin"


def find_python(version: str) -> Path | None:
    """Return the path of a Python of this version ("3.12") that the machine has, None where it has none."""
    # pyenv's shims answer only for the version that is switched on; its folders have them all.
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    folders = [str(path / "bin") for path in sorted(root.glob(f"{version}.*"))]
    path = os.pathsep.join([*folders, os.environ["PATH"]])
    command = [UV, "python", "find", "--system", "--no-python-downloads", version]
    found = subprocess.run(
        command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    return Path(found.stdout.strip()) if found.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment with one distribution, and a home folder of its own."""

    folder: Path
    distribution: str

    def run(self, program: str, *arguments: str, cwd: Path, codes: Collection[int] = (0,)) -> str:
        """Run one of its programs and return its stdout. AssertionError for another code or a traceback."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        environment = {"HOME": str(home), "PATH": os.defpath, "PYTHONWARNINGS": "error::ImportWarning"}
        command = [str(self.folder / COMMANDS / program), *arguments]
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600
        )
        said = f"{' '.join(command)} in {cwd} ended with {done.returncode}\n{done.stdout}{done.stderr}"
        assert done.returncode in codes, said
        assert "Traceback" not in done.stderr, said
        return done.stdout

    def top_level_names(self) -> set[str]:
        """Return what the distribution puts at the top of site-packages, without its metadata."""
        code = f"from importlib.metadata import files; print(*files({self.distribution!r}), sep='\\n')"
        files = self.run("python", "-c", code, cwd=self.folder).splitlines()
        names = {file.partition("/")[0] for file in files}
        return {name for name in names if not name.endswith(".dist-info") and name != ".."}

    def distributions(self) -> set[str]:
        """Return the names of all distributions in it."""
        command = [UV, "pip", "list", "--format", "json", "--python", str(self.folder)]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return {each["name"] for each in json.loads(listed)}


def install(python: Path, wheel: Path, folder: Path) -> Environment:
    """Install a wheel with what it needs into a new environment in ``folder``."""
    for arguments in (
        ["venv", "--quiet", "--python", str(python), str(folder)],
        ["pip", "install", "--quiet", "--python", str(folder), str(wheel)],
    ):
        subprocess.run([UV, *arguments], check=True)
    return Environment(folder, wheel.name.partition("-")[0].replace("_", "-"))

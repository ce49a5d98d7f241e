"""Build both wheels, install each in a clean environment and use it there: ``python -m tests.installed``.

For each Python that this machine has; none is downloaded. It ends with an AssertionError and exit code 1
where something is not as it has to be.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.installed.auditor import check_auditor
from tests.installed.environment import find_python, install
from tests.installed.prototype import check_prototype
from tests.installed.wheels import build_wheels, check_contents

VERSIONS = ("3.11", "3.12", "3.13")


def main() -> None:
    """Check everything, or end with what is wrong."""
    pythons = [python for version in VERSIONS if (python := find_python(version))]
    assert pythons, f"none of Python {', '.join(VERSIONS)} is on this machine"
    with TemporaryDirectory() as folder:
        auditor, prototype = build_wheels(Path(folder) / "wheels")
        check_contents(auditor, prototype)
        with ThreadPoolExecutor(2) as pool:  # each mostly waits for a process
            check = partial(_check, Path(folder), auditor, prototype)
            for python in pool.map(check, pythons):
                print(f"✓ {python}: both wheels serve")  # noqa: T201


def _check(folder: Path, auditor: Path, prototype: Path, python: Path) -> Path:
    home = folder / python.name
    check_auditor(install(python, auditor, home / "auditor"))
    check_prototype(install(python, prototype, home / "prototype"))
    return python


if __name__ == "__main__":
    main()

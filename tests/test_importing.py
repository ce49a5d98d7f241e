"""No module reads a data file, or lists a folder of them, when it is imported."""

from __future__ import annotations

import subprocess
import sys

WATCHED = """
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from audits.target.environment import prepare_kivy

ROOT = Path.cwd()
OURS = tuple(str(ROOT / name) for name in ("app", "screens", "audits"))
CODE = (".py", ".pyc", ".kv")
EVENTS = ("open", "os.listdir", "os.scandir")
importing = ""
read = set()


def watch(event, arguments):
    if importing and event in EVENTS and isinstance(arguments[0], (str, bytes, Path)):
        path = Path(str(arguments[0])).absolute()
        if str(path).startswith(OURS) and path.suffix not in CODE and not by_import():
            read.add(f"{importing} reads {path.relative_to(ROOT)}")


def by_import():
    # The import system itself lists the folders of packages to find modules in them.
    frame = sys._getframe(2)
    return frame.f_code.co_filename.startswith("<frozen importlib")


prepare_kivy(390, 844, off_screen=True)
sys.addaudithook(watch)
for package in ("app", "screens", "audits"):
    for found in walk_packages(import_module(package).__path__, f"{package}."):
        importing = found.name
        import_module(found.name)
        importing = ""
print(*sorted(read), sep="\\n")
"""


def test_importing_any_module_reads_no_data_file() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False, timeout=300
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == ""

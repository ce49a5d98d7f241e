"""The line at which an app hangs is asked of its process, also where Python cannot answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from audits.target import starting
from audits.visiting.last_lines import last_lines

ROOT = Path(__file__).parents[3]
_RUN = """
import runpy, sys
sys.path.insert(0, {root!r})
from audits.visiting.last_lines import leave_last_lines
leave_last_lines({descriptors!r})
runpy.run_path({app!r})
"""
LOOPS = {
    "in Python": "print('here', flush=True)\nwhile True:\n    pass\n",
    "in C": "import itertools, collections\nprint('here', flush=True)\n"
    "collections.deque(itertools.repeat(0), maxlen=0)\n",
}


@pytest.mark.parametrize("kind", LOOPS)
def test_the_line_of_a_loop_is_known(kind: str, tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text(LOOPS[kind])
    with last_lines() as last:
        run = _RUN.format(root=str(ROOT), descriptors=last.descriptors, app=str(app))
        command = [sys.executable, "-c", run]
        with subprocess.Popen(command, stdout=subprocess.PIPE, pass_fds=last.descriptors) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"here\n"
            last.ask(process.pid)
            process.kill()
        place = last.place(starting.parse(str(app)))
    assert place.partition(":")[0] == str(app)
    assert place.partition(":")[2] in ("1", "2", "3")


def test_without_a_line_of_its_own_the_target_is_named(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("")
    with last_lines() as last:
        assert last.place(starting.parse(str(tmp_path / "app.py"))) == str(tmp_path / "app.py")

"""An app in a process of its own: whatever becomes of it, the auditor goes on and says so."""

from __future__ import annotations

import io
import os
import queue
import signal
import time
from dataclasses import replace
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from audits.alive import so_far
from audits.console.signals import EndedError
from audits.errors import InputError
from audits.exploring.guard import RefusedError
from audits.exploring.surviving import Survivor
from audits.model import Entry, Report
from audits.target import starting
from audits.visiting.answering import _end_with
from audits.visiting.apart import _heard, _stuck, visit_apart
from audits.visiting.cputime import cpu_time
from audits.visiting.going import through
from audits.visiting.visit import Begun, Phase, Visit

WORDS = "from kivy.base import runTouchApp\nfrom kivy.uix.button import Button\n"


def _visit(folder: Path, text: str) -> Visit:
    (folder / "app.py").write_text(text)
    return Visit(starting.parse(str(folder / "app.py")), (200, 100), "wcag22-aa", ["text-contrast"])


def _entries(visit: Visit) -> list[object]:
    return list(visit_apart(visit, lambda _: None))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "import ctypes\nctypes.string_at(0)\n",
            r"app\.py:2: the app's process was ended by SIGSEGV while it is started",
        ),
        (
            f"{WORDS}import os, signal\nb = Button(text='x')\n"
            "b.bind(state=lambda *_: os.kill(os.getpid(), signal.SIGKILL))\nrunTouchApp(b)\n",
            r"app\.py: the app's process was ended by SIGKILL \(as when memory runs out\) while it is aud",
        ),
        (
            "import os, threading\nthread = threading.Thread(target=os._exit, args=(0,))\n"
            "thread.start()\nthread.join()\n",
            r"app\.py: the app's process ended with exit code 0 while it is started",
        ),
        (
            "import os, sys\nos.execv(sys.executable, [sys.executable, '-c', ''])\n",
            "the app's process ended with exit code 0",
        ),
    ],
)
def test_the_death_of_an_app_is_told(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audits.visiting.apart._ENDS_WITHIN_S", 600.0)  # on a busy machine it may take long
    with pytest.raises(InputError, match=message):
        _entries(_visit(tmp_path, text))


def test_an_app_that_never_answers_is_given_up(tmp_path: Path) -> None:
    visit = replace(_visit(tmp_path, "while True:\n    pass\n"), time_limit=1.0)
    with pytest.raises(InputError, match="no sign of life for 1 s while it is started"):
        _entries(visit)


@pytest.mark.parametrize(
    ("used", "doing"),
    [(0.1, "it waits for something"), (30.0, "it computes, or is in a loop without an end"), (None, None)],
)
def test_whether_a_silent_app_computes_is_told(used: float | None, doing: str | None, tmp_path: Path) -> None:
    visit = replace(_visit(tmp_path, ""), time_limit=60.0)
    told = str(_stuck(visit, Phase.AUDITING, MagicMock(place=lambda _: "app.py"), used))
    assert (f": {doing} ({used} s of CPU);" in told) if doing else ("CPU" not in told)


def test_who_computes_uses_cpu_time() -> None:
    before = cpu_time(os.getpid())
    assert before is not None
    while cpu_time(os.getpid()) == before:
        pass
    assert cpu_time(2**22 + 1) is None  # there is no such process: it is beyond Linux's largest number


def test_threads_exit_handlers_and_prints_of_an_app_do_no_harm(tmp_path: Path) -> None:
    text = (
        "import atexit, sys, threading, time\n"
        "atexit.register(lambda: 1 / 0)\nprint('noise', sys.stdin.read())\n"
        f"threading.Thread(target=time.sleep, args=(3600,)).start()\n{WORDS}runTouchApp(Button(text='x'))\n"
    )
    (found,) = _entries(_visit(tmp_path, text))
    assert isinstance(found, Entry)
    assert found.report.judged


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 9)", "sys.exit(0)"])
def test_what_was_found_before_the_death_is_kept(end: str, tmp_path: Path) -> None:
    text = f"{WORDS}import os, sys\nb = Button(text='x')\nb.bind(state=lambda *_: {end})\nrunTouchApp(b)\n"
    visiting = visit_apart(_visit(tmp_path, text), lambda _: None)
    entry = next(visiting)
    with pytest.raises(InputError, match="while it is audited"):
        next(visiting)
    assert isinstance(entry, Entry)
    assert {finding.state for finding in entry.report.findings} == {"default"}
    assert entry.report.judged


def test_what_was_found_before_an_interruption_is_kept(tmp_path: Path) -> None:
    first, second = Report((), "first", (1, 1)), Report((), "second", (1, 1))
    heard: queue.SimpleQueue[object] = queue.SimpleQueue()
    context = {"screen": "page", "way": "“Next”"}
    for said in (
        Begun({"screen": "other"}),
        first,
        Begun(context),
        first,
        second,
        EndedError(signal.SIGTERM),
    ):
        heard.put(said)
    visiting = _heard(_visit(tmp_path, ""), MagicMock(), heard, lambda _: None, MagicMock())
    assert next(visiting) == Entry(context, second)
    with pytest.raises(EndedError):
        next(visiting)


def test_what_was_found_before_the_app_ended_the_audit_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Report((), "found", (1, 1))

    def look() -> Report:
        so_far(found)
        raise RuntimeError

    monkeypatch.setattr("audits.driving.screenfuls.all_screenfuls", lambda *_: iter([None, None]))
    survivor = Survivor(starting.parse(__file__), "here", [].append)
    assert list(through(look, survivor, "page")) == [found]


def test_an_app_that_lets_the_auditor_go_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.visiting.apart._ENDS_WITHIN_S", 0.1)
    visit = _visit(tmp_path, "import os, time\nos.closerange(3, 100)\nwhile True:\n    time.sleep(1)\n")
    with pytest.raises(InputError, match="has closed the auditor's files"):
        _entries(visit)


def test_what_the_app_has_started_ends_with_it(tmp_path: Path) -> None:
    text = (
        "import subprocess, sys\nnap = [sys.executable, '-c', 'import time; time.sleep(3600)']\n"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(subprocess.Popen(nap).pid))\n"
        f"{WORDS}runTouchApp(Button(text='x'))\n"
    )
    assert len(_entries(_visit(tmp_path, text))) == 1
    pid = int((tmp_path / "pid").read_text())
    while _is_alive(pid):
        time.sleep(0.01)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_the_app_ends_with_whoever_asked(tmp_path: Path) -> None:
    visit = _visit(
        tmp_path,
        f"import os\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\nwhile True: pass\n",
    )
    visiting = os.fork()
    if not visiting:
        _entries(visit)
        os._exit(0)
    pid = _wait_for(tmp_path / "pid")
    os.kill(visiting, signal.SIGKILL)
    os.waitpid(visiting, 0)
    while _is_alive(pid):
        time.sleep(0.05)


def test_an_explored_app_ends_though_it_may_send_no_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> None:
        raise RefusedError

    monkeypatch.setattr(os, "killpg", refuse)
    monkeypatch.setattr(os, "getpgid", lambda _: os.getpid())
    left: list[int] = []
    _end_with(io.BytesIO(), left.append)
    assert left == [0]


def _wait_for(path: Path) -> int:
    while not (path.exists() and path.read_text()):
        time.sleep(0.05)
    return int(path.read_text())


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"

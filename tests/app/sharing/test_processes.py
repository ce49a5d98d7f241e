"""Processes tell each result at once, are reported when they keep dying, and never outlive their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app.errors import MachineError, UnknownNameError
from app.sharing.pools import Lost, in_order
from app.sharing.processes import Processes

ROOT = Path(__file__).parents[3]
LIMIT_S = 600  # for what takes a moment; only a failure waits so long


def _do(job: str) -> str:
    match job.split(":"):
        case ["die", number]:
            os.kill(os.getpid(), int(number))
        case ["once", file] if not Path(file).exists():
            Path(file).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case ["leave"]:
            os._exit(7)
        case ["raise"]:
            raise UnknownNameError("job", job, ["done"])
        case ["heed", number]:
            signal.raise_signal(int(number))
        case ["stop"]:
            threading.Event().wait()
    return job.upper()


@contextmanager
def _begin() -> Iterator[Callable[[str], str]]:
    yield _do


@contextmanager
def _cannot_begin() -> Iterator[Callable[[str], str]]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield _do


def _all(*jobs: str, count: int = 2) -> dict[str, str | Lost]:
    return {jobs[number]: result for number, result in Processes(count).results(_begin, jobs)}


def test_every_job_is_done_once() -> None:
    assert _all("a", "b", "c") == {"a": "A", "b": "B", "c": "C"}
    assert _all() == {}


def test_a_job_that_kills_its_process_three_times_is_lost_and_the_others_go_on() -> None:
    found = _all(f"die:{signal.SIGKILL:d}", "a", "leave", "b")
    assert found == {
        "a": "A",
        f"die:{signal.SIGKILL:d}": Lost("was killed (SIGKILL; perhaps memory ran out), 3 times in a row"),
        "b": "B",
        "leave": Lost("ended with exit code 7, 3 times in a row"),
    }


def test_a_job_whose_process_is_killed_once_is_done_by_the_next(tmp_path: Path) -> None:
    job = f"once:{tmp_path / 'met'}"
    assert _all(job, "a", count=1) == {job: job.upper(), "a": "A"}


def test_a_process_that_cannot_begin_is_told() -> None:
    with pytest.raises(MachineError, match=r"could not be started: it was killed \(SIGKILL"):
        list(Processes(1).results(_cannot_begin, ["a"]))


def test_what_a_job_raises_is_raised() -> None:
    with pytest.raises(UnknownNameError, match="unknown job 'raise'; known: done"):
        _all("done", "raise", count=1)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_signals_that_ask_to_end_are_left_to_the_parent(name: str) -> None:
    job = f"heed:{getattr(signal, name):d}"
    assert _all(job, "a", count=1) == {job: job.upper(), "a": "A"}


def test_a_result_is_told_before_the_next_job_ends() -> None:
    results = Processes(1).results(_begin, ["a", "stop"])
    assert next(results) == (0, "A")
    results.close()


def test_results_come_in_the_order_of_their_jobs_and_an_error_after_them() -> None:
    def results() -> Iterator[tuple[int, str]]:
        yield from ((1, "b"), (0, "a"), (4, "e"), (3, "d"))
        raise KeyboardInterrupt

    seen: list[tuple[int, str]] = []
    with suppress(KeyboardInterrupt):
        seen.extend(iter(in_order(results())))
    assert seen == [(0, "a"), (1, "b"), (3, "d"), (4, "e")]


def _stay(fifo: str) -> None:
    with Path(fifo).open("w", encoding="utf-8") as held:  # open as long as this process lives
        held.write(f"{os.getpid()}\n")
        held.flush()
        while True:  # busy, as a walk is
            pass


@contextmanager
def staying() -> Iterator[Callable[[str], None]]:
    yield _stay


STAYS = """
if __name__ == "__main__":
    import sys
    from app.sharing.processes import Processes
    from audits.console.ending import end
    from tests.app.sharing.test_processes import staying
    end("it", lambda: list(Processes(2).results(staying, [sys.argv[1]] * 2)))
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_process_outlives_its_parent(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    fifo, script = tmp_path / "alive", tmp_path / "stays.py"
    os.mkfifo(fifo)
    script.write_text(STAYS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script, fifo], env=environment, start_new_session=True) as parent:
        with fifo.open(encoding="utf-8") as alive:
            workers = [int(alive.readline()) for _ in range(2)]
            parent.send_signal(number)
            assert alive.read() == ""  # ends when the last process that holds the pipe has ended
        assert len(set(workers)) == 2
        assert parent.wait(LIMIT_S) == (-number if number == signal.SIGKILL else 128 + number)

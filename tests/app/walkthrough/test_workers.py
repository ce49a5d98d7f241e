"""Worker processes tell each result at once, are reported when they die, and never outlive their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import MachineError, UnknownNameError
from app.walkthrough.playing.workers import Lost, work

ROOT = Path(__file__).parents[3]
LIMIT_S = 600  # for what takes a moment; only a failure waits so long


def _do(job: str) -> str:
    match job.split(":"):
        case ["die", number]:
            os.kill(os.getpid(), int(number))
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


def _all(*queues: list[str]) -> dict[str, str | Lost]:
    jobs = [job for queue in queues for job in queue]
    numbers = iter(range(len(jobs)))
    found = dict(work(_begin, [[(next(numbers), job) for job in queue] for queue in queues]))
    return {jobs[number]: result for number, result in found.items()}


def test_every_job_is_done_once_in_its_queue() -> None:
    assert _all(["a", "b"], ["c"], []) == {"a": "A", "b": "B", "c": "C"}


def test_a_process_that_dies_costs_one_job_and_says_how() -> None:
    found = _all(["a", f"die:{signal.SIGKILL:d}", "b", "leave", "c", "leave"], ["d"])
    assert found == {
        "a": "A",
        f"die:{signal.SIGKILL:d}": Lost("was killed (SIGKILL; perhaps memory ran out)"),
        "b": "B",
        "leave": Lost("ended with exit code 7"),
        "c": "C",
        "d": "D",
    }


def test_a_process_that_cannot_begin_is_told() -> None:
    with pytest.raises(MachineError, match=r"could not be started: it was killed \(SIGKILL"):
        list(work(_cannot_begin, [[(0, "a")]]))


def test_what_a_job_raises_is_raised() -> None:
    with pytest.raises(UnknownNameError, match="unknown job 'raise'; known: done"):
        _all(["done", "raise"])


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_signals_that_ask_to_end_are_left_to_the_parent(name: str) -> None:
    job = f"heed:{getattr(signal, name):d}"
    assert _all([job, "a"]) == {job: job.upper(), "a": "A"}


def test_a_result_is_told_before_the_next_job_ends() -> None:
    results = work(_begin, [[(0, "a"), (1, "stop")]])
    assert next(iter(results)) == (0, "A")


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
    from app.walkthrough.playing.workers import work
    from audits.console.ending import end
    from tests.app.walkthrough.test_workers import staying
    end("it", lambda: list(work(staying, [[(number, sys.argv[1])] for number in range(2)])))
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

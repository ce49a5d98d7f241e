"""A command started as a person starts it: what it says and returns when its streams or its input fail."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from audits.console.ending import outcome
from audits.errors import ExitCode, InputError, MachineError, ReportedError, UnknownNameError, Where

ROOT = Path(__file__).parents[3]
PRINTING = "from audits.console.ending import end; end('it', lambda: print('x' * 100_000) or {code})"


def shell(line: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which ``$IT`` prints a lot and returns an exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "IT": PRINTING.format(code=code)}
    line = line.replace("$IT", f'"{sys.executable}" -c "$IT"')
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize("code", [0, 1])
@pytest.mark.parametrize("line", ["$IT >&-", "$IT <&- >&- 2>&-", "$IT | true; exit ${PIPESTATUS[0]}"])
def test_a_stdout_that_nobody_reads_leaves_the_exit_code_alone(line: str, code: int) -> None:
    done = shell(line, code)
    assert done.returncode == code
    assert done.stderr == ""


@pytest.mark.parametrize(("code", "expected"), [(0, 2), (1, 1)])
def test_a_full_stdout_is_told(code: int, expected: int) -> None:
    done = shell("$IT > /dev/full", code)
    assert done.returncode == expected
    assert done.stderr.startswith("it: stdout: the result cannot be written: No space left on device; ")
    assert len(done.stderr.splitlines()) == 1


def test_a_full_stderr_does_not_stop_a_command() -> None:
    assert shell("$IT 2> /dev/full").returncode == 0


def test_what_an_encoding_lacks_is_written_as_an_escape() -> None:
    code = "from audits.console.ending import end; end('it', lambda: print('\\u2713'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (0, b"\\u2713\n")


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (ReportedError("a"), ExitCode.CHECK_FAILED),
        (InputError("a"), ExitCode.WRONG_INPUT),
        (MachineError("a", "b"), ExitCode.MACHINE_LACKS),
        (RuntimeError("a"), ExitCode.DEFECT),
        (SystemExit(0), ExitCode.DEFECT),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
    ],
)
def test_each_error_has_its_exit_code(
    raised: BaseException, code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> int:
        raise raised

    assert outcome("it", fail) == code
    told = capsys.readouterr().err
    assert told.startswith("it: ")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_interrupts_even_where_what_it_raises_is_lost(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    number = getattr(signal, name)

    def lose() -> int:
        try:
            signal.raise_signal(number)
        except KeyboardInterrupt:
            return 0
        return 1

    before = signal.getsignal(number)
    assert outcome("it", lose) == 128 + number
    assert signal.getsignal(number) is before
    assert "interrupted" in capsys.readouterr().err


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert outcome("nohup", lambda: signal.raise_signal(signal.SIGHUP)) == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize(
    "error",
    [
        UnknownNameError("format", "htlm", ["html"], "--format"),
        InputError("a", "b", Where(Path("f"), 1, 2)),
        MachineError("a", "b"),
    ],
)
def test_errors_pass_from_one_process_to_another(error: ReportedError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)

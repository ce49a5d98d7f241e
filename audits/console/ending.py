"""How every command ends: with one line on stderr where something is wrong, and with its exit code."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import NoReturn

import click

from ..errors import ExitCode, ReportedError
from ..writing.plaintext import displayable
from .signals import ending_signals_raised
from .streams import lasting_streams, require_written


def end(program: str, work: Callable[[], int]) -> NoReturn:
    """Run a command and leave the process with its exit code.

    A full stdout makes the code of a command that went well ``ExitCode.WRONG_INPUT``; a stdout that is closed
    or has lost its reader changes nothing.
    """
    with lasting_streams():
        code = outcome(program, work)
        undelivered = outcome(program, lambda: require_written(sys.stdout))
    _leave(code or undelivered)


def run_click(
    command: click.Command, program: str, arguments: Sequence[str] | None = None, given: object = None
) -> int:
    """Run a command of click's with these arguments, the process's own if None, and return its exit code.

    ``given`` is what the command finds as its context's ``obj``.
    """
    try:
        code = command.main(arguments, prog_name=program, standalone_mode=False, obj=given)
    except click.Abort as error:  # click puts it in place of an interruption
        raise error.__cause__ or error from None
    return int(code) if isinstance(code, int) else ExitCode.WELL


def outcome(program: str, work: Callable[[], object]) -> int:
    """Run a command and return its exit code; what it raises is told on stderr, never as a traceback.

    ``work`` returns the exit code, or anything else where all is well.
    """
    with ending_signals_raised() as received:
        try:
            code = work()
        except ReportedError as error:
            return _complain(program, str(error), error.exit_code)
        except click.ClickException as error:
            return _complain(program, error.format_message(), ExitCode.WRONG_INPUT)
        except (KeyboardInterrupt, click.Abort):
            return _interrupted(program, received)
        except BaseException as error:  # noqa: BLE001 - the last line of defence: people never meet a traceback
            what = f"internal error, please report it: {type(error).__name__}: {error}"
            return _complain(program, what, ExitCode.DEFECT)
        if received:  # a callback of a C library lost the interruption
            return _interrupted(program, received)
        return int(code) if isinstance(code, int) else ExitCode.WELL


def _interrupted(program: str, received: list[int]) -> int:
    number = received[0] if received else signal.SIGINT
    name = "" if number == signal.SIGINT else f" by {signal.Signals(number).name}"
    return _complain(program, f"interrupted{name}", 128 + number)


def _complain(program: str, message: str, code: int) -> int:
    click.echo(f"{program}: {displayable(message)}", err=True)
    return int(code)


def _leave(code: int) -> NoReturn:
    """End the process, without waiting for threads that an audited app left running."""
    others = [each for each in threading.enumerate() if each is not threading.main_thread()]
    if any(each.is_alive() and not each.daemon for each in others):
        atexit._run_exitfuncs()
        os._exit(code)
    sys.exit(code)

"""Every error that reaches a person, with the exit code it ends in.

ReportedError
├── CheckError               1  a violation was found, or a step of a walkthrough failed
│   └── RestlessError        1  an app did not come to rest
├── InputError               2  something given is wrong; says where, what, and what would be right
│   └── UnknownNameError     2  a name that does not exist; says the nearest one that does
└── MachineError             3  the machine lacks something; says the exact remedy
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from pathlib import Path

_ALIKE = 0.5  # of the letters, in their order
_LISTED = 40  # names; a longer list hides the error before it


class ExitCode(IntEnum):
    """What a command's exit code means. One that a signal ended has 128 + the signal's number."""

    WELL = 0
    CHECK_FAILED = 1
    WRONG_INPUT = 2
    MACHINE_LACKS = 3
    DEFECT = 70  # of this program itself; EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT: Ctrl-C


class ReportedError(Exception):
    """The base; its text is what the person reads."""

    exit_code: int = ExitCode.CHECK_FAILED

    def __reduce__(self) -> tuple[object, ...]:
        """Let it pass from one process to another, whatever its ``__init__`` asks for."""
        return _same_again, (type(self), self.args, self.__dict__)


def _same_again(
    kind: type[ReportedError], args: tuple[object, ...], state: dict[str, object]
) -> ReportedError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class CheckError(ReportedError):
    """A check ended with a verdict that is not good."""


class RestlessError(CheckError):
    """An app did not come to rest within its time; ``busy`` says, in words, what was still at work."""

    def __init__(self, seconds: float, busy: Sequence[str]) -> None:
        self.busy = tuple(busy)
        super().__init__(f"not at rest after {seconds:g} s: {', '.join(busy)}")


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file; line and column count from 1, 0 where unknown."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [str(self.file)]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class InputError(ReportedError):
    """Something given is wrong: ``WHERE: what is wrong; what would be right``.

    ``where`` is a place in a file, or what else names the place: an option, a module.
    """

    exit_code = ExitCode.WRONG_INPUT

    def __init__(self, wrong: str, right: str = "", where: Where | str | None = None) -> None:
        self.wrong, self.right, self.where = wrong, right, where
        place = f"{where}: " if where else ""
        super().__init__(f"{place}{wrong}{f'; {right}' if right else ''}")


class UnknownNameError(InputError):
    """A name that does not exist was given: the message says the nearest one that does, or all."""

    def __init__(self, kind: str, name: str, known: Iterable[str], where: Where | str | None = None) -> None:
        names = sorted(known)
        close = nearest_names(name, names)
        more = f", … ({len(names)} in all)" if len(names) > _LISTED else ""
        right = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(names[:_LISTED])}{more}"
        super().__init__(f"unknown {kind} {name!r}", right, where)


def nearest_names(wanted: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the names that are most like one that does not exist, the closest first; perhaps none."""
    return get_close_matches(wanted, list(known), n=most, cutoff=_ALIKE)


class MachineError(ReportedError):
    """The machine lacks something."""

    exit_code = ExitCode.MACHINE_LACKS

    def __init__(self, lacks: str, remedy: str) -> None:
        self.lacks, self.remedy = lacks, remedy
        super().__init__(f"{lacks}; {remedy}")

"""What the commands say while they work (stderr) and at the end (stdout)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from app.errors import InputError, UnknownNameError, Where

_WHOLE = 16  # characters: a column of a list that is no wider does not wrap
_Item = TypeVar("_Item")

progress_console = Console(stderr=True, highlight=False)
result_console = Console(highlight=False, markup=False, soft_wrap=True)


def print_list(listed: Sequence[tuple[str, ...]]) -> None:
    """Print the rows of a list in columns."""
    Console(highlight=False, markup=False).print(_table(listed))


def _table(listed: Sequence[tuple[str, ...]]) -> Table:
    """Set a list in columns; names and short ones stay whole, what is long wraps in the room that is left."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for number, column in enumerate(zip(*listed, strict=True)):
        short = max(map(cell_len, column)) <= _WHOLE
        table.add_column(no_wrap=number == 0 or short, overflow="fold")
    for row in listed:
        table.add_row(*row)
    return table


def tracked(items: Iterable[_Item], sizes: Iterable[int], what: str) -> Iterator[_Item]:
    """Pass items on and show on stderr how much has come; ``sizes`` says how much each item counts."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    counted = tuple(sizes)
    with Progress(*columns, console=progress_console, transient=True) as progress:
        task = progress.add_task(what, total=sum(counted))
        for item, size in zip(items, counted, strict=True):
            yield item
            progress.advance(task, size)


def read_formats(given: str, known: Iterable[str]) -> tuple[str, ...]:
    """Read a comma-separated list of formats. Raises InputError for an unknown one."""
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise UnknownNameError("format", name, known)
    return names


def writable(folder: Path) -> Path:
    """Make a folder and see that it can be written to. Raises InputError where it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".mingbai"
        probe.touch()
        probe.unlink()
    except OSError as error:
        wrong = f"the folder cannot be written to: {error.strerror or error}"
        raise InputError(wrong, "choose another with --out", Where(folder)) from error
    return folder

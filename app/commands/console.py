"""What the commands say while they work (stderr) and at the end (stdout)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

_WHOLE = 16  # characters: a column of a list that is no wider does not wrap

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


@contextmanager
def tracking(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Show on stderr how much of a total is done; yield what counts one more."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    quiet = not progress_console.is_terminal  # a file of messages stays free of it
    with Progress(*columns, console=progress_console, transient=True, disable=quiet) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)

"""How the commands print their results on stdout."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

_WHOLE = 16  # characters: a column of a list that is no wider does not wrap

result_console = Console(highlight=False, markup=False, soft_wrap=True)


def print_list(listed: Sequence[tuple[str, ...]]) -> None:
    """Print the rows of a list in columns."""
    Console(highlight=False, markup=False).print(_table(listed))


def _table(listed: Sequence[tuple[str, ...]]) -> Table:
    """Print a list in columns: short columns are not wrapped, long ones share the remaining width."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for number, column in enumerate(zip(*listed, strict=True)):
        short = max(map(cell_len, column)) <= _WHOLE
        table.add_column(no_wrap=number == 0 or short, overflow="fold")
    for row in listed:
        table.add_row(*row)
    return table

"""Say which touches of walks a finger that errs would miss, and what it would hit instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.commands.console import result_console
from app.walkthrough.aiming.missed import read_aimed, worst_first
from audits.writing.plaintext import displayable

_SAID = 12
_PATH = "heat map"
_WIDTH = 80  # characters beside the path, so that a file has whole lines, too


def say_missed(files: Sequence[Path]) -> None:
    """Print the targets that would be missed, the worst first."""
    worst = worst_first(each for file in files for each in read_aimed(file))
    if not worst:
        result_console.print("no touch would miss")
        return
    table = Table(box=None, pad_edge=False)
    for head in ("missed", "target", "hit instead", _PATH):
        table.add_column(head, no_wrap=head == _PATH, justify="right" if head == "missed" else "left")
    for each in worst[:_SAID]:
        others = ", ".join(f"{name} {count / each.samples:.0%}" for name, count in each.others.items())
        cells = each.meant, others, each.picture
        table.add_row(f"{each.share:.0%}", *map(displayable, cells))
    width = _WIDTH + max(len(each.picture) for each in worst)
    Console(highlight=False, markup=False, width=max(result_console.width, width)).print(table)
    if len(worst) > _SAID:
        result_console.print(f"and {len(worst) - _SAID} more; each walk's aim.json has all of them")

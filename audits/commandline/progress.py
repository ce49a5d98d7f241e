"""What is said on stderr while something takes its time: how much of it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..writing.plaintext import displayable

Advance = Callable[..., None]
"""Counts one more of a total as done; what it is given are lines to be said of it, above the bar."""

_PACE_S = 120.0  # over which the time that is left is estimated: of several things some take far longer


@contextmanager
def tracking(total: int, what: str) -> Iterator[Advance]:
    """Show on a terminal how much of a total is done and how long the rest will take; see ``Advance``."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    times = TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), *times)
    shown = console.is_terminal
    with Progress(
        *columns, console=console, transient=True, disable=not shown, speed_estimate_period=_PACE_S
    ) as progress:
        task = progress.add_task(what, total=total)

        def advance(*lines: str) -> None:
            for line in lines if shown else ():
                progress.console.print(Text(displayable(line)))
            progress.advance(task)

        yield advance


@contextmanager
def latest() -> Iterator[Callable[[str], None]]:
    """Show on a terminal what was done last, while it is not known how much there will be."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("starting the app") as status:
        yield lambda words: status.update(Text(displayable(words)))

"""What is said on stderr while something takes its time: how much of it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..writing.plaintext import displayable

Advance = Callable[[], None]


@contextmanager
def tracking(total: int, what: str) -> Iterator[Advance]:
    """Show on a terminal how much of a total is done; yield what counts one more."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)


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

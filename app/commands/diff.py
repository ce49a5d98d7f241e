"""``mingbai diff``: the first step in which two walks differ, or those of two runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from app.commands.console import result_console
from app.errors import ExitCode
from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.viewing.comparing.differences import Aspect, Difference, first_difference
from app.walkthrough.viewing.comparing.pairs import Pairs, pair
from audits.commandline.options import writable_folder, writing
from audits.files import write_whole
from audits.writing.plaintext import counted, displayable

_WORDS = {
    Aspect.ENDED: "one walk ended earlier",
    Aspect.STEP: "the step itself differs",
    Aspect.RESULT: "the result differs",
    Aspect.MESSAGE: "the message differs",
    Aspect.TOUCHED: "another control was touched",
    Aspect.COVERED: "something else was on top",
    Aspect.LOOK: "the picture differs",
    Aspect.TREE: "the elements differ",
    Aspect.FINDINGS: "the accessibility findings differ",
}


@click.command("diff")
@click.argument("first", metavar="A", type=click.Path(path_type=Path))
@click.argument("second", metavar="B", type=click.Path(path_type=Path))
@click.option("--out", default="walk-diff", show_default=True, help="The folder for diff.html.")
def command(first: Path, second: Path, out: str) -> int:
    """Compare two runs step by step, and show the first step that differs.

    A and B are folders that `mingbai walk --out` wrote, folders of one walk in them, or files trace.jsonl.
    Walks are paired by the names of their folders. The exit code is 0 where all is the same, else 1.
    """
    from app.walkthrough.viewing.comparing.page import FILE, render_diff  # needs what `--help` does not

    pairs = pair(first, second)
    found = {}
    for name, records in pairs.both.items():
        ours, theirs = map(read_walk, records)
        difference = first_difference(ours, theirs)
        if difference is not None:
            found[name] = difference
        for line in _told(name, len(ours.steps), difference):
            result_console.print(displayable(line))
    only = [("A", name) for name in pairs.only_first] + [("B", name) for name in pairs.only_second]
    for run, name in only:
        result_console.print(displayable(f"– only in {run}: {name}"))
    folder = writable_folder(out)
    with writing(folder):
        page = write_whole(folder / FILE, render_diff(list(found.items()), len(pairs.both), only))
    result_console.print(f"{_verdict(pairs, len(found))}; {page}")
    return ExitCode.CHECK_FAILED if found or only else ExitCode.WELL


def _told(name: str, steps: int, difference: Difference | None) -> Iterator[str]:
    if difference is None:
        yield f"✓ {name}: the same in {counted(steps, 'step')}"
        return
    aspects = ", ".join(_WORDS[each] for each in difference.aspects)
    yield f"✗ {name}: step {difference.place + 1} of {difference.count} differs: {aspects}"
    for letter, step in zip("AB", difference.steps, strict=True):
        told = (
            "ended before"
            if step is None
            else f"{step.result}: {step.message or f'{step.place} {step.words}'}"
        )
        yield f"  {letter} {told}"


def _verdict(pairs: Pairs, differing: int) -> str:
    both = len(pairs.both)
    if not differing:
        return f"{counted(both, 'walk')} compared, no difference"
    return f"{differing} of {counted(both, 'walk')} {'differs' if differing == 1 else 'differ'}"

"""How often an audit of walks looks at the same thing again, and what that saves.

    uv run python -m tests.benchmarks.bench_reuse [FLOW]...

Walks the flows in one design and theme on every phone, in one process, twice: as `mingbai audit` does, and
judging each control's looks and comparing each text anew on every screen. Prints how many screens, controls'
looks and texts were met, how many of them were judged, and the CPU time of the second beside the first.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from app.prototype import headless

if TYPE_CHECKING:
    from app.walkthrough.playing.plan import Plan
    from audits.looking.tree import Element
    from audits.pixels.affine import Rect
    from audits.pixels.colour import Bytes
    from audits.pixels.scene import Drawn

FLOWS = ("renewals-clear", "red-packets-clear")


@dataclass(frozen=True, slots=True)
class Took:
    """The CPU seconds of an audit of walks, the screens that it reports, and what it counted."""

    seconds: float
    screens: int
    counts: Counter[str]


def main(flows: Sequence[str]) -> None:
    """Walk and audit in both ways and print what they took."""
    headless.prepare()
    from app.commands.options import read_grid
    from app.walkthrough.playing.plan import plan
    from app.walkthrough.script.library import find_flows

    grid = read_grid({"design": "clear", "theme": "light", "platform": "all"}, all_of=())
    plans = plan(find_flows(flows), grid.variants)
    once, anew = audited(plans, reuse=True), audited(plans, reuse=False)
    counts = once.counts
    print(f"{len(plans)} walks, {once.screens} screens reported, {counts['audits']} audited")
    print(f"{counts['met']} looks of controls met, {counts['judged']} judged")
    print(f"{counts['texts']} texts met, {counts['compared']} compared")
    print(f"CPU {once.seconds:.1f} s; each look judged anew {anew.seconds / once.seconds:.2f} times that")


def audited(plans: Sequence[Plan], *, reuse: bool) -> Took:
    """Walk and audit the plans; ``reuse`` tells a control's looks again where they are known."""
    from app.auditing.auditor import Auditor, Memory
    from app.walkthrough.playing.run import play

    counts: Counter[str] = Counter()
    began = time.process_time()
    with closing(Memory()) as memory:
        if not reuse:
            memory.looks = None  # type: ignore[assignment]
        auditors = {each.look: Auditor("wcag22-aa", memory) for each in plans}
        with counting(counts):
            for each in plans:
                for trace in play([each], watch=auditors[each.look].look):
                    assert trace.failure is None, trace.failure.message
    screens = sum(len(auditor.taken()) for auditor in auditors.values())
    return Took(time.process_time() - began, screens, counts)


@contextmanager
def counting(counts: Counter[str]) -> Iterator[None]:
    """Count the screens with controls that are audited, their controls' looks, and the texts of all looks."""
    from audits.known_looks import LooksOfState, ScreenOfKnown
    from audits.looking.known_texts import KnownTexts, TextsOfLook

    among, texts_among = ScreenOfKnown.among, KnownTexts.among

    def counted(
        screen: ScreenOfKnown,
        state: str,
        rules: Iterable[str],
        controls: Sequence[Element],
        beyond: Mapping[Element, Rect],
    ) -> LooksOfState:
        looks = among(screen, state, rules, controls, beyond)
        counts["met"] += len(controls)
        counts["judged"] += len(looks.new)
        counts["audits"] += state == "pressed"
        return looks

    def texts_counted(known: KnownTexts, drawn: Sequence[Drawn], frame: Bytes) -> TextsOfLook:
        texts = texts_among(known, drawn, frame)
        counts["texts"] += len(drawn)
        counts["compared"] += len(texts.new)
        return texts

    with (
        patch.object(ScreenOfKnown, "among", counted),
        patch.object(KnownTexts, "among", texts_counted),
    ):
        yield


if __name__ == "__main__":
    main(sys.argv[1:] or FLOWS)

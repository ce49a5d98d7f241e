"""Let a monkey loose: run after run, until so many things were done."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.prototype.headless import running
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.monkey.choosing import Chooser
from app.walkthrough.monkey.deeds import WAY_OUT, Deed
from app.walkthrough.monkey.finding import Finding, Run
from app.walkthrough.monkey.proving import as_found, prove
from app.walkthrough.monkey.score import Proof, Score
from app.walkthrough.monkey.session import Session
from app.walkthrough.playing.interrupt import interruptible
from app.walkthrough.playing.memory import collect, collector_at_rest
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.run import WalkSession
from app.walkthrough.script.reader import load_script

RUN = 250
"""How much is done in one run, at most."""
STUCK = 40
"""After so much that was done on one screen, it is tried whether anything leads on from it."""
_RUNS_BETWEEN_COLLECTIONS = 4  # 1,000 events leave some 120 MiB of widgets that hold one another


class Monkey:
    """One monkey: the same choices and seed do the same, on every machine.

    Each run begins with one of the ``choices``. The flows of its findings come into ``out``. ``score`` is up
    to date at any moment. ``advance`` is called after each event, ``found`` for each new finding.
    """

    def __init__(
        self,
        choices: Sequence[Mapping[str, str]],
        seed: int,
        out: Path,
        advance: Callable[[], None] = lambda: None,
        found: Callable[[Proof], None] = lambda _: None,
    ) -> None:
        self.score = Score()
        self._choices = choices
        self._chance = random.Random(seed)
        self._out = out
        self._advance = advance
        self._found = found

    def roam(self, events: int) -> None:
        """Do so many things. What is found on the way is in the score, even after an interruption."""
        with _stage() as (session, chooser_of, play):
            chooser = chooser_of(self._chance)
            self.score.screens = session.screens
            while self.score.events < events:
                found = self._run(session, chooser, events)
                if found is not None:
                    self._note(session, *found, play)
                self.score.runs += 1
                if self.score.runs % _RUNS_BETWEEN_COLLECTIONS == 0:
                    collect()

    def _run(self, session: Session, chooser: Chooser, events: int) -> tuple[Finding, Run] | None:
        """Do one run; return what went wrong in it, with what led there."""
        arguments = self._chance.choice(self._choices)
        finding = session.begin(arguments)
        done: list[Deed] = []
        place, since = session.place, 0
        while finding is None and len(done) < RUN and self.score.events < events:
            finding, deed = session.do(WAY_OUT if since >= STUCK else chooser.next())
            done.append(deed)
            since = since + 1 if session.place == place and deed.command is not WAY_OUT.command else 0
            place = session.place
            self.score.events += 1
            self._advance()
        session.end()
        return None if finding is None else (finding, Run(arguments, done))

    def _note(self, session: Session, finding: Finding, run: Run, play: Callable[[Path], Trace]) -> None:
        """Count a finding; one that is new is proved."""
        times = self.score.times
        times[finding.key] = times.get(finding.key, 0) + 1
        if times[finding.key] == 1:
            number = 1 + sum(proof.finding.kind is finding.kind for proof in self.score.proofs)
            file = self._out / f"{finding.kind}-{number}.yaml"
            try:
                proof = prove(session, finding, run, file, play)
            except KeyboardInterrupt:
                self._keep(as_found(finding, run, file))
                raise
            self._keep(proof)

    def _keep(self, proof: Proof) -> None:
        self.score.proofs.append(proof)
        self._found(proof)


@contextmanager
def _stage() -> Iterator[tuple[Session, Callable[[random.Random], Chooser], Callable[[Path], Trace]]]:
    """Run the prototype in the off-screen window that is open, for a monkey and for the flows it writes."""
    with running() as (prototype, time), collector_at_rest(), interruptible() as check_interrupt:
        walks = WalkSession(prototype, time, check_interrupt)

        def play(file: Path) -> Trace:
            return walks.play(Plan(load_script(file), {}))

        session = Session(prototype, time, check_interrupt)
        try:
            yield session, lambda chance: Chooser(prototype, chance), play
        finally:
            session.end()

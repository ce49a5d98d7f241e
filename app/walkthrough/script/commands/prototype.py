"""Commands that Maestro lacks: faults in the prototype's back end, and an audit of what is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.content.scenarios.surroundings import load_surroundings
from app.domain.facts.faults import Fault
from app.domain.facts.simulated import Answer, Question
from app.domain.views.happenings import happening_names
from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.stage import Answerable, Backed, Disturbable, Foreign, Peopled
from app.walkthrough.script.values import alone, named
from app.walkthrough.script.yamlsource import Value
from audits.profiles import names

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep
    from audits.model import Node

DEFAULT_PROFILE = "wcag22-aa"
_FINDINGS_TOLD = 5


@dataclass(frozen=True, slots=True)
class InjectFault(Command):
    """Inject a fault of this name into the back end."""

    fault: str

    @property
    def detail(self) -> str:
        """Its name."""
        return self.fault

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Inject it."""
        stage = walk.stage
        if not isinstance(stage, Disturbable):
            raise CheckError("this app has no back end that a fault could be injected into")
        stage.inject(self.fault)
        walk.driver.frames.settle()


@dataclass(frozen=True, slots=True)
class AssertBehind(Command):
    """Assert that a line of what lies behind the screen matches, such as the source of a figure on it."""

    line: str

    @property
    def detail(self) -> str:
        """What is looked for."""
        return self.line

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look for it."""
        stage = walk.stage
        if not isinstance(stage, Backed):
            raise CheckError("this app shows nothing beside its screens")
        if not any(re.fullmatch(self.line, line) for line in stage.behind):
            there = "; ".join(stage.behind) or "nothing"
            raise CheckError(f"{self.line!r} is not behind this screen; there is {there}")


@dataclass(frozen=True, slots=True)
class SetAnswer(Command):
    """Choose what is answered to a question that the prototype answers for the world."""

    question: str
    answer: str

    @property
    def detail(self) -> str:
        """Both."""
        return f"{self.question}: {self.answer}"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Choose it."""
        stage = walk.stage
        if not isinstance(stage, Answerable):
            raise CheckError("this app has no sensor or service whose answer could be chosen")
        stage.choose_answer(self.question, self.answer)
        walk.driver.frames.settle()


@dataclass(frozen=True, slots=True)
class LetHappen(Command):
    """Let somebody else do something: pay, ask to be a friend."""

    name: str

    @property
    def detail(self) -> str:
        """Its name."""
        return self.name

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Let it happen."""
        stage = walk.stage
        if not isinstance(stage, Peopled):
            raise CheckError("this app has no other people who could do anything")
        stage.let_happen(self.name)
        walk.driver.frames.settle()


@dataclass(frozen=True, slots=True)
class AssertNoViolations(Command):
    """Audit what is seen: any violation fails, and so does a screen on which nothing was judged."""

    profile: str

    @property
    def detail(self) -> str:
        """The profile."""
        return self.profile

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Audit it."""
        from audits import Outcome, audit

        root = walk.stage.judged if isinstance(walk.stage, Foreign) else walk.stage.root
        report = audit(root, profile=self.profile, picture=False)
        root.canvas.ask_update()  # it drew what the camera has not seen yet
        walk.driver.frames.disturb()
        if not report.judged:
            raise CheckError(f"no rule of {self.profile} has judged anything on this screen")
        failed = report.having(Outcome.FAILED)
        entry.findings = tuple(
            {"rule": each.rule, "name": each.node.name, "measured": each.measured, "required": each.required}
            for each in failed
        )
        if failed:
            told = [f"{each.rule} at {_named(each.node)}: {each.message}" for each in failed[:_FINDINGS_TOLD]]
            more = f"; and {len(failed) - _FINDINGS_TOLD} more" if len(failed) > _FINDINGS_TOLD else ""
            raise CheckError(f"{len(failed)} violations of {self.profile}: {'; '.join(told)}{more}")


def _named(node: Node) -> str:
    """Return what a person or a script calls a node; its path where it has neither words nor an id."""
    name = node.name or node.widget_id
    return f"{node.widget_class} {name!r}" if name else node.path


def _fault(value: Value) -> Command:
    return InjectFault(alone(value, "fault").one_of("fault", map(str, Fault)))


def _behind(value: Value) -> Command:
    pattern = alone(value, "line")
    try:
        re.compile(pattern.text())
    except re.error as error:
        raise pattern.fail(f"no regular expression: {error}", "escape what is meant as it stands") from error
    return AssertBehind(pattern.text())


def _answer(value: Value) -> Command:
    pairs = named(value, ("question", "answer"), ("question", "answer"))
    return SetAnswer(
        pairs["question"].one_of("question", map(str, Question)),
        pairs["answer"].one_of("answer", map(str, Answer)),
    )


def _happening(value: Value) -> Command:
    names_known = happening_names(load_surroundings())
    return LetHappen(alone(value, "name").one_of("name", names_known))


def _no_violations(value: Value) -> Command:
    return AssertNoViolations(alone(value, "profile").one_of("profile", names()))


COMMANDS = (
    Spec("injectFault", _fault, example="timeout", own="no other app's back end is known"),
    Spec("assertBehind", _behind, example="P08.*", own="no other app shows anything beside its screens"),
    Spec(
        "setAnswer",
        _answer,
        example="{ question: biometrics, answer: fail }",
        own="no other app's sensors and services are known",
    ),
    Spec("letHappen", _happening, example="friend-request", own="no other app's people are known"),
    Spec("assertNoViolations", _no_violations, AssertNoViolations(DEFAULT_PROFILE)),
)

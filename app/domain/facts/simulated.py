"""What the prototype answers for the world: a sensor, a service. Whoever runs a test chooses it beforehand.

Nothing in the phone decides it: a person who is tested sees a phone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Question(StrEnum):
    """What is asked.

    Whether a face or a finger is the owner's, whether this is the main device, whether the main device
    agrees, and whether an official account was given up on a computer.
    """

    BIOMETRICS = "biometrics"
    MAIN_DEVICE = "main-device"
    CONSENT = "consent"
    GIVEN_UP = "given-up"


class Answer(StrEnum):
    """What the answer will be."""

    PASS = "pass"
    FAIL_ONCE = "fail-once"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer to each question. One that fails once passes from then on."""

    biometrics: Answer = Answer.PASS
    main_device: Answer = Answer.PASS
    consent: Answer = Answer.PASS
    given_up: Answer = Answer.PASS

    def of(self, question: Question) -> Answer:
        """Return what was chosen for a question."""
        return Answer(getattr(self, _field(question)))

    def choose(self, question: Question, answer: Answer) -> Answers:
        """Return the answers with another one to a question."""
        return replace(self, **{_field(question): answer})

    def ask(self, question: Question) -> tuple[bool, Answers]:
        """Return whether it passes this time, and the answers from then on."""
        answer = self.of(question)
        after = self.choose(question, Answer.PASS) if answer is Answer.FAIL_ONCE else self
        return answer is Answer.PASS, after


def _field(question: Question) -> str:
    return question.value.replace("-", "_")

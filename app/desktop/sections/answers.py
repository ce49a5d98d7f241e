"""What the prototype will answer for the world: a sensor, a service. Nothing in the phone decides it."""

from __future__ import annotations

from app.desktop.sections.section import Section
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.text import t
from app.domain.facts.verification_steps import STEPS
from screens.panel.records import PanelGroup, Select

ANSWER = "answer-"  # what the choice of an answer is called among the panel's choices, before its question


class SimulatedAnswers(Section):
    """Chooses the answers, as long as the phone on the desk may ask for them."""

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return a choice for each question that may be asked."""
        answers = self.prototype.state.answers
        choices = tuple((str(answer), t(f"answers.{answer}")) for answer in Answer)
        selects = tuple(
            Select(f"{ANSWER}{each}", t(f"answers.{each}"), choices, answers.of(each))
            for each in self._questions()
        )
        return (PanelGroup("answers", t("answers.title"), selects=selects),) if selects else ()

    def _questions(self) -> tuple[Question, ...]:
        steps, account = self.prototype.state.verification.steps, self.prototype.state.account
        asks = {
            Question.BIOMETRICS: any(STEPS[step].sensor for step in steps),
            Question.MAIN_DEVICE: "main_device" in steps,
            Question.CONSENT: account.main_device is not None,
            Question.GIVEN_UP: bool(account.official_accounts),
        }
        return tuple(question for question, is_asked in asks.items() if is_asked)

    def choose(self, name: str, choice: str) -> bool:
        """Keep an answer for when it is asked for."""
        if not name.startswith(ANSWER):
            return False
        self.prototype.choose_answer(name.removeprefix(ANSWER), choice)
        return True

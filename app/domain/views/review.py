"""A review by people: of a minor's application (M05, M06), or of a document (M07, M08)."""

from __future__ import annotations

from datetime import datetime

from app.domain.events import Go
from app.domain.facts.papers import Review
from app.domain.facts.text import Day, Moment, Span, Text, t
from app.domain.papers import minor, reviews
from app.domain.papers.events import Withdraw
from app.domain.papers.steps import under_review
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave

_WITHDRAW = Action("withdraw", t("review.withdraw"), Go("withdraw"), Style.SECONDARY)
_HOUR = 3600  # s


def review(state: State) -> View:
    """Return how far the review is; a minor's stays to be read after it is over."""
    if state.review is not None:
        return _of_document(state, state.review)
    return _approved(state) if state.application.consented else _of_minor(state)


def _of_minor(state: State) -> View:
    claims = state.setup.claims
    explains = state.setup.behaviour.explains_errors
    passed, most = minor.days_passed(state), claims.whole("M05")
    first, last = minor.due(state, claims.whole("M05", "least")), minor.due(state, most)
    assert state.application.handed_in is not None
    rows = (
        Row("handed-in", t("review.handed_in"), value=_at(Moment(state.application.handed_in)), icon="check"),
        Row("first", t("review.first"), value=t("review.day", day=Day(first.date())), icon="clock"),
        Row("last", t("review.last"), value=t("review.day", day=Day(last.date())), icon="clock"),
        Row("games", t("rows.games"), t("review.games_off"), icon="game", tone=Tone.WARN, tap=Go("games")),
    )
    days = t("review.days", first=Day(first.date()), last=Day(last.date()))
    return View(
        "review",
        Kind.PROGRESS,
        t("review.title"),
        node=6,
        headline=days if explains else None,
        lead=t("review.passed", count=passed, least=claims.whole("M05", "least"), most=most),
        progress=min(1.0, passed / most),
        sections=(Section(rows),),
        callout=Callout(t("review.holidays")) if explains else None,
        actions=(_WITHDRAW,),
        back=leave(state),
    )


def _approved(state: State) -> View:
    consented = state.application.consented
    assert consented is not None
    rows = (
        Row("consent", t("review.consent"), value=_at(Moment(consented)), icon="check", tone=Tone.OK),
        Row("games", t("rows.games"), t("review.games_on"), icon="game", tone=Tone.OK, tap=Go("games")),
    )
    return View(
        "review_approved",
        Kind.RESULT,
        t("review.title"),
        node=6,
        headline=t("review.approved"),
        lead=t("review.approved_lead"),
        icon="check",
        tone=Tone.OK,
        sections=(Section(rows),),
        actions=(
            Action("continue", t("check.continue"), Go("rename")),
            Action("later", t("review.later"), leave(state), Style.SECONDARY),
        ),
        back=leave(state),
    )


def _of_document(state: State, running: Review) -> View:
    ends = reviews.ends(state, running)
    whole = (ends[-1] - running.begun).total_seconds()
    left = (ends[-1] - state.now).total_seconds()
    explains = state.setup.behaviour.explains_errors
    return View(
        "review_document",
        Kind.PROGRESS,
        t("review.title"),
        node=7,
        headline=t("review.left", span=Span(_in_hours(left))),
        lead=t("review.document_lead") if explains else None,
        progress=1 - left / whole,
        sections=(Section(_review_rows(state, running), title=t("review.reviews")),),
        callout=Callout(t("review.kept")) if explains else None,
        actions=(_WITHDRAW,),
        back=leave(state),
    )


def _review_rows(state: State, running: Review) -> tuple[Row, ...]:
    ends = reviews.ends(state, running)
    begins = (running.begun, *ends[:-1])
    return tuple(
        _review_row(state, number, begin, end, len(ends))
        for number, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1)
    )


def _review_row(state: State, number: int, begin: datetime, end: datetime, of: int) -> Row:
    name, title = f"review-{number}", t("review.number", number=number, of=of)
    if state.now >= end:
        return Row(name, title, t("review.over"), icon="check", tone=Tone.OK)
    if state.now >= begin:
        return Row(name, title, t("review.until", moment=Moment(end)), icon="clock")
    span = Span(round((end - begin).total_seconds()))
    return Row(name, title, t("review.waits", span=span), icon="dots", tone=Tone.NEUTRAL)


def _in_hours(seconds: float) -> int:
    """Round up to whole hours while there is more than one left: nobody waits days by the second."""
    return -int(-seconds // _HOUR) * _HOUR if seconds > _HOUR else round(seconds)


def _at(moment: Moment) -> Text:
    return t("review.moment", moment=moment)


def withdraw(state: State) -> View:
    """Return the question before a review is given up, with what is kept."""
    kept = "review.withdraw_document" if state.review is not None else "review.withdraw_minor"
    return View(
        "withdraw",
        Kind.NOTICE,
        t("review.withdraw_title"),
        lead=t(kept),
        actions=(
            Action("give-up", t("review.withdraw"), Withdraw(), Style.DANGER),
            Action("keep-on", t("review.go_on"), leave(state), Style.SECONDARY),
        ),
        back=leave(state),
    )


def review_section(state: State) -> tuple[Section, ...]:
    """Return the section that tells of a review and leads to it, or says why it failed."""
    if state.check.too_late:
        stopped = t("review.too_late")
        return (
            Section(
                (Row("review", t("rows.review"), stopped, icon="alert", tone=Tone.WARN, tap=Go("rename")),)
            ),
        )
    if not under_review(state):
        return ()
    if state.review is not None:
        detail = t("review.until", moment=Moment(reviews.ends(state, state.review)[-1]))
    else:
        detail = t("review.passed_short", count=minor.days_passed(state))
    row = Row("review", t("rows.review"), detail, icon="clock", tone=Tone.WARN, tap=Go("review"))
    return (Section((row,)),)


def reviews_ahead(state: State) -> tuple[Row, ...]:
    """Return the manual reviews that follow the last step, as rows of the rename page (M07)."""
    if not reviews.needed(state):
        return ()
    spans = reviews.hours(state)
    return tuple(
        Row(
            f"review-{number}",
            t("review.number", number=number, of=len(spans)),
            t("review.after_confirm", span=Span(hours * _HOUR)),
            icon="person",
        )
        for number, hours in enumerate(spans, start=1)
    )


SCREENS: tuple[Screen, ...] = (
    Screen(
        "review",
        review,
        faces={
            "review": ("M05", "M06", "A57"),
            "review_approved": (),
            "review_document": ("M07", "M08", "A58", "A59"),
        },
    ),
    Screen("withdraw", withdraw),
)

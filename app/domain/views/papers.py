"""The minors' way to an application (M01 to M06), and the reviews by people."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.papers import Attached
from app.domain.facts.text import Text, t
from app.domain.papers.events import Apply, AttachPaper, RemovePaper
from app.domain.papers.minor import PAPERS, missing
from app.domain.state import State
from app.domain.views import games, review
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave

_ICONS = {"guardian_video": "video", "household": "book", "enrolment": "school"}


def minor(state: State) -> View:
    """Return what a minor needs, why, and how long it takes; the reported design says less."""
    explains = state.setup.behaviour.explains_errors
    left = missing(state)
    papers = Section(
        tuple(_paper_row(state, paper) for paper in PAPERS),
        title=t("minor.papers", count=len(PAPERS)),
    )
    apply = Action("apply", t("minor.apply"), Apply())
    not_yet = Action("apply", t("minor.apply_missing", count=left), Apply(), enabled=False)
    return View(
        "minor",
        Kind.CHECKLIST,
        t("minor.title"),
        node=6,
        headline=t("minor.headline") if explains else None,
        lead=t("minor.lead", age=state.setup.claims.whole("M01")) if explains else None,
        progress=(len(PAPERS) - left) / len(PAPERS) if explains else None,
        sections=(papers, *((_review_section(state),) if explains else ())),
        callout=Callout(t("minor.games" if explains else "minor.games_short"), Tone.WARN),
        actions=(not_yet if left else apply,),
        back=leave(state),
    )


def _review_section(state: State) -> Section:
    return Section(
        (Row("review-time", t("minor.time"), value=working_days(state), icon="clock"),),
        title=t("minor.review"),
    )


def working_days(state: State) -> Text:
    """Return how long the review takes, as the source document has it (M05)."""
    claims = state.setup.claims
    return t("minor.days", least=claims.whole("M05", "least"), most=claims.whole("M05"))


def _paper_row(state: State, paper: str) -> Row:
    attached = state.application.copy_of(paper)
    if attached is not None:
        detail = t("paper.attached", copy=attached.copy)
        return Row(paper, t(f"paper.{paper}"), detail, icon="check", tone=Tone.OK, tap=Go("paper", paper))
    why = t(f"paper.{paper}_why")
    return Row(paper, t(f"paper.{paper}"), advice=why, icon=_ICONS[paper], tap=Go("paper", paper))


def paper(state: State) -> View:
    """Return the place of one paper: a drawn placeholder, for nothing is captured or stored."""
    name = state.top.about
    attached = state.application.copy_of(name)
    put = Action("put", t("paper.put"), AttachPaper(name))
    keep = Action("keep", t("actions.done"), leave(state))
    replace = Action("replace", t("paper.replace"), AttachPaper(name), Style.SECONDARY)
    return View(
        "paper",
        Kind.RESULT,
        t("paper.title", put=len(PAPERS) - missing(state), of=len(PAPERS)),
        headline=t(f"paper.{name}"),
        lead=t(f"paper.{name}_why"),
        icon=_ICONS[name],
        framed=True,
        tone=Tone.OK if attached else Tone.BRAND,
        sections=(Section((_attached_row(attached),)),) if attached else (),
        callout=Callout(t("paper.nothing_captured")),
        actions=(keep, replace) if attached else (put,),
        back=leave(state),
    )


def _attached_row(attached: Attached) -> Row:
    remove = Action("remove", t("paper.remove"), RemovePaper(attached.paper), Style.SMALL)
    return Row("attached", t("paper.attached", copy=attached.copy), icon="check", tone=Tone.OK, button=remove)


SCREENS: tuple[Screen, ...] = (
    Screen("minor", minor, sources=("M01", "M02", "M03", "M04", "M05", "M06")),
    Screen("paper", paper, sources=("M02", "M03", "M04")),
    *review.SCREENS,
    *games.SCREENS,
)

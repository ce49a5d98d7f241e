"""The check before the flow, and the rename page that stands behind it (node 6)."""

from __future__ import annotations

from app.domain.events import Begin, Expand, Go, LeaveCheck
from app.domain.facts.text import Moment, Span, Text, literal, t
from app.domain.facts.verification_steps import STEPS
from app.domain.papers import reviews
from app.domain.rules.conditions import CONDITIONS, met
from app.domain.rules.eligibility import Item, blocked
from app.domain.rules.outlook import outlook
from app.domain.state import State
from app.domain.views.ahead import open_row, waited_for
from app.domain.views.backup import backup_row
from app.domain.views.looked import looked_at, rule_of
from app.domain.views.model import Action, Kind, Layout, Row, Section, Style, Tone, View
from app.domain.views.review import reviews_ahead
from app.domain.views.screen import Screen, leave

SHOWN_PASSED = 3  # how many met conditions are listed before the rest is asked for
SHOWN_PASSED_ELDER = 1  # the same in elder mode, which shows fewer things at a time


def check(state: State) -> View:
    """Return all that stands in the way at once, each with its remedy (U01, U03).

    Where something only has to be waited for, the day on which that is over leads.
    """
    items = state.check.items
    ahead = outlook(items, state.account, state.now, state.setup.claims)
    return _to_solve(state) if ahead is None else waited_for(state, ahead, _passed_section(state))


def _to_solve(state: State) -> View:
    waiting, passed = blocked(state.check.items), _passed(state)
    count = len(waiting)
    go_on = (
        Action("continue", t("check.continue_blocked", count=count), LeaveCheck(), enabled=False)
        if waiting
        else Action("continue", t("check.continue"), LeaveCheck())
    )
    lead = "too_late" if waiting and state.check.too_late else "lead" if waiting else "ready_lead"
    rows = tuple(open_row(item) for item in waiting)
    return View(
        "check",
        Kind.CHECKLIST,
        t("check.title"),
        node=6,
        failed=bool(waiting),
        headline=t("check.headline", count=count) if waiting else t("check.ready"),
        lead=t(f"check.{lead}"),
        progress=len(passed) / len(state.check.items),
        sections=(*((Section(rows, title=t("check.open")),) if rows else ()), *_passed_section(state)),
        actions=(go_on,),
        back=leave(state),
    )


def _passed(state: State) -> tuple[Item, ...]:
    return tuple(item for item in state.check.items if item.passed)


def _passed_section(state: State) -> tuple[Section, ...]:
    passed = _passed(state)
    if not passed:
        return ()
    # What was just solved comes first: it is what the person looks for on coming back.
    fresh = sorted(passed, key=lambda item: item.check not in state.check.rechecked)
    few = SHOWN_PASSED_ELDER if state.elder else SHOWN_PASSED
    shown = fresh if state.check.expanded else fresh[:few]
    hidden = len(passed) - len(shown)
    section = Section(
        tuple(_passed_row(state, item) for item in shown),
        title=t("check.passed", count=len(passed)),
        more=Action("more", t("check.more", count=hidden), Expand(), Style.LINK) if hidden else None,
    )
    return (section,)


def _passed_row(state: State, item: Item) -> Row:
    just = t("check.rechecked") if item.check in state.check.rechecked else None
    return Row(
        item.check,
        met(item.check, state.setup.claims),
        just,
        icon="check",
        tone=Tone.OK,
        tap=Go("rule", item.check),
    )


def rule(state: State) -> View:
    """Return what was looked at for a condition that is met, when, and the rule."""
    name = state.top.about
    at = next((item.at for item in state.check.items if item.check == name), state.now)
    return View(
        "rule",
        Kind.NOTICE,
        met(name, state.setup.claims),
        lead=t("rule.looked", what=looked_at(state, name), moment=Moment(at)),
        note=t("rule.rule", claim=rule_of(state, name)),
        actions=(Action("ok", t("actions.understood"), leave(state)),),
        back=leave(state),
    )


def rename(state: State) -> View:
    """Return the rename page: whose name it is now, what comes, and how long it takes."""
    platform = state.setup.platform
    steps = platform.verification_steps()
    done = state.verification.done
    current = Row(
        "current",
        state.account.masked_name,
        t("rename.current"),
        icon="person",
    )
    listed = tuple(
        Row(
            f"step-{step}",
            t(f"steps.{step}"),
            t("rename.step_done") if number < done else None,
            icon="check" if number < done else STEPS[step].icon,
            tone=Tone.OK if number < done else Tone.BRAND,
        )
        for number, step in enumerate(steps)
    )
    explains = state.setup.behaviour.explains_errors
    ahead = reviews_ahead(state)
    return View(
        "rename",
        Kind.LIST,
        t("rename.title"),
        node=6,
        headline=t("rename.headline", count=len(steps)) if explains else None,
        lead=_time(state) if explains else None,
        sections=(
            Section((current,), layout=Layout.PROFILE),
            *_beforehand(state),
            *((Section(listed, title=t("rename.steps")),) if explains else ()),
            *((Section(ahead, title=t("rename.reviews")),) if ahead else ()),
        ),
        note=None if explains else t("rename.hint"),
        actions=(Action("begin", t("rename.begin" if not done else "rename.resume"), Begin()),)
        if explains
        else (Action("begin", t("actions.next"), Begin()),),
        back=leave(state),
    )


def _time(state: State) -> Text:
    """Say how long the steps take, and the reviews behind them where there are any."""
    span, claims = Span(round(state.setup.platform.predicted_seconds())), state.setup.claims
    if not reviews.needed(state):
        return t("rename.lead", span=span)
    return t("papers.rename_lead", span=span, number=claims.whole("M07"), hours=claims.whole("M08"))


def _beforehand(state: State) -> tuple[Section, ...]:
    """Return what goes before the first step: a guardian's consent, and the backup where that is offered."""
    consent = Row("consent", t("rename.consent"), t("rename.consent_detail"), icon="check", tone=Tone.OK)
    rows = (
        *((consent,) if state.application.consented else ()),
        *((backup_row(state),) if state.setup.behaviour.explains_errors else ()),
    )
    return (Section(rows, title=t("rename.beforehand")),) if rows else ()


def error(state: State) -> View:
    """Return the reported design's dialog: a bare code, or words that give no reason (U01, U03)."""
    about = state.top.about
    return View(
        "error",
        Kind.NOTICE,
        t("error.title"),
        node=6,
        lead=literal(f"{state.setup.claims.figure(about):g}") if about else t("error.generic"),
        actions=(Action("ok", t("actions.ok"), leave(state)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("check", check, sources=(*CONDITIONS, "U01", "U02", "U03")),
    Screen("rule", rule),
    Screen("rename", rename, sources=("F01", "F04", "F05", "F06", "F07", "F08", "C01", "U02", "M07", "M08")),
    Screen("error", error, sources=("P13", "U01", "U03")),
)

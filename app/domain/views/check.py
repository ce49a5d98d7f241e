"""The check before the flow, and the rename page that stands behind it (node 6)."""

from __future__ import annotations

from app.domain.eligibility import Item, blocked
from app.domain.events import Back, Begin, Expand, Go, Remedy
from app.domain.navigation import REMEDIES
from app.domain.state import State
from app.domain.text import Span, literal, t
from app.domain.views.model import Action, Callout, Kind, Layout, Row, Section, Style, Tone, View
from app.domain.views.sources import sources_of

SHOWN_PASSED = 3  # how many met conditions are listed before the rest is asked for
SHOWN_PASSED_ELDER = 1  # the same in elder mode, which shows fewer things at a time


def check(state: State) -> View:
    """Return all that stands in the way at once, each with its remedy (P01 to P14, U01, U03)."""
    items = state.check.items
    waiting = blocked(items)
    passed = tuple(item for item in items if item.passed)
    count = len(waiting)
    go_on = (
        Action("continue", t("check.continue_blocked", count=count), Go("rename"), enabled=False)
        if waiting
        else Action("continue", t("check.continue"), Go("rename"))
    )
    return View(
        "check",
        Kind.CHECKLIST,
        t("check.title"),
        node=6,
        headline=t("check.headline", count=count) if waiting else t("check.ready"),
        lead=t("check.lead" if waiting else "check.ready_lead"),
        progress=len(passed) / len(items),
        sections=(*_open_section(state, waiting), _passed_section(state, passed)),
        actions=(go_on,),
        back=Back(),
    )


def _open_section(state: State, waiting: tuple[Item, ...]) -> tuple[Section, ...]:
    if not waiting:
        return ()
    return (Section(tuple(_open_row(state, item) for item in waiting), title=t("check.open")),)


def _open_row(state: State, item: Item) -> Row:
    assert item.blocker is not None
    name = item.check
    fix = Action(f"fix-{name}", t("check.fix"), Remedy(name), Style.SMALL) if name in REMEDIES else None
    tone = Tone.WARN if item.blocker.seconds < 60 else Tone.DANGER
    return Row(name, item.blocker.said, item.blocker.cost, icon="alert", tone=tone, button=fix)


def _passed_section(state: State, passed: tuple[Item, ...]) -> Section:
    # What was just solved comes first: it is what the person looks for on coming back.
    fresh = sorted(passed, key=lambda item: item.check not in state.check.rechecked)
    few = SHOWN_PASSED_ELDER if state.elder else SHOWN_PASSED
    shown = fresh if state.check.expanded else fresh[:few]
    hidden = len(passed) - len(shown)
    return Section(
        tuple(_passed_row(state, item) for item in shown),
        title=t("check.passed", count=len(passed)),
        more=Action("more", t("check.more", count=hidden), Expand(), Style.LINK) if hidden else None,
    )


def _passed_row(state: State, item: Item) -> Row:
    just = t("check.rechecked") if item.check in state.check.rechecked else None
    return Row(
        item.check,
        t(f"check.{item.check}.passed"),
        just,
        icon="check",
        tone=Tone.OK,
        tap=Go("rule", item.check),
    )


def rule(state: State) -> View:
    """Return what one condition is, and where it comes from."""
    claim = state.setup.claims[state.top.about]
    return View(
        "rule",
        Kind.NOTICE,
        t(f"check.{claim.id}.passed"),
        lead=claim.text,
        note=t("claims.origin", origin=claim.origin, status=t(f"claims.{claim.status}")),
        actions=(Action("ok", t("actions.understood"), Back()),),
        back=Back(),
    )


def rename(state: State) -> View:
    """Return the rename page: whose name it is now, what comes, and how long it takes."""
    platform = state.setup.platform
    steps = platform.verification_steps()
    done = state.verification.done
    current = Row(
        "current",
        literal(state.account.masked_name),
        t("rename.current"),
        icon="person",
    )
    listed = tuple(
        Row(
            f"step-{step}",
            t(f"steps.{step}"),
            t("rename.step_done") if number < done else None,
            icon="check" if number < done else _ICONS[step],
            tone=Tone.OK if number < done else Tone.BRAND,
        )
        for number, step in enumerate(steps)
    )
    claim = state.setup.claims[platform.time_claim]
    explains = state.setup.behaviour.explains_errors
    return View(
        "rename",
        Kind.LIST,
        t("rename.title"),
        node=6,
        headline=t("rename.headline", count=len(steps)) if explains else None,
        lead=t("rename.lead", span=Span(round(platform.predicted_seconds()))) if explains else None,
        sections=(
            Section((current,), layout=Layout.PROFILE),
            *((Section(listed, title=t("rename.steps")),) if explains else ()),
        ),
        callout=Callout(t("rename.claim", claim=claim.text)) if explains else None,
        note=t("claims.note") if explains else t("rename.hint"),
        note_action=sources_of("rename") if explains else None,
        actions=(Action("begin", t("rename.begin" if not done else "rename.resume"), Begin()),)
        if explains
        else (Action("begin", t("actions.next"), Begin()),),
        back=Back(),
    )


_ICONS = {
    "consequences": "list",
    "payment_password": "lock",
    "face_id": "face",
    "fingerprint": "finger",
    "device_passcode": "lock",
    "sms_code": "message",
    "main_device": "phone",
    "new_name": "edit",
    "confirm": "check",
}


def error(state: State) -> View:
    """Return the reported design's dialog: a bare code, or words that give no reason (U01, U03)."""
    code = state.top.about
    return View(
        "error",
        Kind.NOTICE,
        t("error.title"),
        node=6,
        lead=t("error.generic") if code == "generic" else literal(code),
        actions=(Action("ok", t("actions.ok"), Back()),),
        back=Back(),
    )


VIEWS = {"check": check, "rule": rule, "rename": rename, "error": error}

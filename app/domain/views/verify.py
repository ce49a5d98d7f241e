"""The verification steps (node 7), one view each; the platform decides which ones there are."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.change.verification import document_of
from app.domain.events import (
    Cancel,
    ChooseDocument,
    ConfirmDevice,
    Go,
    Proceed,
    ReviseName,
    UseExample,
)
from app.domain.facts.papers import KINDS
from app.domain.facts.text import Span, Text, t, typed
from app.domain.papers import reviews
from app.domain.rules.effects import effects
from app.domain.state import State
from app.domain.typing.keys import Asked
from app.domain.views import sensing
from app.domain.views.aftermath.changes import before_and_after
from app.domain.views.keypads import code_entry, secret_entry, sms
from app.domain.views.model import (
    Action,
    Callout,
    Field,
    Kind,
    NameChange,
    Row,
    Section,
    Style,
    Tone,
    View,
)
from app.domain.views.screen import Screen, cancel, leave

_NOT_NOW = Action("not-now", t("verify.not_now"), Cancel(), Style.SECONDARY)
_NODE = 7


def verify(state: State) -> View:
    """Return the view of the step that is open."""
    return STEPS[state.verification.current].view(state)


def _proceed(state: State) -> Proceed:
    return Proceed(state.verification.current)


def _progress(state: State) -> Text:
    verification = state.verification
    return t("verify.progress", step=verification.done + 1, of=len(verification.steps))


def consequences(state: State) -> View:
    """Return what changes, to be agreed to before anything else (E01 to E09).

    A design that explains nothing has only its hint here.
    """
    if not state.setup.behaviour.explains_errors:
        return _hint_only(state)
    changes = effects(state.account, state.setup.claims)
    return View(
        "consequences",
        Kind.COMPARISON,
        t("consequences.title"),
        node=_NODE,
        headline=t("consequences.headline", count=len(changes)),
        lead=_when_they_start(state),
        table=before_and_after(changes),
        callout=Callout(t("consequences.recovery", count=state.setup.claims.whole("E04"))),
        actions=(Action("agree", t("consequences.agree"), _proceed(state)), _NOT_NOW),
        read_first=True,
        back=leave(state),
    )


def _hint_only(state: State) -> View:
    current = Row("current", state.account.masked_name, t("rename.hint"), icon="person")
    return View(
        "consequences",
        Kind.LIST,
        t("rename.title"),
        node=_NODE,
        lead=_progress(state),
        sections=(Section((current,)),),
        actions=(Action("agree", t("actions.next"), _proceed(state)), _NOT_NOW),
        back=leave(state),
    )


def _when_they_start(state: State) -> Text:
    if not reviews.needed(state):
        return _progress(state)
    return t("papers.consequences", progress=_progress(state), **_reviews(state))


def _reviews(state: State) -> dict[str, int]:
    claims = state.setup.claims
    return {"number": claims.whole("M07"), "hours": claims.whole("M08")}


def password(state: State) -> View:
    """Return the keypad for a password or passcode."""
    step = state.verification.step
    return View(
        step.id,
        Kind.KEYPAD,
        t("verify.title"),
        node=_NODE,
        headline=t(f"{step.id}.headline"),
        lead=_progress(state),
        entry=secret_entry(state.verification.keypad, state.now, _leave()),
        back=leave(state),
    )


def _leave() -> Action:
    return Action("not-now", t("verify.not_now"), Cancel(), Style.LINK)


def sms_code(state: State) -> View:
    """Return the keypad for the code of an SMS (F03)."""
    keypad, claims = state.verification.keypad, state.setup.claims
    second = state.setup.platform.parts.second_sms and state.setup.behaviour.native
    return View(
        "sms_code",
        Kind.KEYPAD,
        t("verify.title"),
        node=_NODE,
        headline=t("sms_code.second_headline" if second else "sms_code.headline"),
        lead=t("sms_code.lead", phone=state.account.phone, progress=_progress(state)),
        entry=code_entry(keypad, state.now, claims, _leave()),
        banner=sms(state, keypad, second=second),
        back=leave(state),
    )


def sensor(state: State) -> View:
    """Return the page of the sensor, and what the system asks for (F02, F04)."""
    return sensing.scan(state, _progress(state), _NODE)


def device_passcode(state: State) -> View:
    """Return the page of the device passcode: the system asks for it, where a plain kit has a keypad."""
    if not state.setup.behaviour.native:
        return password(state)
    return sensing.passcode(state, _progress(state), _NODE)


def main_device(state: State) -> View:
    """Return the screen that asks whether this is the main device (F07)."""
    error, confirm = state.verification.error, ConfirmDevice()
    this = Row(
        "this-device",
        state.setup.platform.name,
        t("main_device.this"),
        icon="phone",
        tone=Tone.OK,
    )
    return View(
        "main_device",
        Kind.LIST,
        t("verify.title"),
        node=_NODE,
        headline=t("main_device.headline"),
        lead=_progress(state),
        sections=(Section((this,)),),
        callout=Callout(error, Tone.WARN) if error else None,
        actions=(
            Action("confirm-device", t("main_device.again" if error else "main_device.confirm"), confirm),
            _NOT_NOW,
        ),
        back=leave(state),
    )


def new_name(state: State) -> View:
    """Return the form for the new name and the document that proves it."""
    verification, kind = state.verification, document_of(state)
    name = Field(
        "name",
        t("new_name.label"),
        t("new_name.hint"),
        value=verification.name,
        error=verification.error,
        asked=Asked.NAME,
    )
    number = Field(
        "number",
        t("document_number.label"),
        t(f"document_number.hint.{kind}"),
        value=verification.number,
        error=verification.number_error,
        asked=Asked.NUMBER,
    )
    document = Row(
        "document", t("document_kind.title"), value=t(f"document_kind.{kind}"), icon="id", tap=_KINDS
    )
    return View(
        "new_name",
        Kind.FORM,
        t("verify.title"),
        node=_NODE,
        headline=t("new_name.headline"),
        lead=_progress(state),
        sections=(Section((document,)),),
        fields=(name, number),
        note=t("new_name.note"),
        note_action=Action("example", t("document_number.example"), UseExample(), Style.LINK),
        actions=(Action("save-name", t("actions.next"), _proceed(state)), _NOT_NOW),
        back=leave(state),
    )


_KINDS = Go("document_kind")


def document_kind(state: State) -> View:
    """Return the sheet with the kinds of document."""
    chosen = document_of(state)
    rows = tuple(
        Row(kind, t(f"document_kind.{kind}"), icon="id", tap=ChooseDocument(kind), chosen=kind == chosen)
        for kind in KINDS
    )
    return View(
        "document_kind",
        Kind.SHEET,
        t("document_kind.title"),
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def confirm(state: State) -> View:
    """Return all that is about to be committed, the new name in whole."""
    verification, reviewed = state.verification, reviews.needed(state)
    new = typed(verification.name)
    commit = "papers.confirm_commit" if reviewed else "confirm.commit"
    follows = _what_follows(state, reviewed=reviewed)
    edit = Action("edit-name", t("confirm.edit"), ReviseName(), Style.SMALL)
    return View(
        "confirm",
        Kind.LIST,
        t("verify.title"),
        node=_NODE,
        headline=t("papers.confirm_headline" if reviewed else "confirm.headline"),
        lead=t("confirm.lead", progress=_progress(state)),
        name_change=NameChange(state.account.masked_name, new, edit),
        sections=(Section(follows),) if follows else (),
        callout=Callout(t("papers.confirm_warning"), Tone.WARN) if reviewed else None,
        actions=(
            Action("commit", t(commit, name=new), _proceed(state)),
            _NOT_NOW,
        ),
        back=leave(state),
    )


def _what_follows(state: State, *, reviewed: bool) -> tuple[Row, ...]:
    """Return how long it takes, and that it can still be stopped."""
    if not state.setup.behaviour.explains_errors:
        return (_review_row(state),) if reviewed else ()
    most = Span(state.setup.claims.whole("S03") * 3600)
    return (
        *((_review_row(state),) if reviewed else ()),
        Row("wait", t("confirm.wait", most=most), t("confirm.no_payments"), icon="clock"),
        Row(
            "cancellable",
            t("confirm.cancellable"),
            t("confirm.restores", name=state.account.masked_name),
            icon="back_arrow",
        ),
    )


def _review_row(state: State) -> Row:
    return Row("reviews", t("papers.reviews"), value=t("papers.hours", **_reviews(state)), icon="person")


_EFFECTS = (*(f"E{number:02}" for number in range(1, 12)), "M07", "M08")

STEPS: Mapping[str, Screen] = {
    screen.id: screen
    for screen in (
        Screen(
            "consequences",
            consequences,
            sources=_EFFECTS,
        ),
        Screen("payment_password", password, sources=("A02", "A03")),
        Screen("device_passcode", device_passcode, sources=("F02", "F10")),
        Screen("face_id", sensor, sources=("F02", "F10", "A09")),
        Screen("fingerprint", sensor, sources=("F04", "A05", "F10", "A09")),
        Screen("sms_code", sms_code, sources=("F03", "A04", "A01", "F10")),
        Screen("main_device", main_device, sources=("F07", "F10")),
        Screen("new_name", new_name),
        Screen("confirm", confirm, sources=("S03", "S05", "M07", "M08")),
    )
}
"""What is shown for each step, by its id; nobody opens one: ``verify`` shows the step that is due."""

SCREENS: tuple[Screen, ...] = (
    Screen("verify", verify, faces={screen.id: screen.sources for screen in STEPS.values()}),
    Screen("document_kind", document_kind),
)

"""The e-mail address that is bound to the account (B03)."""

from __future__ import annotations

from app.domain.backup.events import SendMail, UnbindMail
from app.domain.backup.mail import masked
from app.domain.events import Back
from app.domain.facts.code import CODE_LENGTH
from app.domain.facts.text import Text, literal, t
from app.domain.rules.codes import digits_of, wait_s
from app.domain.state import State
from app.domain.views.model import Action, Entry, Field, Kind, Style, Tone, View
from app.domain.views.screen import Screen, sources_of


def email(state: State) -> View:
    """Return the form for the address, or the address that is bound."""
    mail = state.backup.mail
    if mail.bound:
        return _bound(mail.bound)
    field = Field("email", t("email.label"), t("email.hint"), value=mail.typed, error=mail.error)
    return View(
        "email",
        Kind.FORM,
        t("email.title"),
        headline=t("email.headline"),
        lead=t("email.lead"),
        fields=(field,),
        note=t("email.note"),
        note_action=sources_of("email"),
        actions=(Action("send", t("email.send"), SendMail()),),
        back=Back(),
    )


def _bound(address: str) -> View:
    return View(
        "email_bound",
        Kind.RESULT,
        t("email.title"),
        headline=t("email_bound.headline"),
        lead=t("email_bound.lead", address=literal(masked(address))),
        icon="check",
        tone=Tone.OK,
        actions=(
            Action("finish", t("actions.done"), Back()),
            Action("unbind", t("email_bound.unbind"), UnbindMail(), Style.SECONDARY),
        ),
        back=Back(),
    )


def mail_code(state: State) -> View:
    """Return the keypad for the code that was sent to the address."""
    mail = state.backup.mail
    wait = wait_s(mail.code, state.now, state.setup.claims)
    resend = Action("resend", t("sms_code.resend"), SendMail(), Style.LINK)
    other = Action("another", t("mail_code.another"), Back(), Style.LINK)
    hint = t("sms_code.wait", seconds=wait) if wait else t("sms_code.none")
    links = (other,) if wait else (resend, other)
    return View(
        "mail_code",
        Kind.KEYPAD,
        t("email.title"),
        headline=t("mail_code.headline"),
        lead=t("mail_code.lead", address=literal(masked(mail.sent_to))),
        entry=Entry(CODE_LENGTH, mail.entered, secret=False, error=mail.error, hint=hint, links=links),
        banner=_message(state),
        back=Back(),
    )


def _message(state: State) -> Text | None:
    code = state.backup.mail.code
    if not code.arrived:
        return None
    minutes = state.setup.claims.whole("A01")
    return t("mail_code.message", code=literal(digits_of(code.serial)), minutes=minutes)


SCREENS: tuple[Screen, ...] = (
    Screen("email", email, faces={"email": ("B03",), "email_bound": ()}),
    Screen("mail_code", mail_code, sources=("B03", "F03", "A01", "A02")),
)

"""The e-mail address that is bound to the account (B03)."""

from __future__ import annotations

from app.domain.backup.events import SendMail, UnbindMail
from app.domain.backup.mail import masked
from app.domain.facts.text import literal, t
from app.domain.state import State
from app.domain.typing.keys import Asked
from app.domain.views.keypads import code_entry
from app.domain.views.keypads import mail as brought
from app.domain.views.model import Action, Field, Kind, Style, Tone, View
from app.domain.views.screen import Screen, leave


def email(state: State) -> View:
    """Return the form for the address, or the address that is bound."""
    mail = state.backup.mail
    if mail.bound:
        return _bound(state, mail.bound)
    field = Field(
        "email", t("email.label"), t("email.hint"), value=mail.typed, error=mail.error, asked=Asked.LATIN
    )
    return View(
        "email",
        Kind.FORM,
        t("email.title"),
        headline=t("email.headline"),
        lead=t("email.lead"),
        fields=(field,),
        note=t("email.note"),
        actions=(Action("send", t("email.send"), SendMail()),),
        back=leave(state),
    )


def _bound(state: State, address: str) -> View:
    return View(
        "email_bound",
        Kind.RESULT,
        t("email.title"),
        headline=t("email_bound.headline"),
        lead=t("email_bound.lead", address=literal(masked(address))),
        icon="check",
        tone=Tone.OK,
        actions=(
            Action("finish", t("actions.done"), leave(state)),
            Action("unbind", t("email_bound.unbind"), UnbindMail(), Style.SECONDARY),
        ),
        back=leave(state),
    )


def mail_code(state: State) -> View:
    """Return the keypad for the code that was sent to the address."""
    mail, claims = state.backup.mail, state.setup.claims
    other = Action("another", t("mail_code.another"), leave(state), Style.LINK)
    return View(
        "mail_code",
        Kind.KEYPAD,
        t("email.title"),
        headline=t("mail_code.headline"),
        lead=t("mail_code.lead", address=literal(masked(mail.sent_to))),
        entry=code_entry(mail.keypad, state.now, claims, other, spoken=False),
        banner=brought(state, mail.keypad),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("email", email, faces={"email": ("B03",), "email_bound": ()}),
    Screen("mail_code", mail_code, sources=("B03", "A04", "A01", "A02")),
)

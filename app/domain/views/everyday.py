"""Messages, small payments and what was paid: the pages that any such app has."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.everyday.events import PayFor
from app.domain.everyday.steps import can_pay
from app.domain.facts.surroundings import Service
from app.domain.facts.text import Money, Text, literal, t
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import question
from app.domain.views.screen import Screen, leave
from app.domain.views.tabs import tabs


def chats(state: State) -> View:
    """Return the conversations; customer service has one once it was asked."""
    service = Row("service", t("chat.service"), t("chat.reply"), icon="help", tap=Go("chat", "service"))
    rows = tuple(
        Row(each.id, each.name, each.words, icon="person", tap=Go("chat", each.id))
        for each in state.setup.surroundings.chats
    )
    return View(
        "chats",
        Kind.LIST,
        t("tabs.chats"),
        sections=(Section((*((service,) if state.everyday.asked else ()), *rows)),),
        tabs=tabs("chats"),
    )


def chat(state: State) -> View:
    """Return one conversation."""
    about = state.top.about
    if about == "service":
        name, rows = t("chat.service"), _with_service(state)
    else:
        found = next(each for each in state.setup.surroundings.chats if each.id == about)
        name, rows = found.name, (Row("said", found.name, found.words, icon="person"),)
    return View("chat", Kind.LIST, name, sections=(Section(rows),), back=leave(state))


def _with_service(state: State) -> tuple[Row, ...]:
    asked = tuple(
        Row(f"asked-{number}", t("chat.you"), _asked(code), icon="person")
        for number, code in enumerate(state.everyday.asked, start=1)
    )
    return (*asked, Row("reply", t("chat.service"), t("chat.reply"), icon="help", tone=Tone.OK))


def _asked(code: str) -> Text:
    return t("chat.with_code", code=literal(code)) if code else t("chat.without_code")


def top_up(state: State) -> View:
    """Return the amounts by which the phone can be topped up."""
    return _services(state, "top_up")


def bills(state: State) -> View:
    """Return the household's bills."""
    return _services(state, "bills")


def _services(state: State, screen: str) -> View:
    rows = tuple(
        _service_row(state, each) for each in state.setup.surroundings.services if each.screen == screen
    )
    return View(
        screen,
        Kind.LIST,
        t(f"rows.{screen}"),
        sections=(
            Section(rows),
            Section((Row("card", t("rows.bank_card"), state.account.card, icon="card"),)),
        ),
        callout=None if can_pay(state) else Callout(t("services.changing"), Tone.WARN),
        back=leave(state),
    )


def _service_row(state: State, service: Service) -> Row:
    amount = t("money.plain", amount=Money(service.fen))
    if service.id in state.everyday.paid:
        return Row(service.id, service.name, t("services.paid"), amount, icon="check", tone=Tone.OK)
    pay = Action(
        f"pay-{service.id}", t("services.pay"), Go("pay_for", service.id), Style.SMALL, enabled=can_pay(state)
    )
    about = t("services.about", name=service.name, amount=amount)
    return Row(service.id, service.name, amount, icon=service.icon, button=pay, about=about)


def pay_for(state: State) -> View:
    """Return the question before a payment."""
    found = next(each for each in state.setup.surroundings.services if each.id == state.top.about)
    return question(
        state,
        "pay_for",
        t("services.title", name=found.name, amount=Money(found.fen)),
        t("services.lead", card=state.account.card),
        Action("yes", t("services.yes"), PayFor(found.id), enabled=can_pay(state)),
    )


def transactions(state: State) -> View:
    """Return what was bought and paid."""
    orders = tuple(
        Row(each.id, each.merchant, value=t("money.plain", amount=Money(each.fen)), icon="box")
        for each in state.account.orders
    )
    paid = tuple(
        Row(each.id, each.name, t("services.paid"), t("money.plain", amount=Money(each.fen)), icon="check")
        for each in state.setup.surroundings.services
        if each.id in state.everyday.paid
    )
    none = Row("none", t("transactions.none"), icon="list", tone=Tone.NEUTRAL)
    return View(
        "transactions",
        Kind.LIST,
        t("rows.transactions"),
        sections=(Section((*paid, *orders) or (none,)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("chats", chats),
    Screen("chat", chat),
    Screen("top_up", top_up),
    Screen("bills", bills),
    Screen("pay_for", pay_for),
    Screen("transactions", transactions),
)

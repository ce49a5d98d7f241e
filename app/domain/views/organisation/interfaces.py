"""The interfaces that the organisation's programs call: access (O02) and quota (O07)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.organisation import Client
from app.domain.facts.text import Number, Text, t
from app.domain.rules.losses import Answer, call, quota
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.organisation.qualification import to_qualification
from app.domain.views.screen import Screen, leave


def api(state: State) -> View:
    """Return the programs with their calls and quotas; each can try a call."""
    organisation = state.account.organisation
    refused = sum(_answer(state, client) is not Answer.ANSWERED for client in organisation.clients)
    valid = organisation.qualification.valid
    return View(
        "api",
        Kind.LIST,
        t("organisations.api"),
        headline=t("api.headline_refused", count=refused) if refused else None,
        lead=t("api.lead" if valid else "api.lead_changed"),
        sections=(Section(tuple(_client_row(state, client) for client in organisation.clients)),),
        actions=() if valid else (to_qualification(state),),
        back=leave(state),
    )


def _answer(state: State, client: Client) -> Answer:
    return call(state.account.organisation, client, state.now.date(), state.setup.claims)


def _client_row(state: State, client: Client) -> Row:
    harmed = _answer(state, client) is not Answer.ANSWERED
    return Row(
        client.id,
        client.name,
        _calls(state, client),
        icon="alert" if harmed else "brackets",
        tone=Tone.DANGER if harmed else Tone.BRAND,
        advice=t("api.no_access_advice") if _answer(state, client) is Answer.NO_ACCESS else None,
        button=Action(f"call-{client.id}", t("api.call"), Go("api_call", client.id), Style.SMALL),
    )


def _calls(state: State, client: Client) -> Text:
    if _answer(state, client) is Answer.NO_ACCESS:
        return t("api.no_access")
    allowed = quota(state.account.organisation, client, state.setup.claims)
    used = client.used_on(state.now.date())
    key = "api.test_level" if allowed < client.quota else "api.used"
    return t(key, used=Number(used, grouped=True), quota=Number(allowed, grouped=True))


def api_call(state: State) -> View:
    """Return what a test call comes back with, and the fix where it is refused."""
    organisation = state.account.organisation
    client = next(each for each in organisation.clients if each.id == state.top.about)
    answer = _answer(state, client)
    fix = () if organisation.qualification.valid else (to_qualification(state),)
    style = Style.SECONDARY if fix else Style.PRIMARY
    return View(
        "api_call",
        Kind.NOTICE,
        t(f"api.{answer}"),
        failed=answer is not Answer.ANSWERED,
        lead=t(f"api.{answer}_lead", name=client.name, calls=_calls(state, client)),
        actions=(*fix, Action("ok", t("actions.understood"), leave(state), style)),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("api", api, sources=("O02", "O07", "A70")),
    Screen("api_call", api_call, sources=("O02", "O07", "A70")),
)

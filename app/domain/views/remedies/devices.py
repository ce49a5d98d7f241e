"""Which device is the main one, and its consent (P06)."""

from __future__ import annotations

from datetime import timedelta

from app.domain.events import Go
from app.domain.facts.obstacles import MainDevice
from app.domain.facts.text import Text, t
from app.domain.remedies.events import AskMainDevice, MakeMainDevice
from app.domain.rules.waits import dated
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import question, way_back
from app.domain.views.screen import Screen, leave, reason


def devices(state: State) -> View:
    """Return the devices, and the two ways to act from the main one."""
    main = state.account.main_device
    refused = main is not None and main.answer == "refused"
    return View(
        "devices",
        Kind.LIST,
        t("rows.devices"),
        headline=_headline(main) if state.is_open("check") else None,
        lead=reason(state, "A83") if main and not main.confirmed else None,
        sections=(Section(_rows(state, main)),),
        callout=Callout(t("devices.refused", name=main.name), Tone.WARN) if main and refused else None,
        actions=_actions(state, main),
        back=leave(state),
    )


def _headline(main: MainDevice | None) -> Text:
    if main is None:
        return t("devices.done")
    keys = {"confirmed": "devices.confirmed", "asked": "devices.asked"}
    return t(keys.get(main.answer, "devices.headline"), name=main.name)


def _rows(state: State, main: MainDevice | None) -> tuple[Row, ...]:
    here = t("devices.this" if main else "devices.this_main")
    this = Row("this", state.setup.platform.name, here, icon="phone", tone=Tone.BRAND if main else Tone.OK)
    if main is None:
        return (this,)
    known = {"asked": "devices.main_asked", "confirmed": "devices.main_confirmed"}
    detail = t(known.get(main.answer, "devices.main"))
    tone = Tone.OK if main.confirmed else Tone.BRAND
    icon = {"asked": "clock", "confirmed": "check"}.get(main.answer, "phone")
    return (Row("main", main.name, detail, icon=icon, tone=tone), this)


def _actions(state: State, main: MainDevice | None) -> tuple[Action, ...]:
    if main is None or main.confirmed:
        return way_back(state, done=True)
    if main.answer == "asked":
        return way_back(state, done=False)
    again = main.answer == "refused"
    return (
        Action("ask", t("devices.ask_again" if again else "devices.ask"), AskMainDevice()),
        Action("make-main", t("devices.make_main"), Go("new_main"), Style.SECONDARY),
        *way_back(state, done=False),
    )


def new_main(state: State) -> View:
    """Return the question before this phone becomes the main device, with the waiting time it brings."""
    days = state.setup.claims.whole("P07")
    until = dated(state.now.date() + timedelta(days=days), state.now)
    return question(
        state,
        "new_main",
        t("new_main.title"),
        t("new_main.lead", days=days, day=until),
        Action("yes", t("new_main.yes"), MakeMainDevice(), Style.DANGER),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("devices", devices, sources=("P06", "P07", "A22", "A83")),
    Screen("new_main", new_main),
)

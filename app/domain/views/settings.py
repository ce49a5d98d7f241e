"""The settings: elder mode (长辈版), and where text size and theme are chosen."""

from __future__ import annotations

from app.domain.events import SwitchElder
from app.domain.facts.text import t
from app.domain.state import State
from app.domain.views.model import Kind, Row, Section, View
from app.domain.views.screen import Screen, leave


def settings(state: State) -> View:
    """Return the settings. Only a design that has an elder mode offers the switch."""
    elder = Row(
        "elder",
        t("settings.elder"),
        t("settings.elder_detail"),
        value=t("settings.on" if state.elder else "settings.off"),
        icon="glasses",
        tap=SwitchElder(on=not state.elder),
        on=state.elder,
    )
    system = (
        Row("text-size", t("settings.text_size"), t("settings.follows"), icon="letters"),
        Row("dark", t("settings.dark"), t("settings.follows"), icon="moon"),
    )
    return View(
        "settings",
        Kind.LIST,
        t("settings.title"),
        sections=(
            *((Section((elder,)),) if state.setup.behaviour.offers_elder else ()),
            Section(system, title=t("settings.display")),
        ),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (Screen("settings", settings),)

"""Linked third-party platforms: well before a change, in an abnormal state after it (E05)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.account import LinkedApp
from app.domain.facts.text import t
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave, reason


def platforms(state: State) -> View:
    """Return the platforms that know this account, each with its state."""
    limited = state.account.limited
    all_of_them = state.account.linked_apps
    return View(
        "platforms",
        Kind.LIST,
        t("platforms.title"),
        headline=t("platforms.headline", count=len(all_of_them)) if limited else t("platforms.well"),
        lead=reason(state, "A87") if limited else t("platforms.well_lead"),
        sections=(Section(tuple(_row(state, platform) for platform in all_of_them)),),
        actions=(Action("recover", t("aftermath.recover"), Go("recovery")),) if limited else (),
        back=leave(state),
    )


def _row(state: State, platform: LinkedApp) -> Row:
    tap = Go("platform", platform.id)
    if state.account.limited:
        return Row(platform.id, platform.name, t("platforms.abnormal"), icon="alert", tone=Tone.WARN, tap=tap)
    return Row(platform.id, platform.name, t("platforms.normal"), icon=platform.icon, tap=tap)


def platform(state: State) -> View:
    """Return what the state of one platform means for the person."""
    found = next(each for each in state.account.linked_apps if each.id == state.top.about)
    limited = state.account.limited
    recover = Action("recover", t("aftermath.recover"), Go("recovery"))
    ok = Action("ok", t("actions.understood"), leave(state), Style.SECONDARY if limited else Style.PRIMARY)
    return View(
        "platform",
        Kind.NOTICE,
        t("platform.abnormal" if limited else "platform.normal", name=found.name),
        failed=limited,
        lead=found.means if limited else t("platform.normal_lead"),
        note=t("platform.until") if limited else None,
        actions=(recover, ok) if limited else (ok,),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("platforms", platforms, sources=("E05", "A87")),
    Screen("platform", platform, sources=("E05",), makes_way=True),
)

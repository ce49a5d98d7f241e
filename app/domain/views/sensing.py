"""What the phone's system asks for over the page (a face, a finger, its passcode), and the quiet page below.

A design with a plain kit shows the same on a page of its own, with the same words.
"""

from __future__ import annotations

from app.domain.events import AskAgain, Cancel, Lift, Sense, StopSensing, UsePasscode
from app.domain.facts.sensor import Phase, Touch
from app.domain.facts.text import Text, t
from app.domain.rules.keypads import is_locked
from app.domain.state import State
from app.domain.views.keypads import secret_entry
from app.domain.views.model import Action, Kind, Panel, Row, Scan, Section, Style, View
from app.domain.views.screen import leave

PASSCODE_LOOK = "passcode"
_NOT_NOW = Action("not-now", t("verify.not_now"), Cancel(), Style.SECONDARY)
_PASSCODE = Action("passcode", t("system.use_passcode"), UsePasscode(), Style.LINK)
_AGAIN = Action("again", t("system.again"), AskAgain())


def scan(state: State, progress: Text, node: int) -> View:
    """Return the page of a sensor, with the system's panel over it (F02, F04)."""
    if not state.setup.behaviour.native:
        return _plain(state, progress, node)
    away = state.verification.phase is Phase.AWAY
    panel = None if away else _sensor_panel(state)
    return _page(state, progress, node, panel, (_AGAIN, _PASSCODE, _NOT_NOW) if away else (_PASSCODE,))


def passcode(state: State, progress: Text, node: int) -> View:
    """Return the page of the device passcode, with the system's sheet over it (F02)."""
    away = state.verification.phase is Phase.AWAY
    actions = (Action("again", t("system.enter_passcode"), AskAgain()), _NOT_NOW) if away else ()
    return _page(state, progress, node, None if away else _passcode_sheet(state), actions)


def _page(state: State, progress: Text, node: int, panel: Panel | None, actions: tuple[Action, ...]) -> View:
    step = state.verification.current
    explains = state.setup.platform.parts.touch is not Touch.LOOK  # else a small panel needs the room
    rows = (
        Row("who", state.account.masked_name, t("system.what_for"), icon="person"),
        *((Row("why", t("system.why"), t("system.why_detail"), icon="lock"),) if explains else ()),
    )
    return View(
        step,
        Kind.LIST,
        t("verify.title"),
        node=node,
        headline=t(f"{step}.headline"),
        lead=progress,
        sections=(Section(rows),),
        actions=actions,
        back=leave(state),
        panel=panel,
    )


def _sensor_panel(state: State) -> Panel:
    parts, phase = state.setup.platform.parts, state.verification.phase
    look = parts.panel
    touched = parts.touch is not Touch.LOOK
    return Panel(
        look,
        phase,
        t(f"{look}.title"),
        t(f"{look}.{phase}"),
        subtitle=t("system.subtitle", name=state.account.masked_name),
        detail=t("system.detail"),
        begin=None if touched or phase is not Phase.READY else Sense(),
        sense=Sense() if touched else None,
        lift=Lift() if parts.touch is Touch.HOLD else None,
        actions=_panel_actions(phase, touched=touched),
        close=None if phase is Phase.MATCHED else StopSensing(),
    )


def _panel_actions(phase: Phase, *, touched: bool) -> tuple[Action, ...]:
    """Return the keys: a small panel has some only once it failed, a sheet always has both.

    What a small panel says differs from the page's own link, which is not covered by it.
    """
    cancel = Action("stop", t("actions.cancel"), StopSensing(), Style.LINK)
    way = t("system.use_passcode" if touched else "system.enter_passcode")
    passcode = Action("panel-passcode", way, UsePasscode(), Style.LINK)
    if touched or phase is Phase.LOCKED:
        return (cancel, passcode)
    return (Action("retry", t("system.retry"), Sense(), Style.LINK), cancel) if phase is Phase.FAILED else ()


def _passcode_sheet(state: State) -> Panel:
    verification = state.verification
    entry = secret_entry(verification.keypad, state.now)
    locked = is_locked(verification.keypad, state.now)
    sensor = bool(state.setup.platform.sensor)
    return Panel(
        PASSCODE_LOOK,
        Phase.LOCKED if locked else Phase.FAILED if entry.error else Phase.READY,
        t("passcode_sheet.title"),
        t("passcode_sheet.instead" if sensor else "passcode_sheet.alone"),
        subtitle=t("passcode_sheet.headline"),
        actions=(Action("stop", t("actions.cancel"), StopSensing(), Style.LINK),),
        close=StopSensing(),
        entry=entry,
    )


def _plain(state: State, progress: Text, node: int) -> View:
    parts, verification = state.setup.platform.parts, state.verification
    phase, step = verification.phase, verification.current
    touched = parts.touch is not Touch.LOOK
    retry = Action("retry", t("system.retry"), Sense())
    way = Action("passcode", t("system.use_passcode"), UsePasscode(), Style.SECONDARY)
    shown = Scan(
        verification.step.sensor,
        phase,
        t(f"{parts.panel}.{phase}"),
        begin=None if touched or phase is not Phase.READY else Sense(),
        sense=Sense() if touched else None,
    )
    failed = phase is Phase.FAILED and not touched
    return View(
        step,
        Kind.SCAN,
        t("verify.title"),
        node=node,
        headline=t(f"{step}.headline"),
        lead=progress,
        scan=shown,
        actions=(*((retry,) if failed else ()), way, _NOT_NOW),
        back=leave(state),
    )

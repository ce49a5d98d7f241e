"""Unusual log-ins and the main device (P04, P06, P07)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.facts.simulated import Question
from app.domain.remedies.closing import closed, touched
from app.domain.remedies.events import AskMainDevice, MainDeviceAnswered, MakeMainDevice, ReviewLogin
from app.domain.state import Handlers, Schedule, State, Step, only

_ANSWER_DELAY_S = 3.0


def review(state: State, event: ReviewLogin) -> Step:
    """Note whether an unusual log-in was the person's own. It counts until its period is over."""
    said = "mine" if event.mine else "removed"
    logins = tuple(
        replace(login, review=said) if login.id == event.login and login.odd else login
        for login in state.account.logins
    )
    return only(
        closed(
            replace(state, account=replace(state.account, logins=logins)), "login_record", "log_device_out"
        )
    )


def ask(state: State, event: AskMainDevice) -> Step:
    """Ask the main device; it answers a little later."""
    device = state.account.main_device
    if device is None or device.answer in ("asked", "confirmed"):
        return only(state)
    allows, answers = state.answers.ask(Question.CONSENT)
    asked = replace(_answered(state, "asked"), answers=answers)
    return asked, (Schedule(_ANSWER_DELAY_S, MainDeviceAnswered(allows)),)


def answered(state: State, event: MainDeviceAnswered) -> Step:
    """Accept the main device's answer, if one is still expected; the item is then checked again."""
    device = state.account.main_device
    if device is None or device.answer != "asked":
        return only(state)
    return only(touched(_answered(state, "confirmed" if event.allows else "refused"), "P06"))


def _answered(state: State, answer: str) -> State:
    device = state.account.main_device
    assert device is not None
    return replace(state, account=replace(state.account, main_device=replace(device, answer=answer)))


def make_main(state: State, event: MakeMainDevice) -> Step:
    """Make this phone the main device at once; the waiting time after a change of device begins."""
    state = closed(state, "new_main")
    if state.account.main_device is None:
        return only(state)
    account = replace(state.account, main_device=None, device_changed=state.now.date())
    return only(touched(replace(state, account=account), "P06", "P07"))


HANDLERS: Handlers = {
    ReviewLogin: review,
    AskMainDevice: ask,
    MainDeviceAnswered: answered,
    MakeMainDevice: make_main,
}

"""The linked apps: their technical review (O08) and their social log-in (O09)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.organisation import App, Standing
from app.domain.facts.text import Moment, t
from app.domain.organisation.events import RequestReview, UpdateSdk
from app.domain.rules.losses import is_outdated, logs_in
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.organisation.parts import SIGNS
from app.domain.views.screen import Screen, leave


def linked_apps(state: State) -> View:
    """Return every linked app with its review and its social log-in."""
    organisation = state.account.organisation
    lost = sum(app.review.standing is Standing.LOST for app in organisation.apps)
    return View(
        "linked_apps",
        Kind.LIST,
        t("organisations.linked_apps"),
        headline=t("linked_apps.headline", count=lost) if lost else None,
        lead=t("linked_apps.lead", hours=state.setup.claims.whole("A72")) if lost else None,
        sections=tuple(
            Section((_review_row(app), *_login_rows(state, app)), title=app.name) for app in organisation.apps
        ),
        back=leave(state),
    )


def _review_row(app: App) -> Row:
    icon, tone = SIGNS[app.review.standing]
    until = {"until": Moment(app.review.until)} if app.review.until else {}
    ask = Action(f"review-{app.id}", t("linked_apps.request"), RequestReview(app.id), Style.SMALL)
    return Row(
        f"review-of-{app.id}",
        t("linked_apps.technical"),
        t(f"linked_apps.{app.review.standing}", **until),
        icon=icon,
        tone=tone,
        button=ask if app.review.standing is Standing.LOST else None,
        about=app.name,
    )


def _login_rows(state: State, app: App) -> tuple[Row, ...]:
    if not app.sdk:
        return ()
    works = logs_in(state.account.organisation, app, state.setup.claims)
    return (
        Row(
            f"login-of-{app.id}",
            t("linked_apps.login"),
            t("linked_apps.sdk" if works else "linked_apps.sdk_fails", version=app.sdk),
            icon="check" if works else "alert",
            tone=Tone.OK if works else Tone.DANGER,
            button=Action(f"try-{app.id}", t("linked_apps.try"), Go("social_login", app.id), Style.SMALL),
            about=app.name,
        ),
    )


def social_login(state: State) -> View:
    """Return how a social log-in ends, with the update beside the failure."""
    organisation, claims = state.account.organisation, state.setup.claims
    app = next(each for each in organisation.apps if each.id == state.top.about)
    works = logs_in(organisation, app, claims)
    needed = claims.whole("A73")
    answer = "works_now" if works and is_outdated(app, claims) else "works" if works else "fails"
    update = Action("update-sdk", t("linked_apps.update", version=needed), UpdateSdk(app.id))
    later = Action("later", t("linked_apps.later"), leave(state), Style.SECONDARY)
    return View(
        "social_login",
        Kind.NOTICE,
        t("linked_apps.login_works" if works else "linked_apps.login_fails"),
        lead=t(f"linked_apps.{answer}", name=app.name, version=app.sdk, needed=needed),
        actions=(update, later)
        if is_outdated(app, claims)
        else (Action("ok", t("actions.understood"), leave(state)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("linked_apps", linked_apps, sources=("O08", "O09", "A72", "A73")),
    Screen("social_login", social_login, sources=("O09", "A73")),
)

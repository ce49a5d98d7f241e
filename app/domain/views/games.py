"""The discover tab with its games, which are closed while a minor's application is under review (M06)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.text import Day, t
from app.domain.papers.minor import due, games_disabled
from app.domain.state import State
from app.domain.views.home import link
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave
from app.domain.views.tabs import tabs

_GAMES = ("game_blocks", "game_garden", "game_chess")


def discover(state: State) -> View:
    """Return the tab from which games are opened."""
    closed = games_disabled(state)
    games_row = Row(
        "games",
        t("rows.games"),
        t("games.closed_detail" if closed else "games.detail"),
        icon="game",
        tone=Tone.NEUTRAL if closed else Tone.BRAND,
        tap=Go("games"),
    )
    return View(
        "discover",
        Kind.LIST,
        t("tabs.discover"),
        sections=(Section((link("moments", "image", "moments"),)), Section((games_row,))),
        tabs=tabs("discover"),
    )


def games(state: State) -> View:
    """Return the list of games, or the refusal with its reason."""
    return _closed(state) if games_disabled(state) else _open(state)


def _open(state: State) -> View:
    rows = tuple(Row(name, t(f"games.{name}"), icon="game") for name in _GAMES)
    return View(
        "games",
        Kind.LIST,
        t("rows.games"),
        sections=(Section(rows),),
        back=leave(state),
    )


def _closed(state: State) -> View:
    last = due(state, state.setup.claims.whole("M05"))
    to_review = Action("to-review", t("games.to_review"), Go("review"))
    ok = Action("ok", t("actions.understood"), leave(state), Style.SECONDARY)
    return View(
        "games_closed",
        Kind.NOTICE,
        t("games.closed"),
        lead=t("games.closed_lead", day=Day(last.date())),
        tone=Tone.WARN,
        actions=(ok,) if state.is_open("review") else (to_review, ok),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("discover", discover),
    Screen("games", games, faces={"games": (), "games_closed": ("M06",)}, makes_way=True),
)

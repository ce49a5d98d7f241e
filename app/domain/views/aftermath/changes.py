"""Before and after, in full: what a change of name alters, and what the source says of its dangers."""

from __future__ import annotations

from app.domain.facts.text import Text, literal, t
from app.domain.rules import derived
from app.domain.rules.effects import Effect, effects
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Table, Tone, View
from app.domain.views.screen import Screen, leave, sources_of


def before_and_after(changes: tuple[Effect, ...]) -> Table:
    """Return what changes as a table: what it is, how it is now, how it will be."""
    heads = (t("consequences.subject"), t("consequences.now"), t("consequences.then"))
    return Table(heads, tuple((change.subject, change.now, change.then) for change in changes))


def effects_all(state: State) -> View:
    """Return every change at once, from when it holds and how it ends (E01 to E09, contradiction 7)."""
    changes = effects(state.account, state.setup.claims)
    return View(
        "effects_all",
        Kind.COMPARISON,
        t("effects_all.title"),
        headline=t("effects_all.headline", count=len(changes)),
        lead=t("effects_all.lead"),
        table=before_and_after(changes),
        callout=Callout(t("consequences.recovery", count=state.setup.claims.whole("E04"))),
        note=t("claims.note"),
        note_action=sources_of("effects_all"),
        actions=(Action("ok", t("actions.understood"), leave(state)),),
        back=leave(state),
    )


def security_figures(state: State) -> View:
    """Return the source's figures on theft and fraud, and that they contradict one another (E10, E11)."""
    return View(
        "security_figures",
        Kind.COMPARISON,
        t("security_figures.title"),
        headline=t("security_figures.headline"),
        lead=t("security_figures.lead"),
        table=_figures(state),
        sections=(Section(_multiples(state), title=t("security_figures.multiples")),),
        callout=Callout(t("security_figures.contradiction"), Tone.WARN),
        note=t("claims.note"),
        note_action=sources_of("security_figures"),
        actions=(Action("ok", t("actions.understood"), leave(state)),),
        back=leave(state),
    )


def _figures(state: State) -> Table:
    claims = state.setup.claims

    def share(name: str = "") -> Text:
        return _percent(claims.figure("E11", name))

    heads = (t("security_figures.subject"), t("security_figures.with"), t("security_figures.without"))
    delay = t("security_figures.late", minutes=claims.whole("E11", "delay"))
    return Table(
        heads,
        (
            (t("security_figures.stopped"), share(), share("after")),
            (t("security_figures.complaints"), share("complaints"), share("complaints_after")),
            (t("security_figures.noticed"), t("security_figures.at_once"), delay),
        ),
    )


def _multiples(state: State) -> tuple[Row, ...]:
    """Return the multiple that the source claims, beside those that its own table gives."""
    claims = state.setup.claims
    passed = 100 - claims.figure("E11"), 100 - claims.figure("E11", "after")
    complaints = claims.figure("E11", "complaints"), claims.figure("E11", "complaints_after")
    said = Row(
        "claimed",
        t("security_figures.claimed"),
        t("security_figures.claimed_detail"),
        t("security_figures.more_times", figure=f"{claims.figure('E10'):.3g}"),
        icon="quote",
        tone=Tone.NEUTRAL,
    )
    return (
        said,
        _computed("missed", passed, derived.missed(claims)),
        _computed("complaints", complaints, derived.complained(claims)),
    )


def _computed(name: str, shares: tuple[float, float], multiple: float) -> Row:
    before, after = map(_percent, shares)
    detail = t("security_figures.from_to", before=before, after=after)
    return Row(name, t(f"security_figures.{name}_multiple"), detail, _times(multiple), icon="gauge")


def _percent(figure: float) -> Text:
    return literal(f"{figure:.3g}%")


def _times(figure: float) -> Text:
    return t("security_figures.times", figure=f"{figure:.3g}")


SCREENS: tuple[Screen, ...] = (
    Screen(
        "effects_all", effects_all, sources=("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09")
    ),
    Screen("security_figures", security_figures, sources=("E10", "E11")),
)

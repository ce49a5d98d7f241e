"""What ``mingbai list`` prints: the names that the other commands take, with a short description of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from app.content.designs import design_names, load_design
from app.content.platforms import load_platform, platform_names
from app.content.scenarios.labels import scenario_labels
from app.content.strings import Strings, load_strings
from app.content.strings.checking import check_strings
from app.content.themes import theme_label, theme_names
from app.domain.facts.text import t
from app.errors import InputError, UnknownNameError
from app.prototype.dimensions import dimension
from app.prototype.variant import Variant

if TYPE_CHECKING:
    from app.domain.facts.claims import Claim

Rows = list[tuple[str, ...]]


def _scenarios(strings: Strings) -> Rows:
    labels = scenario_labels()
    return [(each.id, strings.render(each.name), strings.render(each.who)) for each in labels]


def _platforms(strings: Strings) -> Rows:
    loaded = (load_platform(name) for name in platform_names())
    return [(each.id, strings.render(each.name), " → ".join(each.verification_steps())) for each in loaded]


def _themes(strings: Strings) -> Rows:
    return [(name, strings.render(theme_label(name))) for name in theme_names()]


def _designs(strings: Strings) -> Rows:
    return [(name, strings.render(load_design(name).name)) for name in design_names()]


def _flows(strings: Strings) -> Rows:
    from app.walkthrough.script.library import find_flows

    return [(each.id, each.name, " ".join(each.tags)) for each in find_flows(())]


def _profiles(strings: Strings) -> Rows:
    from audits.profiles import load, names

    return [(name, load(name).title) for name in names()]


def _rules(strings: Strings) -> Rows:
    from audits.rules import all_rules

    return [(rule.id, rule.texts_in(strings.language).title) for rule in all_rules()]


def _claims(strings: Strings) -> Rows:
    """Return one row a claim: its words; below them figure, origin, status and what contradicts it."""
    from app.content.claims import load_claims

    return [
        (claim.id, f"{strings.render(claim.text)}\n{_known_of(claim, strings)}")
        for claim in load_claims().by_id.values()
    ]


def _known_of(claim: Claim, strings: Strings) -> str:
    figure = "" if claim.value is None else f"{claim.value:g} {claim.unit}".strip()
    status = strings.render(f"claims.{claim.status}")
    origin = strings.render(t("claims.origin", origin=claim.origin, status=status))
    against = t("claims.contradicted_by", by="/".join(claim.contradicted_by))
    parts = (figure, origin, strings.render(against) if claim.contradicted_by else "")
    return " · ".join(filter(None, parts))


def _requirements(strings: Strings) -> Rows:
    """Return one row a requirement: its words, and below them the names of what carries it."""
    from app.commands.requirements import KINDS, requirements

    def carried(kind: str, names: Sequence[str] | None) -> str:
        told = strings.render("requirements.not_installed") if names is None else ", ".join(names) or "✗"
        return f"{strings.render(f'requirements.{kind}')} {told}"

    return [
        (
            each.id,
            "\n".join((strings.render(each.text), *(carried(kind, getattr(each, kind)) for kind in KINDS))),
        )
        for each in requirements()
    ]


def _contradictions(strings: Strings) -> Rows:
    """Return one row a contradiction: its words, below them the decision, then the claims it is between."""
    from app.content.claims import load_claims

    return [
        (
            each.id,
            f"{strings.render(each.text)}\n→ {strings.render(each.decision)}\n{' · '.join(each.claims)}",
        )
        for each in load_claims().contradictions
    ]


LISTS: dict[str, Callable[[Strings], Rows]] = {
    "scenarios": _scenarios,
    "platforms": _platforms,
    "themes": _themes,
    "designs": _designs,
    "flows": _flows,
    "profiles": _profiles,
    "rules": _rules,
    "claims": _claims,
    "requirements": _requirements,
    "contradictions": _contradictions,
}


def rows(what: str, strings: Strings) -> Rows:
    """Return the rows of one list, the name first. Raises InputError for an unknown list."""
    if what not in LISTS:
        raise UnknownNameError("list", what, LISTS)
    return LISTS[what](strings)


@click.command("list")
@click.argument("what", metavar="|".join(LISTS), required=False)
@click.option("--lang", default=Variant().lang, show_default=True, help=dimension("lang").help)
def command(what: str | None, lang: str) -> None:
    """List the names that the other commands take."""
    if what is None:
        raise InputError("no list is named", f"known: {', '.join(LISTS)}")
    from app.commands.console import print_list

    strings = load_strings(dimension("lang").read(lang))
    check_strings()
    print_list(rows(what, strings))

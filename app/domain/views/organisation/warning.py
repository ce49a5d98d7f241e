"""Before the rename page: what the organisation would lose, and first of all the way that costs nothing."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.text import Argument, Number, Text, t
from app.domain.organisation.events import ChangeAnyway
from app.domain.rules.losses import Loss, losses
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave, reason


def organisation(state: State) -> View:
    """Return the losses with their real counts (O01 to O09), and the recommendation to avoid them (O03)."""
    lost = losses(state.account, state.setup.claims)
    return View(
        "organisation",
        Kind.LIST,
        t("organisation.title"),
        node=6,
        headline=t("organisation.headline", count=len(lost)),
        lead=reason(state, "A92"),
        sections=(Section(tuple(_loss_row(state, loss) for loss in lost), title=t("organisation.lost")),),
        actions=(
            Action("legal-person", t("organisation.better"), Go("legal_person")),
            Action("anyway", t("organisation.anyway"), ChangeAnyway(), Style.DANGER),
        ),
        back=leave(state),
    )


def _loss_row(state: State, loss: Loss) -> Row:
    # What the law makes a platform keep is no harm, and must not look like it (O04).
    kept = loss.claim == "O04"
    return Row(
        loss.claim,
        t(f"organisation.{loss.claim}.title", count=loss.count),
        _detail(state, loss),
        icon="storefront" if kept else "alert",
        tone=Tone.NEUTRAL if kept else Tone.DANGER,
    )


def _detail(state: State, loss: Loss) -> Text:
    organisation, claims = state.account.organisation, state.setup.claims
    facts: dict[str, Argument] = {}
    match loss.claim:
        case "O01":
            facts["first"] = next(each.title for each in organisation.approvals if not each.void)
        case "O02":
            facts["first"] = next(each.name for each in organisation.clients if not each.open_platform)
        case "O06":
            facts["first"] = organisation.programs[0].name
        case "O07":
            quota = max(each.quota for each in organisation.clients if each.open_platform)
            facts["before"] = Number(quota, grouped=True)
            facts["after"] = claims.whole("A70")
        case "O08":
            facts["first"] = organisation.apps[0].name
        case "O09":
            facts["version"] = claims.whole("A73")
    return t(f"organisation.{loss.claim}.detail", **facts)


SCREENS: tuple[Screen, ...] = (
    Screen(
        "organisation",
        organisation,
        sources=("O01", "O02", "O03", "O04", "O06", "O07", "O08", "O09", "A70", "A73", "A92"),
    ),
)

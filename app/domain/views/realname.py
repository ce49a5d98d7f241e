"""The real-name page (实名认证, the fifth of F01's seven nodes), and the changes made earlier."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.text import t
from app.domain.papers.steps import under_review
from app.domain.rules.renaming import within_a_year
from app.domain.rules.waits import dated
from app.domain.state import State
from app.domain.views.aftermath.hub import link_to_hub
from app.domain.views.home import link
from app.domain.views.model import Kind, Layout, Row, Section, Tone, View
from app.domain.views.screen import Screen, leave


def realname(state: State) -> View:
    """Return the real-name page: whose identity the account bears, and what can be done about it."""
    account = state.account
    claims = state.setup.claims
    used = len(within_a_year(account.renamed, state.now.date(), claims))
    left = max(0, claims.whole("P09") - used)
    counted = t("realname.history_detail", days=claims.whole("A27"), used=used, left=left)
    waiting, reviewing = bool(account.pending_name), under_review(state)
    rename_detail = "rename_waiting" if waiting else "rename_reviewing" if reviewing else "rename_detail"
    rename = Row(
        "rename",
        t("rows.rename"),
        t(f"realname.{rename_detail}"),
        icon="edit",
        tap=None if waiting or reviewing else Go("rename"),
    )
    return View(
        "realname",
        Kind.LIST,
        t("realname.title"),
        node=5,
        sections=(
            Section((_identity(state),), layout=Layout.PROFILE),
            Section(
                (
                    rename,
                    link("history", "list", "history", counted),
                ),
                title=t("realname.manage"),
            ),
            *(Section(after) for after in (link_to_hub(state),) if after),
            Section((link("help", "help", "help", t("help.detail")),)),
        ),
        back=leave(state),
    )


def _identity(state: State) -> Row:
    """Return whose identity it is, by which document, and whether a change of it is under way."""
    account = state.account
    if account.pending_name:
        title, to = "realname.waiting", Go("process")
    elif under_review(state):
        title, to = "realname.reviewing", Go("review")
    else:
        title, to = "realname.verified", None
    return Row(
        "identity",
        t(title, name=account.masked_name),
        t(f"documents.{account.papers.kind}", number=account.papers.number or account.document),
        icon="clock" if to else "check",
        tone=Tone.WARN if to else Tone.OK,
        tap=to,
    )


def history(state: State) -> View:
    """Return the earlier changes of the name."""
    renamed = tuple(
        Row(f"renamed-{number}", t("history.changed", day=dated(day, state.now)), icon="check", tone=Tone.OK)
        for number, day in enumerate(sorted(state.account.renamed, reverse=True), start=1)
    )
    none = Row("none", t("history.none"), t("history.none_detail"), icon="list", tone=Tone.NEUTRAL)
    return View(
        "history",
        Kind.LIST,
        t("history.title"),
        sections=(Section(renamed or (none,)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("realname", realname, sources=("F01", "P08", "P09", "P10", "A27", "C03", "C04", "C06")),
    Screen("history", history),
)

"""Friend requests and posts, before a change and after it (E07, E08)."""

from __future__ import annotations

from app.domain.aftermath.events import Accept, Publish
from app.domain.aftermath.limits import next_midnight, posts_left
from app.domain.aftermath.social import next_draft
from app.domain.events import Go
from app.domain.facts.aftermath import Post, Request
from app.domain.facts.text import Moment, Text, t
from app.domain.state import State
from app.domain.views.aftermath.unusual import demand, warning
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave
from app.domain.views.tabs import tabs


def contacts(state: State) -> View:
    """Return the friend requests, by what became of them."""
    limited = state.account.limited
    sections = tuple(
        Section(rows, title=t(f"contacts.{kind}"))
        for kind in ("waiting", "blocked", "accepted")
        if (rows := _requests(state, kind))
    )
    nobody = Row("none", t("contacts.none"), t("contacts.none_detail"), icon="contacts", tone=Tone.NEUTRAL)
    return View(
        "contacts",
        Kind.LIST,
        t("tabs.contacts"),
        headline=t("contacts.limited") if limited else None,
        lead=t("contacts.limited_lead") if limited else None,
        sections=sections or (Section((nobody,), title=t("contacts.requests")),),
        tabs=tabs("contacts"),
    )


def _requests(state: State, kind: str) -> tuple[Row, ...]:
    return tuple(
        _request_row(state, request) for request in state.aftermath.requests if request.state == kind
    )


def _request_row(state: State, request: Request) -> Row:
    person = next(each for each in state.setup.surroundings.people if each.id == request.person)
    if request.state == "waiting":
        accept = Action(f"accept-{person.id}", t("contacts.accept"), Accept(person.id), Style.SMALL)
        return Row(person.id, person.name, person.words, icon="person", button=accept)
    if request.state == "blocked":
        moment = Moment(request.at)
        plain, told = t("contacts.blocked_at", moment=moment), t("contacts.blocked_why", moment=moment)
        return Row(person.id, person.name, plain, icon="shield", tone=Tone.WARN, advice=told)
    return Row(person.id, person.name, t("contacts.friend"), icon="check", tone=Tone.OK)


def moments(state: State) -> View:
    """Return the posts, and the one that is ready to be published."""
    left, draft = posts_left(state), next_draft(state)
    posts = tuple(_post_row(number, post) for number, post in enumerate(state.aftermath.posts))[::-1]
    sections = (
        Section((Row("draft", draft, icon="edit"),), title=t("moments.draft")) if draft else None,
        Section(posts, title=t("moments.published")) if posts else None,
    )
    publish = Action("publish", t("moments.publish"), Publish())
    return View(
        "moments",
        Kind.LIST,
        t("rows.moments"),
        headline=_posts_headline(left),
        lead=t("moments.lead") if left is None else t("moments.lead_limited", count=_a_day(state)),
        sections=tuple(section for section in sections if section),
        callout=warning(state),
        actions=demand(state) or ((publish,) if draft else ()),
        back=leave(state),
    )


def _posts_headline(left: int | None) -> Text:
    if left is None:
        return t("moments.free")
    return t("moments.left", count=left) if left else t("moments.used_up")


def _post_row(number: int, post: Post) -> Row:
    published = t("moments.at", moment=Moment(post.at))
    return Row(f"post-{number}", post.words, published, icon="check", tone=Tone.OK)


def _a_day(state: State) -> int:
    return state.setup.claims.whole("E08")


def post_refused(state: State) -> View:
    """Return why a post was not published, and when it can be."""
    return View(
        "post_refused",
        Kind.NOTICE,
        t("post_refused.title"),
        failed=True,
        lead=t("post_refused.lead", count=_a_day(state), moment=Moment(next_midnight(state))),
        note=t("post_refused.kept"),
        actions=(
            Action("recover", t("aftermath.recover"), Go("recovery")),
            Action("ok", t("actions.understood"), leave(state), Style.SECONDARY),
        ),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("contacts", contacts, sources=("E07",)),
    Screen("moments", moments, sources=("E08",)),
    Screen("post_refused", post_refused, sources=("E08",), makes_way=True),
)

"""Friend requests and posts: free before a change, blocked or counted after it (E07, E08)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.aftermath.events import Accept, Ask, Publish
from app.domain.aftermath.limits import is_suspicious, posts_left
from app.domain.facts.aftermath import Post, Request
from app.domain.facts.surroundings import Person
from app.domain.facts.text import Text
from app.domain.state import Handlers, State, Step, only


def next_person(state: State) -> Person | None:
    """Return who may ask next. After recovery, whoever was blocked may ask once more."""
    settled = {
        request.person
        for request in state.aftermath.requests
        if request.state != "blocked" or state.account.limited
    }
    return next((person for person in state.setup.surroundings.people if person.id not in settled), None)


def ask(state: State, event: Ask) -> Step:
    """Let a friend request arrive. A limited account blocks it without asking."""
    person = next_person(state)
    if person is None:
        return only(state)
    others = tuple(request for request in state.aftermath.requests if request.person != person.id)
    arrived = Request(person.id, state.now, "blocked" if state.account.limited else "waiting")
    return only(_with_requests(state, (*others, arrived)))


def accept(state: State, event: Accept) -> Step:
    """Accept a request that waits."""
    requests = tuple(
        replace(request, state="accepted")
        if request.person == event.person and request.state == "waiting"
        else request
        for request in state.aftermath.requests
    )
    return only(_with_requests(state, requests))


def _with_requests(state: State, requests: tuple[Request, ...]) -> State:
    return replace(state, aftermath=replace(state.aftermath, requests=requests))


def next_draft(state: State) -> Text | None:
    """Return the post that would be published next; there are only so many for one day."""
    drafts = state.setup.surroundings.drafts
    if state.aftermath.posted_on(state.now.date()) >= len(drafts):
        return None
    return drafts[len(state.aftermath.posts) % len(drafts)]


def publish(state: State, event: Publish) -> Step:
    """Publish the next post, or say that the day's posts are used up."""
    draft, posts = next_draft(state), state.aftermath.posts
    if draft is None or is_suspicious(state):
        return only(state)
    if posts_left(state) == 0:
        return only(state.pushed("post_refused"))
    published = (*posts, Post(draft, state.now))
    return only(replace(state, aftermath=replace(state.aftermath, posts=published)))


HANDLERS: Handlers = {Ask: ask, Accept: accept, Publish: publish}

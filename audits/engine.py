"""Nodes × rules × profile → Report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from . import profiles
from .alive import so_far
from .collector import collector_paused
from .errors import InputError, UnknownNameError
from .looking import sources, states
from .looking.nodes import node
from .looking.screen import Screen, look
from .looking.settle import give_size
from .looking.states import DEFAULT
from .looking.tree import Element
from .looking.unseen import unseen
from .model import PROBED_STATES, STATES, Finding, Node, Outcome, Remark, Report
from .other_states import OtherStates, unset
from .pixels import texts
from .pixels.pictures import picture as draw_picture
from .profiles import Profile
from .rules import all_rules
from .rules.rule import Rule
from .rules.verdicts import Verdict, moving

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from .driving.held import Held
    from .known_looks import KnownLooks, ScreenOfKnown
    from .looking.seen import Seen
    from .probing.motion import Motion


def install() -> None:
    """Watch Kivy make texts and apply kv rules; before an app makes its widgets, more is known of them."""
    texts.install()
    sources.install()


def choose_rules(profile: Profile, only: Sequence[str] | None) -> tuple[Rule, ...]:
    """Return a profile's rules, or those named in ``only``.

    Raises UnknownNameError for a name that is no rule, and InputError for a rule that the profile lacks.
    """
    every = all_rules()
    known = {rule.id for rule in every}
    for name in only or ():
        if name not in known:
            raise UnknownNameError("rule", name, known)
        if name not in profile.rules:
            raise InputError(f"the profile {profile.id!r} does not have the rule {name!r}", _who_has(name))
    wanted = profile.rules if only is None else only
    return tuple(rule for rule in every if rule.id in profile.rules and rule.id in wanted)


def _who_has(rule: str) -> str:
    able = [name for name in profiles.names() if rule in profiles.load(name).rules]
    return f"profiles that have it: {', '.join(able)}" if able else "no profile has it"


@dataclass(frozen=True, slots=True)
class Request:
    """What an audit is asked for; see ``audits.audit``."""

    profile: str
    rules: Sequence[str] | None = None
    states: Iterable[str] = STATES
    size: tuple[int, int] | None = None
    picture: bool = True
    probe: bool = False
    wait_s: float = 0.0
    fresh: tuple[Seen, ...] | None = None
    """What a fresh start in the theme that was switched to shows, where that is known."""
    switch: bool = False
    """Whether boxes may be switched over and fields put in error, as where the app may be operated."""
    picture_of_passed: bool = True
    """Whether a picture is kept, too, where nothing fails and nobody has to decide anything."""
    known: KnownLooks | None = None
    """Controls that earlier audits of the same app have judged in their states; they are not judged again."""


def audit(widget: Widget, request: Request) -> Report:
    """Let a widget come to rest and apply a profile's rules to it, in each state asked for.

    Meanwhile the app is on virtual time. Rules that operate it come last: each finds it as it was.
    """
    from .driving.held import held
    from .probing.kept import Kept
    from .probing.motion import watch

    install()
    profile = profiles.load(request.profile)
    rules = choose_rules(profile, request.rules)
    wanted = _known_states(request)
    widget = widget.__self__  # kv ids are weak proxies
    give_size(widget, request.size)
    with held(widget) as app:
        app.settle()
        app.wait(request.wait_s)
        motion = watch(widget, app)
        known = None if request.known is None else request.known.parts
        screen = look(widget, illustrated=request.picture, known=known)
        auditing = _Auditing(widget, profile, rules, screen, motion, app, None if motion else request.known)
        kept = Kept(widget) if {*wanted} - {DEFAULT} else None
        left, bottom, right, top = screen.view
        extent = (round((right - left) / screen.scale), round((top - bottom) / screen.scale))
        findings: list[Finding] = []
        unheld: list[Remark] = []
        for state in wanted:
            findings += auditing.state(state, unheld, findings)
            if kept and state in PROBED_STATES:
                kept.put_back(app)  # what still differs is told at the end
            so_far(Report(tuple(findings), profile.id, extent))
        changed = kept.put_back(app) if kept else []
        pictured = request.picture and (request.picture_of_passed or any(map(_concerns, findings)))
        image = _masked_picture(screen) if pictured else b""
        if request.probe:
            looked, operated = findings, []
            for more in auditing.operate(changed, request.fresh):
                operated += more
                findings = [*without_settled(looked, operated), *operated]
                so_far(Report(tuple(findings), profile.id, extent))
        remarks = auditing.remarks(request, [*unheld, *changed])
    return Report(tuple(findings), profile.id, extent, image, tuple(remarks))


def _known_states(request: Request) -> tuple[str, ...]:
    """Return the states asked for, and where the app may be operated, those that ask for that."""
    wanted = tuple(request.states)
    for name in wanted:
        if name not in states.STATES:
            raise UnknownNameError("state", name, states.STATES)
        if name in PROBED_STATES and not _may_switch(request):
            raise InputError(f"the state {name!r} operates the app", "allow it with probe=True")
    return (*wanted, *PROBED_STATES) if _may_switch(request) and wanted == STATES else wanted


def _may_switch(request: Request) -> bool:
    return request.probe or request.switch


@dataclass(frozen=True, slots=True)
class _Auditing:
    """A profile's rules applied to a widget that is at rest, or of which it is known what moves."""

    widget: Widget
    profile: Profile
    rules: tuple[Rule, ...]
    screen: Screen
    motion: Motion | None
    app: Held
    known: KnownLooks | None
    here: list[ScreenOfKnown] = field(default_factory=list)
    """What is known of the screen at rest, once that was judged."""

    def state(self, state: str, unheld: list[Remark], found: Sequence[Finding]) -> list[Finding]:
        """Check the screen as it is, or what the controls that can take a state change by it.

        ``unheld`` gets those that do not have it even alone, or were too many to get it one at a time.
        ``found`` are the verdicts until now.
        """
        if state == DEFAULT:
            return self._judge(self.rules, self.screen, DEFAULT, self.screen.elements)
        if self.known is not None and not self.here:
            self.here.append(self.known.on(self.screen, found, self.profile.id))
        known = self.here[0] if self.here else None
        others = OtherStates(self.widget, self.screen, self.app, self.rules, self._judge, known)
        return others.look(state, unheld)

    def operate(self, changed: list[Remark], fresh: tuple[Seen, ...] | None) -> Iterator[list[Finding]]:
        """Let each rule that has to operate the app do so; yield what each finds.

        What stays changed is added to ``changed``.
        """
        from .probing.operating import in_window, operating

        in_turn = sorted(self.rules, key=lambda rule: not rule.first)
        asking = [(rule, rule.probe) for rule in in_turn if rule.probe is not None]
        if not asking:
            return
        alone = self.widget.get_parent_window() is None
        with in_window(self.widget, self.app):
            first, there = self.screen, None if alone else _widgets(self.widget)
            for rule, ask in asking:
                if (
                    self.widget.get_parent_window() is None
                ):  # the app has closed it for good, and that is told
                    return
                if (now := _widgets(self.widget)) != there or changed:  # else it is as it was looked at
                    first, there = look(self.widget, illustrated=self.screen.illustrated), now
                verdicts: list[Verdict] = []
                with (
                    operating(self.widget, first, self.app, changed, fresh) as probe,
                    self.app.witness.noting(),
                ):
                    verdicts.extend(ask(probe, self.profile.rules[rule.id]))
                nodes: dict[Element, Node] = {}
                yield [_finding(rule, verdict, first, DEFAULT, nodes) for verdict in verdicts]

    def remarks(self, request: Request, changed: list[Remark]) -> Iterator[Remark]:
        """Yield what the findings are silent about, what was not seen first."""
        if self.motion is not None:
            yield self.motion.remark(self.screen)
        yield from unseen(self.screen.elements)
        if tuple(request.states) == STATES and not _may_switch(request):
            yield from unset(self.rules, self.screen.elements)
        if silent := [rule.id for rule in self.rules if rule.probe and not request.probe]:
            yield Remark("unasked", ", ".join(silent))
        yield from self.app.witness.remarks
        yield from changed

    @collector_paused()
    def _judge(
        self, rules: tuple[Rule, ...], screen: Screen, state: str, among: Sequence[Element]
    ) -> list[Finding]:
        nodes: dict[Element, Node] = {}
        allowed = set(among)
        findings = []
        for rule in rules:
            for verdict in rule.check(screen, self.profile.rules[rule.id]) if rule.check else ():
                if verdict.element in allowed:
                    told = moving(verdict) if rule.looks and self._moves(screen, verdict) else verdict
                    findings.append(_finding(rule, told, screen, state, nodes))
        return findings

    def _moves(self, screen: Screen, verdict: Verdict) -> bool:
        return self.motion is not None and self.motion.moves(screen, verdict.element)


def without_settled(looked: Iterable[Finding], operated: Sequence[Finding]) -> list[Finding]:
    """Return what was found by looking, without the doubts that operating has settled."""
    settling = {rule.id for rule in all_rules() if rule.settles}
    judged = (each for each in operated if each.outcome is not Outcome.INAPPLICABLE)
    settled = {(each.rule, each.node.path) for each in judged if each.rule in settling}
    return [
        each
        for each in looked
        if each.outcome is not Outcome.CANT_TELL or (each.rule, each.node.path) not in settled
    ]


def _widgets(widget: Widget) -> list[Widget]:
    """Return all that stands in the window of a widget now."""
    pending: list[Widget] = [*widget.get_parent_window().children]
    for each in pending:
        pending.extend(each.children)
    return pending


def _finding(rule: Rule, verdict: Verdict, screen: Screen, state: str, nodes: dict[Element, Node]) -> Finding:
    element = verdict.element
    if element not in nodes:
        nodes[element] = node(element, screen.box(element.rect))
    return Finding(
        rule=rule.id,
        outcome=Outcome(verdict.outcome),
        node=nodes[element],
        message=verdict.message,
        measured=verdict.measured,
        required=verdict.required,
        reason=verdict.reason,
        state=state,
        data=verdict.data,
    )


def _concerns(finding: Finding) -> bool:
    return finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL)


def _masked_picture(screen: Screen) -> bytes:
    """Draw the frame with whatever somebody typed blotted out."""
    frame = screen.frame
    private = [result for e, results in screen.texts.items() if e.private for result in results]
    blots = [result.pixels for result in private if len(result.values)]
    if blots:
        frame = frame.copy()
    for blot in blots:
        rows, columns = np.divmod(blot.flat, blot.width)
        frame[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] = blot.full[0]
    return draw_picture(frame, screen.view)

"""``mingbai audit``: walk the prototype's flows, audit every screen on the way, and report the result."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from app.auditing.baseline import dimensions
from app.auditing.known_defects import (
    REPORTED,
    ToFind,
    control_designs,
    judge,
    load_known_defects,
    planted_defects,
)
from app.auditing.labels import labels, step_labels
from app.auditing.operating_rules import ONLY_OPERATING
from app.auditing.selection import ACROSS, selected
from app.auditing.shares import Found, audited, shares
from app.commands.console import result_console
from app.commands.meanwhile import Unfinished
from app.commands.options import Choices, Grid, read_grid
from app.commands.pool import Opening, opened_pool
from app.commands.verdict import at_once, conclude, has_undecided, say_paths
from app.commands.wanted import Wanted
from app.content.datafiles import check_data_files
from app.content.languages import language_names
from app.content.strings import load_strings
from app.domain.facts.text import FALLBACK
from app.errors import ExitCode, InputError
from app.sharing.pools import Pool
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows
from audits import Entry, profiles
from audits.baseline import Asked, asked
from audits.commandline.options import writable_file, writable_folder, writing
from audits.commandline.progress import tracking
from audits.model import Remark, Run
from audits.spool import Spool

COLUMNS = ("design", "theme", "mode")  # these stand side by side in the report, the last if there are several


def audit_flows(flows: Sequence[str], choices: Choices, wanted: Wanted, pool: Opening = opened_pool) -> int:
    """Walk and audit, write the report, and return the exit code.

    Without flows that are named, a selection is walked, unless it is to be the ``whole``, or a baseline is to
    be updated: it would lose what the selection does not meet.

    0: the clear design has no violation that the baseline does not know, and the control's known defects
    were all found; of a control that is audited alone, violations count as well. 1: not so. An interruption
    keeps the report of what had been audited.
    """
    check_data_files()
    load_known_defects()
    known = asked(wanted.baseline, wanted.update_baseline, dimensions())
    grid = read_grid(choices, all_of=ACROSS)
    plans = plan(find_flows(flows), grid.variants)
    if not plans:
        raise InputError("nothing to audit", "these flows are for other choices; see `mingbai list flows`")
    every = len(plans)
    if not (flows or wanted.whole or wanted.update_baseline):
        named = [name for name in ACROSS if choices.get(name) is not None]
        plans = selected(plans, named, _controls_among(plans))
    folder = writable_folder(wanted.out)
    patch = None if wanted.patch is None else writable_file(wanted.patch)
    order = _Order(plans, every, wanted, folder, grid, known, patch)
    with pool() as opened:
        return _audit(order, opened)


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for, read and checked. The ``plans`` may be a selection from ``every`` so many."""

    plans: Sequence[Plan]
    every: int
    wanted: Wanted
    out: Path
    grid: Grid
    known: Asked
    patch: Path | None = None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the whole report has to say first: that only a selection was walked."""
        if len(self.plans) >= self.every:
            return ()
        return (Remark("selection", f"{len(self.plans)}/{self.every}", "mingbai audit --all"),)

    @property
    def lang(self) -> str | None:
        """The language in which the report opens: the one that was named, if there is one."""
        from audits import reports

        named = self.grid.choices.get("lang", ())
        return named[0] if len(named) == 1 and named[0] in reports.languages() else None


def _audit(order: _Order, pool: Pool) -> int:
    from audits import reports
    from audits.commandline.patching import write_patch
    from audits.reports.words import plain

    broken: dict[int, Trace] = {}
    walked = 0
    divided = shares(order.plans, order.wanted.profile, thorough=order.wanted.thorough)
    with closing(Spool()) as entries, Unfinished(order.out) as unfinished:
        try:
            with tracking(len(order.plans), "auditing") as advance, closing(audited(divided, pool)) as walks:
                for found in walks:
                    for entry in found.entries:
                        entries.append(entry, found.number)
                    if found.broken is not None:
                        broken[found.number] = found.broken
                    walked += 1
                    _keep(found, order, unfinished)
                    advance(*at_once(found.entries, found.broken, _controls(order)))
        finally:
            run = _run(entries, order, complete=walked == len(order.plans) and not broken)
            with writing(order.out):
                paths = reports.write(run, order.wanted.formats, order.out, order.lang)
            told = "" if order.patch is None else write_patch(run, order.patch)
            unfinished.done()
            if walked < len(order.plans):
                result_console.print(f"interrupted: {walked} of {len(order.plans)} walks were audited")
                say_paths(paths)
        for remark in order.remarks:
            result_console.print(plain(remark))
        unasked = [each for each in _there(order) if _is_operated(each) and not order.wanted.thorough]
        code = conclude(run, [broken[number] for number in sorted(broken)], paths, order.known, unasked)
        if told:
            result_console.print(told)
        return ExitCode.CHECK_FAILED if order.wanted.strict and has_undecided(run) else code


def _keep(found: Found, order: _Order, unfinished: Unfinished) -> None:
    """Write what was found on a walk, in the shape of report.json, as soon as the walk has ended."""
    from audits import reports

    if found.entries:
        part = _bare_run(found.entries, order)
        unfinished.keep(f"walk-{found.number + 1:04d}.json", reports.FORMATS["json"].render(part, None))


def _bare_run(entries: Sequence[Entry], order: _Order) -> Run:
    return Run(
        title=load_strings(order.lang or FALLBACK).render("audit.title"),
        answers=order.wanted.answers,
        remarks=order.remarks,
        profile=order.wanted.profile,
        entries=entries,
        tool="mingbai",
        version=version("mingbai"),
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        columns=tuple(
            name for name in COLUMNS if name in ACROSS or len(order.grid.choices.get(name, ())) > 1
        ),
        control={"design": controls} if (controls := _controls(order)) else {},
    )


def _run(entries: Spool, order: _Order, *, complete: bool) -> Run:
    control = (entry for entry in entries if entry.context["design"] in control_designs())
    expected = judge(_to_find(order), control)
    steps = step_labels(order.plans, {entry.context["state"] for entry in entries})
    return replace(
        _bare_run(entries, order),
        complete=complete,
        expected=expected,
        labels={language: labels(language, _chosen(order.plans)) | steps for language in language_names()},
    )


def _controls(order: _Order) -> tuple[str, ...]:
    """Return the designs that are walked and expected to fail, beside one that is not.

    Without such a one they are what somebody wants to know about, and their violations count.
    """
    return _controls_among(order.plans)


def _controls_among(plans: Sequence[Plan]) -> tuple[str, ...]:
    met = _chosen(plans).get("design", ())
    expected = control_designs()
    alone = all(name in expected for name in met)
    return () if alone else tuple(name for name in expected if name in met)


def _to_find(order: _Order) -> list[ToFind]:
    """Return the defects which this audit has to find: those by operating only where it is thorough."""
    return [defect for defect in _there(order) if order.wanted.thorough or not _is_operated(defect)]


def _is_operated(defect: ToFind) -> bool:
    """Tell whether a defect shows only to a rule that operates the app."""
    return defect.rule in ONLY_OPERATING


def _there(order: _Order) -> list[ToFind]:
    """Return the defects of the designs that are walked which the profile has rules for."""
    designs, themes = set(_chosen(order.plans).get("design", ())), order.grid.choices.get("theme", ())
    known: list[ToFind] = [
        defect
        for defect in load_known_defects()
        if REPORTED in designs and (defect.theme is None or defect.theme in themes)
    ]
    faulty = [design for design in control_designs() if design in designs]
    planted = (defect for design in faulty for defect in planted_defects(design))
    rules = profiles.load(order.wanted.profile).rules
    return [defect for defect in (*known, *planted) if defect.rule in rules]


def _chosen(plans: Sequence[Plan]) -> dict[str, list[str]]:
    """Return the choices that are met in each dimension."""
    chosen: dict[str, list[str]] = {}
    for each in plans:
        for name, choice in {**each.arguments, **each.script.launch_arguments}.items():
            chosen.setdefault(name, []).append(choice)
    return chosen

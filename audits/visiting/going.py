"""Visit an app in this process: start it on virtual time, take the steps, audit, and explore beyond."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, nullcontext, suppress
from dataclasses import replace
from itertools import count, islice
from typing import TYPE_CHECKING

from ..alive import latest_so_far
from ..errors import CheckError, InputError
from ..model import Entry, Remark, Report
from ..target import starting as targets
from ..target.environment import prepare_kivy
from ..target.explaining import Target, explained_under_audit, hard_exit_raised
from ..target.opengl import require_window
from ..target.ownsize import own_size
from ..target.themes import system_theme
from ..writing.plaintext import counted
from .icons import Icons
from .shown import come_to_rest, root_of_window, uppermost
from .theming import Fresh, colours, is_started_in, other_themes, started_anew, themed
from .visit import Begun, Looks, Moved, Phase, Step, Themes, Visit

if TYPE_CHECKING:
    from ..driving.clock import VirtualTime
    from ..driving.driver import Driver
    from ..exploring.explorer import Explorer
    from ..exploring.surviving import Survivor

Told = Callable[[object], None]
START_S = 3.0  # what is due within this time after the start is waited for: a splash screen's end
_MOST_PARTS = 12  # of one list: who scrolls that far sees rows like those before


def entries(visit: Visit, told: Told) -> Iterator[Entry | Begun | Themes | Looks]:
    """Yield an entry for each screen state of an app, each as soon as it is audited; its themes before.

    A visit that starts the app anew in a theme yields its colours alone. Icons that bear other names than
    on the screens before are remarked.

    ``told`` gets further messages. Kivy must not have been imported before. Raises InputError where
    the app cannot be started, or a step cannot be taken.
    """
    icons = Icons()
    for each in _visited(visit, once(told)):
        yield icons.compared(each) if isinstance(each, Entry) else each


def _visited(visit: Visit, told: Told) -> Iterator[Entry | Begun | Themes | Looks]:
    with ExitStack() as stack:
        target = _alone(visit, told, stack) if visit.explore else visit.target
        prepare_kivy(*visit.size, off_screen=True)
        require_window()
        from .. import engine
        from ..driving.clock import virtual_time
        from ..driving.driver import Driver

        engine.install()
        stack.enter_context(hard_exit_raised())
        stack.enter_context(system_theme(visit.theme))
        time = stack.enter_context(virtual_time(of_app=True))
        with nullcontext() if visit.size_asked else own_size(), started_anew(visit, target) as begun:
            targets.start(target)
        driver = Driver(root_of_window, time)
        driver.start()
        stack.callback(driver.stop)
        told(Phase.AUDITING)
        with explained_under_audit(target):
            raised = _start(visit, driver, time)
            if visit.anew:
                _take(visit, driver)
                if not any(begun) or not is_started_in(visit, target, driver):
                    return
            elif visit.theme is not None:
                yield themed(visit, target, driver)
        if visit.anew:
            yield from _looks(visit, target, driver, told, stack)
            return
        _take(visit, driver)
        if visit.explore:
            yield from _explored(visit, target, driver, told, stack, raised)
        else:
            with explained_under_audit(target):
                yield Entry({"screen": _name(visit, driver)}, looking(visit, target, driver, raised)())


def _alone(visit: Visit, told: Told, stack: ExitStack) -> Target:
    """Isolate an app before any of its code runs; return its copy."""
    from ..exploring.alone import alone

    room = stack.enter_context(alone(visit.target, told))
    told(Moved(room.target.folder, room.folder))
    return room.target


def once(told: Told) -> Told:
    """Say each thing once, however often it happens."""
    said: set[object] = set()

    def tell(line: object) -> None:
        if line not in said:
            said.add(line)
            told(line)

    return tell


def _start(visit: Visit, driver: Driver, time: VirtualTime) -> list[Remark]:
    """Let the app come to rest after its start, past a splash screen, and let it run on as asked.

    Returns what it raised on the way.
    """
    from ..driving.frames import Frames
    from ..driving.witness import Witness

    witness = Witness(bear=True)
    with witness.watching():
        with suppress(CheckError), witness.noting():
            Frames(time, soon_s=START_S).settle()
        with witness.noting():
            driver.frames.live(visit.wait)
        with suppress(CheckError), witness.noting():
            driver.frames.settle()
    return witness.remarks


def _take(visit: Visit, driver: Driver) -> None:
    """Take the steps to the screen that is asked for."""
    for number, step in enumerate(visit.steps, start=1):
        try:
            _step(step, driver)
        except CheckError as error:
            raise InputError(
                f"step {number}, {step.kind} {step.what!r}: {error}", "", visit.target.text
            ) from error
        come_to_rest(driver)


def _step(step: Step, driver: Driver) -> None:
    from ..driving.gestures import Selector, Tap
    from ..exploring.actions import turn

    if step.kind == "screen":
        turn(step.what, driver)
    elif step.kind == "tap":
        driver.tap(Tap(Selector(text=step.what)))
    else:
        driver.frames.let_pass(float(step.what))


def _name(visit: Visit, driver: Driver) -> str:
    from ..exploring.structure import screen_name

    return screen_name(driver.sight.look(), visit.target.short)


def looking(visit: Visit, target: Target, driver: Driver, raised: list[Remark]) -> Callable[[], Report]:
    """Return what audits the app as it is; the first report says what the app had ``raised`` before."""
    from .. import engine
    from ..commandline.progress import tracking
    from ..repair.proof import Prover

    fresh = Fresh(visit.fresh)
    prover = Prover(token_files=visit.tokens, themes=other_themes(visit, target, driver))

    def look() -> Report:
        root = uppermost()
        anew = fresh.of(_structure(driver)) if visit.fresh else None
        request = engine.Request(
            visit.profile, visit.rules, probe=visit.probe, switch=visit.explore > 0, fresh=anew
        )
        report = engine.audit(root, request)
        if visit.explore:
            report = report.without_unseen()  # that is gone to; what was not pressed is told at the end
        report = replace(report, remarks=(*raised, *report.remarks))
        raised.clear()
        return prover.prove(root, report, tracking) if visit.repairs else report

    return look


def _explored(  # noqa: PLR0913, PLR0917 - what is explored, and by what means
    visit: Visit, target: Target, driver: Driver, told: Told, stack: ExitStack, raised: list[Remark]
) -> Iterator[Entry | Begun]:
    explorer, survivor = _explorer(visit, target, driver, told, stack)
    look = looking(visit, target, driver, raised)
    for met in explorer.screens():
        way = " → ".join(met.way) or "at the start"
        yield Begun({"screen": met.name, "way": way})
        for number, report in enumerate(through(look, survivor, met.name)):
            yield Entry({"screen": met.name, "way": f"{way} ↓{number}" if number else way}, report)
    left, screens = explorer.unpressed
    told(f"explored with {counted(explorer.pressed, 'press')}: {counted(explorer.count, 'screen')}")
    if left:
        told(
            f"not pressed: {counted(left, 'control')} on {counted(screens, 'screen')}; "
            "a larger --explore presses more"
        )


def _looks(visit: Visit, target: Target, driver: Driver, told: Told, stack: ExitStack) -> Iterator[Looks]:
    """Yield the colours of the page that is shown, and of each that exploring meets."""
    if not visit.explore:
        yield Looks(_structure(driver), colours())
        return
    explorer, survivor = _explorer(visit, target, driver, told, stack)
    found: list[Looks] = []
    for met in explorer.screens():
        survivor.run(lambda: found.append(Looks(_structure(driver), colours())), f"while {met.name} is shown")
        while found:
            yield found.pop()


def _structure(driver: Driver) -> Hashable:
    from ..exploring.structure import signature

    return signature(driver.sight.look())


def _explorer(
    visit: Visit, target: Target, driver: Driver, told: Told, stack: ExitStack
) -> tuple[Explorer, Survivor]:
    from ..exploring.explorer import Explorer
    from ..exploring.surviving import Survivor, closing_told

    survivor = Survivor(target, visit.target.where, told)
    stack.enter_context(closing_told(lambda: told(f"{survivor.doing}: the app closes itself")))
    return Explorer(driver, visit.explore, visit.seed, survivor.run, visit.target.short), survivor


def through(look: Callable[[], Report], survivor: Survivor, name: str) -> Iterator[Report]:
    """Yield a report on each part of the page that is shown.

    Where the app ends the audit of the first part, that is what was found until then.
    """
    from ..driving.screenfuls import all_screenfuls
    from ..exploring.page import page_reports
    from ..exploring.surviving import AUDIT_S

    reports = page_reports(all_screenfuls(uppermost(), _MOST_PARTS), look)
    found: list[Report] = []
    for number in count():
        with latest_so_far() as unfinished:
            survivor.run(lambda: found.extend(islice(reports, 1)), f"while {name} is audited", AUDIT_S)
        if len(found) > number:
            yield found[number]
            continue
        if not found:
            yield from unfinished
        return

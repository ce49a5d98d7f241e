"""A walk on somebody else's app, as a job for a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import CheckError
from app.walkthrough.apps.other import OtherApp
from app.walkthrough.apps.own_names import own_names
from app.walkthrough.playing.plan import Plan
from app.walkthrough.script.commands.base import Step
from audits.started import started_in
from audits.target.environment import prepare_kivy
from audits.target.explaining import Target
from audits.target.opengl import require_window
from audits.visiting.visit import Moved, Phase

if TYPE_CHECKING:
    from app.walkthrough.apps.stage import AppStage
    from audits.driving.driver import Driver


Say = Callable[[object], None]
Watch = Callable[["AppStage", "Driver", Say], Callable[[Step], None]]


@dataclass(frozen=True, slots=True)
class Played:
    """A step passed; it stands at this place."""

    where: str


@dataclass(frozen=True, slots=True)
class AppWalk:
    """One flow on one app. Yields the trace, also of a walk that is interrupted."""

    app: OtherApp
    plan: Plan

    @property
    def target(self) -> Target:
        """The app."""
        return self.app.target

    @property
    def time_limit(self) -> float:
        """For how long the app may give no sign of life, in real s."""
        return self.app.time_limit

    @property
    def phase(self) -> Phase:
        """What is being done with the app, once it has started."""
        return Phase.WALKING

    def results(self, say: Say) -> Iterator[object]:
        """Play the flow, in the process of the app. Raises InputError where the app cannot be started."""
        return self.played(say)

    def played(self, say: Say, watch: Watch | None = None) -> Iterator[object]:
        """Play the flow; what ``watch`` gives is called after each step that passed. Raises InputError."""
        with running(self.app, self.plan, say) as (stage, tell):
            from app.walkthrough.evidence.camera import Camera
            from app.walkthrough.playing.keeping import Keeper
            from app.walkthrough.playing.player import Player
            from app.walkthrough.playing.pressing import pressing
            from audits.exploring.surviving import PRESS_S, limited

            def look(step: Step) -> None:
                tell(Played(str(step.where)))
                if watched is not None:
                    watched(step)

            camera = Camera()
            with Keeper(camera).recording(self.plan.kept) as record:
                player = Player(stage, stage.time, camera.snap, look=look, record=record)
                player.driver.frames.strict = False
                stage.closed = player.stop
                watched = None if watch is None else watch(stage, player.driver, tell)
                with (
                    limited(PRESS_S),
                    suppress(CheckError),  # where it cannot be started: told below
                    pressing(player.driver, self.plan),
                ):
                    player.play(self.plan.script, self.plan.arguments)
            if stage.failure is not None and not stage.started:
                raise stage.failure
            trace = player.trace
        yield trace  # once our own modules have their names again


@contextmanager
def running(app: OtherApp, plan: Plan, say: Say) -> Iterator[tuple[AppStage, Say]]:
    """Prepare this process for an app, and give the stage that starts it. Kivy must not be imported before.

    ``say`` gets what the app tries that it may not do, in words; the one that is given with the stage takes
    objects of ours, too. What the plan keeps is written.
    """
    started_in()  # before the app's folder becomes the current one
    with ExitStack() as stack:
        from audits.exploring.alone import alone
        from audits.visiting.going import once

        # In a home of its own, it is empty each time; and it must not be cleared with the app's files.
        os.environ["MESA_SHADER_CACHE_DISABLE"] = "true"
        kept = () if plan.kept is None else (plan.kept.out,)
        room = stack.enter_context(alone(app.target, once(say), kept))
        say(Moved(room.target.folder, room.folder))
        prepare_kivy(*app.size, off_screen=True)
        require_window()
        from app.walkthrough.apps.stage import AppStage
        from audits import engine
        from audits.driving.clock import virtual_time
        from audits.exploring.surviving import closing_told
        from audits.target.themes import system_theme

        engine.install()
        stack.enter_context(system_theme(app.theme))
        time = stack.enter_context(virtual_time(of_app=True))
        stage = AppStage(room, time, app, plan.arguments)
        stack.enter_context(closing_told(stage.close))
        ours = stack.enter_context(own_names(room.target.folder))

        def say_ours(what: object) -> None:
            with ours():
                say(what)

        yield stage, say_ours

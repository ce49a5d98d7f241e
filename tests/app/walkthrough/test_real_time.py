"""A walk reads no real clock: neither our code nor Kivy's, whatever the script does."""

from __future__ import annotations

import ast
import sys
import time as real
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import FrameType

import kivy
import pytest

from app.walkthrough.evidence.record import Kept
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.run import walk_session
from app.walkthrough.script.library import find_flows
from audits.driving.clock import VirtualTime

# Kivy's modules that hold the real time and may: none of them runs in a walk, which has no network, devices,
# sound or film, or they are the clock itself, whose reading and sleeping are replaced.
_MAY_HOLD = {
    "kivy.clock": "the clock",
    "kivy.compat": "the clock's source",
    "kivy.core.audio.audio_ffpyplayer": "sound",
    "kivy.core.video.video_ffpyplayer": "film",
    "kivy.input.providers.mtdev": "a device",
    "kivy.loader": "its threads' sleep; they do not run",
    "kivy.network.urlrequest": "the network",
}
_NO_LIBRARY = ("tests", "tools", "lib", "deps", "include")
_CLOCKS = ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep")
_OURS = ("kivy", "app", "screens", "audits")
_TELLS = "app.walkthrough.playing.stopwatch"  # only measures, for reports, how long a step took


def _modules_with_time() -> Iterator[str]:
    """Yield the names of Kivy's modules that import ``time``, or something from it, at their top."""
    top = Path(kivy.__file__).parent
    for file in sorted(top.rglob("*.py")):
        parts = file.relative_to(top).with_suffix("").parts
        if parts[0] not in _NO_LIBRARY and any(map(_imports_time, ast.parse(file.read_text("utf-8")).body)):
            yield ".".join(("kivy", *parts)).removesuffix(".__init__")


def _imports_time(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "time"
    return isinstance(node, ast.Import) and any(each.name == "time" for each in node.names)


def test_every_module_of_kivy_that_measures_time_has_the_virtual_one(time: VirtualTime) -> None:
    found = set(_modules_with_time())
    assert found >= _MAY_HOLD.keys()
    for name in found - _MAY_HOLD.keys():
        assert name in sys.modules, f"{name} would take the real time when a walk imports it"
        held = import_module(name).time
        assert getattr(held, "time", held)() == time.now, name


@contextmanager
def _readings() -> Iterator[list[str]]:
    """Note who reads a real clock, or sleeps, by the names of their modules."""
    clocks = {id(getattr(real, name)) for name in _CLOCKS}
    found: list[str] = []

    def note(frame: FrameType, event: str, called: object) -> None:
        if event != "c_call":
            return
        whose = getattr(called, "__self__", None)
        is_date = isinstance(whose, type) and issubclass(whose, date)
        if id(called) in clocks or (
            is_date and getattr(called, "__name__", "") in ("now", "today", "utcnow")
        ):
            found.append(f"{frame.f_globals.get('__name__')}:{frame.f_lineno}")

    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(None)


def _by_us(readings: list[str]) -> list[str]:
    ours = {each for each in readings if each.partition(":")[0].partition(".")[0] in _OURS}
    return sorted(each for each in ours if each.partition(":")[0] != _TELLS)


@pytest.mark.parametrize("read", [real.time, real.monotonic, real.perf_counter, datetime.now, date.today])
def test_a_reading_is_noticed(read: Callable[[], object]) -> None:
    with _readings() as found:
        read()
    assert [each.partition(":")[0] for each in found] == [__name__]


def test_a_walk_reads_no_real_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from kivy.clock import ClockBase

    def refuse(*_: object) -> float:
        raise AssertionError("Kivy's clock was read, not the virtual one")

    scripts = find_flows(["readable-in-the-dark", "happy-ios", "tour"])  # they audit, type and scroll
    with walk_session() as stage:
        monkeypatch.setattr(ClockBase, "time", refuse)
        monkeypatch.setattr(ClockBase, "usleep", refuse)
        with _readings() as found:
            traces = [
                stage.play(Plan(script, {}, Kept(tmp_path, script.id, True, True))) for script in scripts
            ]
        monkeypatch.undo()
    assert [trace.failure for trace in traces] == [None] * len(scripts)
    assert _by_us(found) == []

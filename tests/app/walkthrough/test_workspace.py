"""Folders of flows, and what their config.yaml says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.commands import walk
from app.errors import InputError
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.playing.parallel import Ended
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows

from .play import Write


def names(folder: Path, **more: list[str]) -> list[str]:
    return [script.name for script in find_flows([str(folder)], **more)]


@pytest.fixture
def folder(flow: Write) -> Path:
    """Four flows, one of them in a folder."""
    flow("- back", "tags: [a, slow]", name="one.yaml")
    flow("- back", "tags: [b]", name="two.yaml")
    flow("- back", "name: The third", name="three.yml")
    return flow("- back", "tags: [a]", name="sub/four.yaml").parents[1]


def config(folder: Path, text: str) -> None:
    (folder / "config.yaml").write_text(text, encoding="utf-8")


def test_a_folder_without_config_holds_what_lies_in_it(folder: Path) -> None:
    assert names(folder) == ["one", "The third", "two"]
    config(folder, "")
    assert names(folder) == ["one", "The third", "two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flows: '**'", ["one", "four", "The third", "two"]),
        ("flows: ['sub/*']", ["four"]),
        ("flows: ['t{wo,hree}.*']", ["The third", "two"]),
        ("flows: ['**']\nincludeTags: [a]", ["one", "four"]),
        ("flows: ['**']\nincludeTags: [a]\nexcludeTags: slow", ["four"]),
        ("excludeTags: [a]\nanything: { else: 1 }", ["The third", "two"]),
    ],
)
def test_config_says_which_files_are_flows(folder: Path, text: str, expected: list[str]) -> None:
    config(folder, text)
    assert names(folder) == expected


def test_flows_in_order_come_first_whatever_they_look_like(folder: Path) -> None:
    config(folder, "executionOrder: { continueOnFailure: false, flowsOrder: [two, The third] }")
    scripts = find_flows([str(folder)])
    plans = plan(scripts, lambda fixed: iter([{"theme": "dark"}, {"theme": "light"}]))
    assert [each.script.name for each in plans][::2] == ["two", "The third", "one"]
    assert [script.goes_on for script in scripts] == [False] * 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("flows: ['none/*']", "no file fits none/"),
        ("includeTags: [zzz]", "the tags of its config.yaml leave no flow"),
        ("executionOrder: { flowsOrder: [tow] }", "unknown flow 'tow'; did you mean 'two'"),
        ("flows: { a: b }", "config.yaml:1:8: a mapping stands here"),
    ],
)
def test_a_mistake_in_a_config_is_told(folder: Path, text: str, message: str) -> None:
    config(folder, text)
    with pytest.raises(InputError) as raised:
        find_flows([str(folder)])
    assert message in str(raised.value)


def test_tags_may_be_left_out(folder: Path) -> None:
    assert names(folder, without=["a"]) == ["The third", "two"]


def test_tags_that_are_asked_for_count_beside_those_of_the_config(folder: Path) -> None:
    config(folder, "includeTags: [a]")
    assert names(folder, tags=["b"]) == ["one", "two"]


def test_a_matrix_plays_a_flow_with_each_choice(flow: Write) -> None:
    path = flow(
        "- launchApp: { arguments: { platform: ios } }", "matrix: { theme: all, platform: [android] }"
    )
    plans = plan(find_flows([str(path)]), lambda fixed: iter([{"language": "en"}]))
    assert [dict(each.arguments) for each in plans] == [
        {"language": "en", "theme": "light"},
        {"language": "en", "theme": "dark"},
    ]


def test_nothing_is_played_after_a_failure_where_config_says_so(folder: Path) -> None:
    config(folder, "executionOrder: { continueOnFailure: false, flowsOrder: [two, one] }")
    plans = plan(find_flows([str(folder)]), lambda fixed: iter([{}]))
    fails = "two"

    def film(asked: Sequence[Plan], keep: Ended) -> Iterator[Trace]:
        for number, each in enumerate(asked):
            result = Result.FAILED if each.script.id == fails else Result.PASSED
            trace = Trace(each.script.id, "", (), {}, [TraceStep("", "back", "", result, 0.0, message="x")])
            keep(number, trace)
            yield trace

    kept: list[tuple[int, str]] = []

    def played() -> list[str]:
        kept.clear()
        traces = walk._in_turn(plans, lambda number, trace: kept.append((number, trace.flow)), film)
        return [f"{trace.flow} {trace.result}" for trace in traces]

    assert played() == ["two failed", "one skipped", "three skipped"]
    fails = "three"
    assert played() == ["two passed", "one passed", "three failed"]
    assert kept == [(0, "two"), (1, "one"), (2, "three")]

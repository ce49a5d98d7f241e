"""What flows cost people: counted from a record, predicted from the operators, without Kivy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.content.operators import BOUNDS, FILE, load_operators
from app.errors import InputError
from app.walkthrough.effort.acts import Act, Counts, Kind, count, screens_of
from app.walkthrough.effort.cost import Cost, goals
from app.walkthrough.effort.page import page
from app.walkthrough.effort.predicting import difficulty, predict
from app.walkthrough.effort.recorded import acts_of


def node(depth: int, name: str = "", id: str = "", **more: object) -> dict[str, Any]:  # noqa: A002
    return {
        "depth": depth,
        "class": "Box",
        "id": id,
        "name": name,
        "states": [],
        "rect": [0, 0, 80, 40],
        **more,
    }


def step(command: str, tree: str | None = None, **more: object) -> dict[str, Any]:
    empty = {"detail": "", "target": None, "touched": None, "touch": None, "scrolled": "", "took_s": 0.5}
    return {"type": "step", "command": command, "result": "passed", "tree": tree, **empty, **more}


HOME = [node(0, id="screen-home"), node(1, "Pay me", id="pay"), node(2, "Pay"), node(2, "me")]
LINES: list[Mapping[str, Any]] = [
    {"type": "walk"},
    {"type": "tree", "id": "a", "from": None, "edits": [[0, 0, HOME]]},
    step("launchApp", "a"),
    {"type": "tree", "id": "b", "from": "a", "edits": [[0, 1, [node(0, id="screen-name")]], [2, 3, []]]},
    step("tapOn", "b", touch=[40, 20], target=HOME[1], scrolled="DOWN DOWN"),
    step("assertVisible", "b"),
    {"type": "tree", "id": "c", "from": "b", "edits": [[1, 1, [node(1, "Secret", private=True)]]]},
    step("inputText", "c", detail="3 characters"),
    step("tapOn", "a", result="skipped"),
    step("advanceTime", "c", took_s=60.0),
    step("back", "a"),
    step("tapOn", "b", touch=[40, 20], target=HOME[1]),
    {"type": "end"},
]


def test_a_record_tells_what_a_person_does_and_sees() -> None:
    acts = acts_of(LINES)
    assert [act.kind for act in acts] == [Kind.TAP, Kind.TYPE, Kind.WAIT, Kind.TAP, Kind.TAP]
    assert acts[0] == Act(Kind.TAP, (40, 20), 40, swipes=2, screen="name", read=len("Pay" + "me"))
    assert acts[1].characters == 3
    assert acts[1].read == 0, "what was typed is not read"
    assert acts[3].read == len("Pay")
    assert screens_of(acts) == ["name", "home", "name"]
    assert count(acts) == Counts(
        steps=4, taps=3, swipes=2, screens=3, backtracks=1, typed=3, read=8, waits=1, waited_s=60.0
    )


def test_a_time_is_the_sum_of_its_operators() -> None:
    operators = load_operators()
    act = Act(Kind.TAP, (195, 804), 40, screen="a", read=10)
    assert difficulty((195, 844), act) == 1.0, "one bit: as far as it is wide"
    times = predict([act, Act(Kind.TYPE, characters=4, screen="a")], operators, "zh-CN")
    for bound in BOUNDS:
        figure = {name: getattr(each, bound) for name, each in operators.items()}
        parts = times[bound]
        assert parts.thinking == pytest.approx(2 * figure["think"])
        assert parts.moving == pytest.approx(figure["press"] + figure["bit"])
        assert parts.typing == pytest.approx(4 * figure["character"])
        assert parts.reading == pytest.approx(10 * figure["read_zh"] * figure["share_read"])
    assert times["low"].total < times["likely"].total < times["high"].total
    assert (
        predict([act], operators, "en")["likely"].reading
        < predict([act], operators, "zh-CN")["likely"].reading
    )


def test_nothing_costs_nothing() -> None:
    assert predict([], load_operators(), "en")["high"].total == 0
    assert predict([Act(Kind.WAIT, seconds=99)], load_operators(), "en")["high"].total == 0


@pytest.mark.parametrize(
    ("found", "instead", "wrong"),
    [
        (
            "likely = 1.35",
            "likely = 9.0",
            "operators.think has the figures 0.6, 9.0, 1.75; give low, likely and high",
        ),
        ("low = 0.6", 'low = "fast"', "operators.think.low is 'fast'; give a number"),
        ("[operators.press]", "[operators.pres]", "unknown operator 'pres'; did you mean 'press'?"),
        ('unit = "s/bit"\n', "", "operators.bit: the key 'unit' is missing"),
    ],
)
def test_a_wrong_figure_is_told_with_its_place(found: str, instead: str, wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "operators.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(found, instead, 1), encoding="utf-8")
    with pytest.raises(InputError) as told:
        load_operators(file)
    assert wrong in str(told.value)
    assert str(told.value).startswith(f"{file}:")


def cost(flow: str, design: str, platform: str = "ios") -> Cost:
    acts = acts_of(LINES)
    times = predict(acts, load_operators(), "en")
    return Cost(
        flow, flow, {"design": design, "platform": platform, "theme": "light"}, count(acts), times, ["a"]
    )


def test_designs_with_one_goal_stand_side_by_side_and_so_do_phones() -> None:
    costs = [cost("pay-clear", "clear"), cost("pay-reported", "reported"), cost("happy-ios", "clear")]
    costs += [cost("happy-android", "clear", "android"), cost("tour", "clear")]
    assert {group: [each.flow for each in them] for group, them in goals(costs).items()} == {
        ("pay", "ios"): ["pay-reported", "pay-clear"],
        ("happy", ""): ["happy-android", "happy-ios"],
        ("tour", "ios"): ["tour"],
    }


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_page_says_what_it_stands_on(language: str) -> None:
    told = page([cost("pay-<b>", "clear")], load_operators(), language)
    assert "Card, Moran &amp; Newell 1980" in told
    assert "pay-&lt;b&gt;" in told
    assert ("没有做过用户实测" in told) is (language == "zh-CN")

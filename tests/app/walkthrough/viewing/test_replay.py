"""trace.html: self-contained, safe, small, and used with the keyboard."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.viewing.pages import duration, languages
from app.walkthrough.viewing.replay import render_replay
from tests.audits.reports.test_html import HOSTILE, Page

from .browser import CHROMIUM, used
from .sample import failing_lines, node, step, tree, walk_lines, write_walk

Lines = list[dict[str, Any]]


@pytest.fixture
def page(tmp_path: Path) -> Callable[[Lines], str]:
    """Write a walk and return its page."""
    return lambda lines: "".join(render_replay(read_walk(write_walk(tmp_path, lines) / "trace.jsonl")))


def data(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_it_needs_nothing_else_and_has_each_picture_once(page: Callable[[Lines], str]) -> None:
    text = page(walk_lines())
    tags = Page(text)
    for _, attributes in tags.tags:
        for name in ("src", "href", "srcset", "action", "poster", "data"):
            assert attributes.get(name, "#").startswith(("#", "data:"))
    assert "url(" not in text.partition("</style>")[0]
    policy = next(meta["content"] for meta in tags.all("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'")
    ids = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [name for name in ids if name.startswith("p-")] == ["p-red", "p-green", "p-blue"]


def test_every_language_has_the_same_words() -> None:
    first, *others = languages()
    for other in others:
        plural = {key for key in first.texts if key.endswith("_one")}
        assert {*first.texts} - plural <= {*other.texts}
        for key in {*first.texts} & {*other.texts}:
            assert set(re.findall(r"{\w+}", other.texts[key])) == set(
                re.findall(r"{\w+}", first.texts[key])
            ), key


def test_steps_say_what_was_touched_and_what_changed(page: Callable[[Lines], str]) -> None:
    told = data(page(walk_lines()))
    last = told["steps"][-1]
    kinds = {tuple(row) if len(row) == 2 else (*row[:2], told["nodes"][row[2]][3]) for row in last["rows"]}
    assert kinds == {("~", 1, "Send"), ("+", 2)}
    assert last["touch"] == [45, 155]
    assert told["nodes"][last["touched"][0]][1:3] == ["Button", "send"]


def test_a_block_is_no_picture_of_the_strip(page: Callable[[Lines], str]) -> None:
    frames = [a["data-frame"] for a in Page(page(walk_lines())).all("a") if "data-frame" in a]
    assert frames == ["1", "3", "4"]


def test_a_failure_and_what_was_not_reached_are_told(page: Callable[[Lines], str]) -> None:
    text = page(failing_lines())
    said = " ".join("".join(Page(text).words).split())
    assert "Failed at step 4" in said
    assert "is covered by 'News'" in said
    assert "1 step was not reached" in said
    assert "assertVisible Done" in said


def test_hostile_names_stay_words(page: Callable[[Lines], str]) -> None:
    lines = walk_lines(name=HOSTILE, app=HOSTILE, variant={HOSTILE: HOSTILE})
    lines[1] = tree("t1", [node(HOSTILE, HOSTILE + "\u202e", id=HOSTILE)])
    lines[2] = step(1, HOSTILE, HOSTILE, label=HOSTILE, message=HOSTILE, tree="t1", after="red")
    text = page(lines)
    assert "<img src=x" not in text
    assert "\u202e" not in text
    assert data(text)["nodes"][0][3].startswith(HOSTILE)
    scripts = Page(text).all("script")
    assert len(scripts) == 2 + 3, "its own, its data, and three pictures"


def test_a_walk_without_pictures_or_steps_is_a_page(page: Callable[[Lines], str], tmp_path: Path) -> None:
    bare = [step(1, "tapOn")]
    assert not [link for link in Page(page([walk_lines()[0], *bare])).all("a") if "data-frame" in link]
    assert Page(page(walk_lines()[:1]))
    folder = write_walk(tmp_path, walk_lines())
    (tmp_path / "pictures" / "green.webp").unlink()
    text = "".join(render_replay(read_walk(folder / "trace.jsonl")))
    assert 'id="p-green"' not in text


def test_two_thousand_steps_stay_small(page: Callable[[Lines], str]) -> None:
    """Each step scrolls a page of twenty rows, which changes the place of every one of them."""
    head, *_ = walk_lines()
    lines: Lines = [head]
    for number in range(1, 2001):
        rows = [
            node("Row", f"Row {n}", id=f"row-{n}", depth=1, rect=[0, n + number, 90, n + 9])
            for n in range(20)
        ]
        lines += [
            tree(f"t{number}", rows),
            step(number, "tapOn", "id 'row-1'", tree=f"t{number}", after="red"),
        ]
    text = page(lines)
    assert len(text) < 4_000_000
    assert len(data(text)["nodes"]) == 20


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.583, "583 ms"), (12.468, "12.47 s"), (61, "1 min 1 s"), (43221.4, "12 h 0 min 21 s"), (0, "0 ms")],
)
def test_times_are_read_easily(seconds: float, told: str) -> None:
    assert duration(seconds) == told


KEYS = """
const press = (key, target = document.body) => {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};
const at = () => location.hash;
said.opened = at();
press("Home"); said.home = at();
press("ArrowRight"); press("ArrowRight"); said.right = at();
said.touch = document.querySelectorAll(".before circle").length;
said.current = document.querySelector(".list [aria-current]").dataset.step;
press("End"); said.end = at();
press("ArrowLeft"); said.left = at();
press("/"); said.searching = document.activeElement.type;
const search = document.querySelector("[type=search]");
search.value = "send"; search.dispatchEvent(new Event("input"));
search.form.requestSubmit(); said.found = at();
const rows = [...document.querySelectorAll("[data-step]")];
said.listed = rows.filter((each) => !each.parentElement.hidden).length;
press("Escape", search);
location.hash = "#1"; await new Promise((done) => setTimeout(done, 50));
said.linked = document.querySelector(".list [aria-current]").dataset.step;
const images = [...document.querySelectorAll(".shots img, .strip img")];
said.pictures = images.filter((each) => each.src.startsWith("blob:")).length;
"""


def test_it_is_used_with_the_keyboard_and_axe_finds_nothing(
    page: Callable[[Lines], str], tmp_path: Path
) -> None:
    text = page(failing_lines())
    if CHROMIUM is None:  # then what the script relies on is there
        assert [link["data-step"] for link in Page(text).all("a") if "data-step" in link] == list("1234")
        return
    said = used(text, KEYS, tmp_path)
    assert said.pop("axe") == []
    assert said == {
        **{
            "opened": "#4",
            "home": "#1",
            "right": "#3",
            "touch": 3,
            "current": "3",
            "end": "#4",
            "left": "#3",
        },
        **{"searching": "search", "found": "#4", "listed": 1, "linked": "1", "pictures": 4},
    }

"""The map of the screens: each once, readable, and bounded."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

from hypothesis import given
from hypothesis import strategies as st

from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.viewing.flowmap.drawing import flow_map, shortened
from app.walkthrough.viewing.flowmap.graph import Graph
from app.walkthrough.viewing.flowmap.layout import layout
from tests.audits.reports.test_html import HOSTILE

from .sample import node, step, tree, walk_lines, write_walk

NAMES = st.sampled_from("abcdefgh")


def graph_of(tmp_path: Path, *walks: list[dict[str, object]]) -> Graph:
    graph = Graph()
    for number, lines in enumerate(walks):
        graph.add(read_walk(write_walk(tmp_path, lines, f"walk-{number}") / "trace.jsonl"))
    return graph


def test_screens_are_met_once_and_steps_lead_from_one_to_another(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, walk_lines(), walk_lines(flow="again"))
    assert {name: (screen.title, screen.starts) for name, screen in graph.screens.items()} == {
        "home": ("Home", 2),
        "pay-screen": ("Pay", 0),
    }
    (way,) = graph.ways.values()
    assert (way.source, way.target, dict(way.labels), way.flows) == (
        "home",
        "pay-screen",
        {"Pay": 2},
        {"pay", "again"},
    )


def test_what_lies_on_top_is_the_screen(tmp_path: Path) -> None:
    dialog = tree("t9", [node("HomeScreen", "Home", id="home"), node("Popup", "Sure?", id="ask")])
    lines = [
        *walk_lines()[:3],
        dialog,
        step(2, "tapOn", "Pay", after="black", tree="t9"),
        step(3, "back", after="red", tree="t1"),
    ]
    graph = graph_of(tmp_path, lines)
    assert list(graph.screens) == ["home", "ask"]
    assert {link: way.weight for link, way in graph.ways.items()} == {("home", "ask"): 1, ("ask", "home"): 0}


def test_the_map_is_one_svg_with_each_picture_once(tmp_path: Path) -> None:
    lines = walk_lines()
    lines[4] = tree("t2", [node("PayScreen", HOSTILE, id="pay-screen")])
    text = "".join(flow_map(graph_of(tmp_path, lines, lines)))
    root = Xml.fromstring(text)
    images = [each for each in root.iter() if each.tag.endswith("}image")]
    assert len(images) == 2
    assert all(each.attrib["href"].startswith("data:image/webp;base64,") for each in images)
    assert len([each for each in root.iter() if each.tag.endswith("}script")]) == 1, "its own"
    assert not re.search(r"url\((?!#)", text)
    assert len(text) < 40_000


def test_a_map_of_nothing_says_so() -> None:
    text = "".join(flow_map(Graph()))
    assert Xml.fromstring(text) is not None
    assert "No walk recorded a screen." in text


@given(st.dictionaries(st.tuples(NAMES, NAMES).filter(lambda link: link[0] != link[1]), st.integers(0, 3)))
def test_no_two_screens_share_a_place_and_first_ways_lead_down(links: dict[tuple[str, str], int]) -> None:
    placed = layout("abcdefgh", ["a"], links, 3)
    assert set(placed.places) == set("abcdefgh")
    by_row: dict[int, list[float]] = {}
    for column, row in placed.places.values():
        by_row.setdefault(row, []).append(column)
    assert sorted(by_row) == list(range(placed.rows))
    for columns in by_row.values():
        assert all(
            after - before >= 1 for before, after in zip(sorted(columns), sorted(columns)[1:], strict=False)
        )
        assert min(columns) >= 0
        assert max(columns) <= 2
    for child, parent in placed.parents.items():
        assert placed.places[parent][1] < placed.places[child][1]


def test_a_way_back_leads_nowhere_new_where_another_way_does() -> None:
    links = {("a", "b"): 1, ("b", "c"): 1, ("c", "d"): 1, ("b", "d"): 0}
    placed = layout("abcd", ["a"], links, 4)
    assert placed.parents == {"b": "a", "c": "b", "d": "c"}


def test_labels_are_cut_where_they_would_be_too_wide() -> None:
    assert shortened("支付管理", 100) == "支付管理"
    assert shortened("支付管理实名认证", 60) == "支付管理…"
    assert shortened("tap\non", 100) == "tap on"

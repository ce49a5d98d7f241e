"""Whatever an app's texts hold, every format stays what it is: read back by strict parsers."""

from __future__ import annotations

import io
import json
import math
import re
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.walkthrough.evidence import writers
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from audits import reports
from audits.model import Box, Entry, Expected, Finding, Node, Outcome, Report, Run
from audits.reports.summary import print_summary
from audits.writing.plaintext import displayable, encodable
from audits.writing.strictjson import json_text
from tests.audits.reports.test_html import Page

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\ufeff]"
)
ODD = (
    "\x00", "\x1b[31m", "\r", "\x85", "\u202e", "\u2066", "\u200f", "\ud800", "\udfff", "\ufffe", "\uffff",
    "]]>", "<bdi>", "&amp;", "{name}", "%s", "[bold]", "שלום", "</script>", "\"'", "\U0001ffff", "\u2028",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(ODD) | st.text(max_size=8), min_size=1, max_size=4).map("".join)
FIGURES = st.floats() | st.just(np.float32("nan")) | st.just(np.float64("-inf")) | st.just(1e308)


def _no_constant(name: str) -> NoReturn:
    raise AssertionError(f"{name} is no JSON")


def strictly(text: str) -> Any:
    return json.loads(text, parse_constant=_no_constant)


def _run(text: str, figure: float) -> Run:
    node = Node("label", text, text, Box(0, 0, 9, 9), source=f"{text}:3", widget_class=text, identity=text)
    finding = Finding(
        "text-contrast", Outcome.FAILED, node, text, 2.0, 4.5, text,
        data={"fgColor": "#000000", "bgColor": "#333333", "fontSize": text, text: text, "odd": figure},
    )  # fmt: skip
    findings = (
        finding,
        replace(finding, outcome=Outcome.CANT_TELL),
        replace(finding, rule=text, data={text: [figure, {text: b"PNG"}]}, measured=figure, required=figure),
        replace(finding, node=replace(node, box=Box(figure, figure, figure, figure))),
    )
    entry = Entry({"screen": text, text: text}, Report(findings, text, (390, 844)))
    labels = {"en": {f"screen.{text}": text}}
    return Run(text, text, (entry,), text, text, text, {}, True, (Expected(text, False, text, text),), labels)


@settings(max_examples=60, deadline=None)
@given(TEXTS, FIGURES)
def test_reports_hold_any_text_and_any_figure(text: str, figure: float) -> None:
    with TemporaryDirectory() as folder:
        paths = reports.write(_run(text, figure), reports.FORMATS, Path(folder))
        told = {path.suffix: path.read_bytes().decode() for path in paths}
    page = Page(told[".html"])
    assert not ACTING.search(told[".html"])
    assert displayable(text) in "".join(page.words)
    assert len(page.all("script")) == 1
    (result,) = strictly(told[".json"])
    assert escape(encodable(text)) in result["violations"][0]["nodes"][0]["html"]
    assert not ACTING.search(str(strictly(told[".sarif"])))
    suites = ElementTree.fromstring(told[".xml"].encode())
    assert not ACTING.search("".join(str(each.attrib) + (each.text or "") for each in suites.iter()))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_walks_files_hold_any_text(text: str) -> None:
    trace = Trace(text, text, (text,), {text: text})
    trace.steps = [
        TraceStep(text, text, text, Result.PASSED, math.nan, label=text),
        TraceStep(text, text, text, Result.FAILED, 0.0, math.inf, message=f"wrong: {text}"),
    ]
    with TemporaryDirectory() as folder:
        told, junit = (
            path.read_text(encoding="utf-8")
            for path in writers.write([trace], ("json", "junit"), Path(folder))
        )
    assert strictly(told)[0]["name"] == encodable(text)
    (suite,) = ElementTree.fromstring(junit.encode())
    assert suite.get("failures") == "1"


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_terminal_shows_nothing_that_it_obeys(text: str) -> None:
    out = io.StringIO()
    print_summary(_run(text, 1.0).entries[0].report, text, out)
    assert not ACTING.search(out.getvalue())


def test_a_right_to_left_name_is_isolated_from_the_sentence_around_it(tmp_path: Path) -> None:
    (path,) = reports.write(_run("שלום", 1.0), ["html"], tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "Text cannot be made out: “<bdi>שלום</bdi>”" in text
    for part in re.findall(r">([^<>]*שלום[^<>]*)<", text.split("</style>")[1].split("<script>")[0]):
        assert part.strip().strip(":3… ") == "שלום", part


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\u202eb", "a\\u202eb"),
        ("\x00", "\\x00"),
        ("\ud800", "\\ud800"),
        ("\U0001ffff", "\\U0001ffff"),
        ("two\n\tlines", "two\n\tlines"),
        ("é 林𠮷 👩‍💻 ي", "é 林𠮷 👩‍💻 ي"),
    ],
)
def test_escapes_are_those_that_programmers_know(raw: str, shown: str) -> None:
    assert displayable(raw) == shown


def test_json_drops_pictures_and_takes_numpys_figures() -> None:
    value = {"a": np.float32(0.5), "b": b"PNG", "c": np.array([1, 2]), "d": (np.True_, None), 3: {"e"}}
    assert strictly(json_text(value)) == {"a": 0.5, "c": [1, 2], "d": [True, None], "3": ["e"]}


def test_glyphs_of_icon_fonts_are_told_by_their_numbers() -> None:
    assert displayable("Menu \U000f035c\ue000 关闭") == "Menu U+F035C U+E000 关闭"

"""index.html: the verdict, then what failed, with filters."""

from __future__ import annotations

from pathlib import Path

from app.walkthrough.evidence.folder import RunFolder
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.viewing.formats import FORMATS
from app.walkthrough.viewing.publishing import Publisher
from tests.audits.reports.test_html import Page

from .browser import CHROMIUM, used
from .sample import failing_lines, walk_lines, write_walk

VARIANT = {"platform": "ios", "theme": "light"}
MESSAGE = "flows/pay.yaml:7:3: tapOn: id 'send' is covered by 'News'"


def trace(result: Result, message: str = "", theme: str = "light", flow: str = "pay") -> Trace:
    steps = [TraceStep("flows/pay.yaml:7:3", "tapOn", "", result, 0.0, message=message)]
    return Trace(flow, "Somebody <pays>", (), {**VARIANT, "theme": theme}, steps)


def published(out: Path, *formats: str) -> list[Path]:
    """Publish a run of three walks: one passed, one failed, one was not begun."""
    good = write_walk(out, walk_lines())
    head, *rest = failing_lines()
    bad = write_walk(out, [{**head, "variant": {**VARIANT, "theme": "dark"}}, *rest], "pay-ios-dark")
    traces = [
        trace(Result.PASSED),
        trace(Result.FAILED, MESSAGE, "dark"),
        trace(Result.SKIPPED, "not played: pay failed before it", flow="later"),
    ]
    records = [good / "trace.jsonl", bad / "trace.jsonl", out / "later" / "trace.jsonl"]
    publisher = Publisher(RunFolder(out), formats)
    publisher.walk(0, traces[0], records[0])  # the others are caught up with at the end
    return publisher.run(list(zip(traces, records, strict=True)))


def test_each_format_is_made_when_it_is_asked_for_and_listed(tmp_path: Path) -> None:
    paths = published(tmp_path, *FORMATS)
    assert [path.name for path in paths] == ["index.html", "flow-map.svg"]
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    for folder in ("pay-ios-light", "pay-ios-dark"):
        assert {f"{folder}/{file}" for file in ("trace.html", "storyboard.png", "flow.webp")} <= made
    listed = (tmp_path / ".mingbai-walk").read_text("utf-8").split()
    ours = {
        path for path in made if not path.endswith((".jsonl", ".mingbai-walk")) and "pictures" not in path
    }
    assert ours == {*listed}


def test_nothing_is_made_that_nobody_asked_for(tmp_path: Path) -> None:
    assert published(tmp_path, "json") == []
    assert not list(tmp_path.rglob("*.html"))


def test_the_verdict_and_failures_come_first(tmp_path: Path) -> None:
    (index,) = published(tmp_path, "html")
    page = Page(index.read_text("utf-8"))
    assert "1 of 3 walks failed" in "".join(page.words)
    results = [part["data-result"] for part in page.all("li") if "data-result" in part]
    assert results == ["failed", "passed", "skipped"]
    links = [link["href"] for link in page.all("a")]
    assert "pay-ios-dark/trace.html#4" in links
    for link in links:
        assert link.startswith("#") or (tmp_path / link.partition("#")[0]).is_file()
    pictures = [image["src"] for image in page.all("img")]
    assert pictures
    assert all((tmp_path / picture).is_file() for picture in pictures)
    assert all(image["loading"] == "lazy" for image in page.all("img"))


def test_a_run_that_was_interrupted_and_one_of_nothing_say_so(tmp_path: Path) -> None:
    record = write_walk(tmp_path, walk_lines()[:-1]) / "trace.jsonl"
    publisher = Publisher(RunFolder(tmp_path), ["html"])
    (index,) = publisher.run([(trace(Result.INTERRUPTED, "not played to its end"), record)])
    said = "".join(Page(index.read_text("utf-8")).words)
    assert "The run was interrupted" in said
    assert "not played to its end" in said
    assert "Broken off" in "".join(Page((record.parent / "trace.html").read_text("utf-8")).words)
    (index,) = Publisher(RunFolder(tmp_path), ["html"]).run([])
    assert "Nothing was played" in "".join(Page(index.read_text("utf-8")).words)


FILTER = """
const shown = () => [...document.querySelectorAll(".walks > li")].filter((each) => !each.hidden).length;
const choose = (key, value) => {
  const select = document.querySelector(`[data-key=${key}]`);
  select.value = value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
};
said.all = shown();
choose("theme", "dark"); said.dark = shown();
choose("theme", ""); choose("result", "passed"); said.passed = shown();
choose("result", ""); choose("flow", "later"); said.flow = shown(); choose("flow", "");
const search = document.querySelector("[type=search]");
search.value = "COVERED BY";
search.dispatchEvent(new Event("input", { bubbles: true }));
said.searched = shown();
document.querySelector("[data-language=en]").click();
said.output = document.querySelector(".filters output").value;
search.value = ""; search.dispatchEvent(new Event("input", { bubbles: true }));
"""


def test_filters_work_and_axe_finds_nothing(tmp_path: Path) -> None:
    (index,) = published(tmp_path, "html")
    text = index.read_text("utf-8")
    if CHROMIUM is None:  # then what the script relies on is there
        assert {"result", "flow", "theme"} == {each["data-key"] for each in Page(text).all("select")}
        return
    said = used(text, FILTER, tmp_path)
    assert said.pop("axe") == []
    assert said == {"all": 3, "dark": 1, "passed": 1, "flow": 1, "searched": 1, "output": "1 walk"}

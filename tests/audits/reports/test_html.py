"""The HTML report: self-contained, safe, accessible, and true to its figures."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from audits import reports
from audits.model import Entry, Expected, Outcome, Report, Run
from audits.pixels.colour import from_hexadecimal, ratio
from tests.audits.reports.sample import run as sample_run

VOID = {"meta", "link", "br", "img", "input", "hr"}
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class Page(HTMLParser):
    """All tags of a page with their attributes; complains about tags that do not close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, *names: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def _page(run: Run, out: Path, lang: str | None = "zh-CN") -> tuple[str, Page]:
    (path,) = reports.write(run, ["html"], out, lang)
    text = path.read_text(encoding="utf-8")
    return text, Page(text)


@pytest.fixture(scope="module")
def text(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_nothing_is_fetched(page: Page, text: str) -> None:
    for _, attributes in page.tags:
        for name in ("src", "href", "srcset", "action", "poster", "data", "xlink:href"):
            value = attributes.get(name, "")
            if name == "href" and value.startswith("https://"):
                assert attributes.get("rel") == "noreferrer", "a link that a person may follow"
            else:
                assert not value or value.startswith(("#", "data:"))
    assert "@import" not in text
    assert not re.search(r"url\(\s*['\"]?(?!data:)", text)
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'")


def test_ids_are_unique_and_every_reference_has_its_target(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    references = [a[n] for _, a in page.tags for n in ("aria-labelledby", "aria-describedby") if n in a]
    references += [a["href"][1:] for _, a in page.tags if a.get("href", "").startswith("#")]
    assert references
    assert set(references) <= set(ids)


def test_every_picture_has_its_words(page: Page) -> None:
    assert page.all("img")
    assert all(image.get("alt") for image in page.all("img"))
    drawings = page.all("svg")
    assert drawings
    assert all(d.get("aria-label") if d.get("role") == "img" else d.get("aria-hidden") for d in drawings)


def test_each_picture_is_stored_once(page: Page, text: str) -> None:
    stored = [image["href"] for image in page.all("image")]
    assert stored
    assert len(set(stored)) == len(stored)
    assert len(text) < 400_000


def test_headings_go_down_one_step_at_a_time_in_each_language(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == len(reports.languages())
    assert all(following <= level + 1 for level, following in pairwise(levels))


def test_landmarks_tables_and_languages_are_declared(page: Page) -> None:
    assert len(page.all("main")) == len(reports.languages())
    assert {part["lang"] for part in page.all("div") if "lang" in part} == set(reports.languages())
    assert page.all("th")
    assert all(cell.get("scope") in ("col", "row") for cell in page.all("th"))
    scrolled = [part for part in page.all("div") if part.get("class") == "scroll"]
    assert all(part["tabindex"] == "0" and part["role"] == "group" for part in scrolled)


@pytest.mark.parametrize("lang", reports.languages())
def test_it_opens_in_the_language_that_was_asked_for(run: Run, tmp_path: Path, lang: str) -> None:
    _, page = _page(run, tmp_path, lang)
    assert page.all("html")[0]["lang"] == lang
    hidden = {part["lang"]: "hidden" in part for part in page.all("div") if "lang" in part}
    assert hidden == {name: name != lang for name in reports.languages()}


def test_hostile_names_stay_words(run: Run, tmp_path: Path) -> None:
    entry = run.entries[-1]
    findings = tuple(
        replace(
            f, node=replace(f.node, name=HOSTILE, path=HOSTILE, source=HOSTILE), message=HOSTILE, rule=rule
        )
        for f in entry.report.findings
        for rule in (f.rule, HOSTILE)
    )
    context = {HOSTILE: HOSTILE, "screen": HOSTILE, "design": HOSTILE}
    report = replace(entry.report, findings=findings)
    entries = (Entry(context, report), Entry({**context, "design": "other"}, report))
    expected = (Expected(HOSTILE, False, HOSTILE, HOSTILE),)
    hostile = Run(HOSTILE, HOSTILE, entries, HOSTILE, HOSTILE, HOSTILE, {"design": HOSTILE}, False, expected)
    text, page = _page(hostile, tmp_path)
    assert len(page.all("script")) == 1
    assert "<img src=x" not in text
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert HOSTILE in "".join(page.words)
    assert "&amp;lt;" not in text, "nothing is escaped twice"


def test_the_verdict_names_the_gravest_defect(tmp_path: Path) -> None:
    text, page = _page(sample_run(control={}, expected=()), tmp_path)
    said = "".join(page.words)
    assert "需要 4.5" in said
    assert "24 处" in said
    assert "places: 24" in said
    assert 'class="verdict failed"' in text


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"expected": (Expected("hint", False),)}, "此次结果不可信"),
        ({"complete": False}, "审计中断"),
        ({"entries": ()}, "产品的任何一处都没有得到判定"),
    ],
)
def test_a_run_that_proves_nothing_says_so(tmp_path: Path, changes: dict[str, object], word: str) -> None:
    _, page = _page(sample_run(**changes), tmp_path)
    assert word in "".join(page.words)


def test_undecided_verdicts_tell_their_reason(run: Run, tmp_path: Path) -> None:
    entry = run.entries[0]
    unsure = replace(entry.report.findings[0], outcome=Outcome.CANT_TELL, reason="many-colours")
    unsure = replace(unsure, rule="non-text-contrast")
    report = Report((*entry.report.findings, unsure), "wcag22-aa", (390, 844))
    _, page = _page(sample_run(entries=(Entry(entry.context, report),), control={}, expected=()), tmp_path)
    said = "".join(page.words)
    assert "图形颜色太多" in said
    assert "1 处需要人来判断" in said


def test_a_defect_shows_what_was_measured_and_the_nearest_colour(page: Page) -> None:
    said = re.sub(r"\s+", " ", "".join(page.words))
    for words in ("2.38 : 1", "#07C160", "#12893A", "17.2", "screens/widgets/button.kv:14", "没有这一步"):
        assert words in said


def test_a_run_without_pictures_still_makes_a_page(run: Run, tmp_path: Path) -> None:
    bare = tuple(replace(entry, report=replace(entry.report, picture=b"")) for entry in run.entries)
    _, page = _page(sample_run(entries=bare), tmp_path)
    assert not page.all("image")
    assert "没有画面" in "".join(page.words)


TEMPLATES = resources.files("audits.reports").joinpath("templates")
STYLE = "".join(TEMPLATES.joinpath(f"{name}.css").read_text("utf-8") for name in ("colours", "style"))
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
}
TEXTS = ("text", "secondary", "link", "good", "bad", "warn")
OWN_GROUNDS = {"good": "good-soft", "bad": "bad-soft", "warn": "warn-soft"}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_reports_own_text_reaches_seven_to_one(theme: int) -> None:
    used = set(re.findall(r"[{;]\s*color: var\(--([\w-]+)\)", STYLE))
    assert used <= set(TEXTS)
    pairs = [(text, ground) for text in TEXTS for ground in ("page", "card")] + list(OWN_GROUNDS.items())
    for text, ground in pairs:
        colours = (from_hexadecimal(COLOURS[name][theme]) for name in (text, ground))
        assert ratio(*colours) >= 7, (text, ground)
    for ground in ("page", "card"):
        boundary = (from_hexadecimal(COLOURS[name][theme]) for name in ("outline", ground))
        assert ratio(*boundary) >= 3


FONTS = """<head><script>{ let drawn = 0;
CanvasRenderingContext2D.prototype.getImageData = () => ({ data: [drawn += %d] }); }</script>"""
"""Has each letter drawn alike (0), as on a machine without a font for it, or each otherwise (1)."""


def _dom_of(path: Path, profile: Path, *languages: str, fonts: bool = True) -> str:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:  # then what the parser sees stands for what a browser would
        return path.read_text(encoding="utf-8")
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
    switches += [
        "--disable-background-networking",
        "--disable-component-update",
        f"--user-data-dir={profile}",
    ]
    if languages:
        switches.append(f"--accept-lang={','.join(languages)}")
    copy = profile.with_suffix(".html")
    copy.write_text(path.read_text(encoding="utf-8").replace("<head>", FONTS % fonts, 1), encoding="utf-8")
    command = [chromium, *switches, "--dump-dom", copy.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout


def test_a_browser_shows_one_language_with_all_its_defects(folder: Path, tmp_path: Path) -> None:
    dom = _dom_of(folder / "index.html", tmp_path / "profile")
    assert dom.count('<article class="card defect"') == 10
    assert "对照里找到的缺陷" in dom
    ran = 'class="tools"' in dom and '<div class="tools" hidden' not in dom
    assert ran or shutil.which("chromium") is None, "the script ran and showed its buttons"


@pytest.mark.parametrize(
    ("asked", "lang", "opened"),
    [
        (("zh-TW", "en"), None, "zh-CN"),
        (("de", "en-GB", "zh"), None, "en"),
        (("zh-CN",), None, "zh-CN"),
        (("fr",), None, "en"),
        (("zh-CN",), "en", "en"),
        (("en",), "zh-CN", "zh-CN"),
    ],
)
def test_it_opens_in_its_readers_language_unless_one_was_asked_for(
    run: Run, tmp_path: Path, asked: tuple[str, ...], lang: str | None, opened: str
) -> None:
    small = replace(run, entries=run.entries[:1])
    (path,) = reports.write(small, ["html"], tmp_path, lang)
    if shutil.which("chromium") is None:  # then the page says which of the two holds
        assert ("data-language-fixed" in path.read_text(encoding="utf-8")) is (lang is not None)
        return
    page = Page(_dom_of(path, tmp_path / "profile", *asked))
    assert page.all("html")[0]["lang"] == opened
    hidden = {part["lang"]: "hidden" in part for part in page.all("div") if "lang" in part}
    assert hidden == {name: name != opened for name in reports.languages()}


def test_a_language_that_no_font_can_show_is_not_offered(run: Run, tmp_path: Path) -> None:
    small = replace(run, entries=run.entries[:1])
    (path,) = reports.write(small, ["html"], tmp_path, None)
    page = Page(_dom_of(path, tmp_path / "profile", "zh-CN", fonts=False))
    offered = {button["data-language"] for button in page.all("button") if "data-language" in button}
    if shutil.which("chromium") is None:
        assert offered == set(reports.languages()), "a script decides"
        return
    assert page.all("html")[0]["lang"] == "en"
    assert offered == {"en"}


EXERCISE = """<script>addEventListener("load", () => {
const form = document.querySelector('[data-in=en] .filters'), said = [];
const choose = (name, value) => {
  const label = [...form.querySelectorAll("label")].find((each) => each.textContent.trim().startsWith(name));
  label.querySelector("select").value = value;
  form.dispatchEvent(new Event("change"));
  said.push(form.querySelector("output").value);
};
choose("Theme", "1"); choose("Design", "0"); choose("Design", ""); choose("Theme", "");
document.querySelector("[data-language=en]").click();
said.push(document.documentElement.lang, document.querySelector(".language[data-in=zh-CN]").hidden);
document.querySelector("[data-theme-switch]").click();
said.push(document.documentElement.dataset.theme);
document.body.dataset.said = said.join("; ");
});</script></body>"""


def test_filters_languages_and_themes_work_in_a_browser(folder: Path, text: str, tmp_path: Path) -> None:
    path = tmp_path / "exercised.html"
    path.write_text(text.replace("</body>", EXERCISE), encoding="utf-8")
    said = re.search(r'data-said="([^"]*)"', _dom_of(path, tmp_path / "profile"))
    if shutil.which("chromium"):
        assert said is not None
        assert [words.removesuffix(" of 5 defects shown") for words in said[1].split("; ")] == [
            *("3", "0", "3", "5"),
            *("en", "true", "dark"),
        ]
    else:  # what the script relies on is there
        places = [row for row in Page(text).all("tr") if row.get("class") == "place"]
        assert places
        assert all({"data-d0", "data-d1", "data-d2"} <= set(row) for row in places)

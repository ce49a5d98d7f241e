"""What the verdicts are silent about stands first, in every format and language."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from audits import Entry, Remark, Report, Run
from audits.reports import FORMATS
from audits.reports.summary import print_screens, print_summary
from audits.reports.words import load, names, plain

KINDS = (
    "moving", "raised", "changed", "unasked", "unheld", "unset-toggled", "unset-error", "unseen-screens",
    "unseen-tabs", "unseen-slides", "unseen-items", "unseen-choices", "unseen-drawer", "unseen-rows",
    "unseen-rest", "selection",
)  # fmt: skip
RAISED = Remark("raised", "Page/<Button>", "ValueError: no data (app.py:3)")


def run(*remarks: Remark) -> Run:
    report = Report((), "wcag22-aa", (390, 844), remarks=remarks)
    return Run("app.py", "wcag22-aa", [Entry({"screen": name}, report) for name in ("one", "two")])


@pytest.mark.parametrize("lang", names())
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_sentence(kind: str, lang: str) -> None:
    remark = Remark(kind, "Page/List", "more")
    told = plain(remark, lang)
    assert "Page/List" in told
    assert "more" in told or kind in ("unseen-drawer", "unasked", "unset-toggled", "unset-error")
    assert load(lang, {}).remark(remark).striptags() == told


def test_a_page_and_the_json_have_them() -> None:
    page = "".join(map(str, FORMATS["html"].render(run(RAISED), "en")))
    assert page.index("What this audit did not see") < page.index("At a glance")
    assert "Page/&lt;Button&gt;" in page
    assert "2 screens" in page
    first, _ = json.loads("".join(map(str, FORMATS["json"].render(run(RAISED), None))))
    assert first["remarks"] == [
        {"id": "raised", "about": RAISED.about, "detail": RAISED.detail, "message": plain(RAISED)}
    ]


def test_code_hosts_and_build_servers_have_them() -> None:
    sarif = json.loads("".join(map(str, FORMATS["sarif"].render(run(RAISED), None))))
    notes = sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes if note["level"] == "note"] == [plain(RAISED)]
    suites = ElementTree.fromstring("".join(map(str, FORMATS["junit"].render(run(RAISED), None))))
    assert [suite.findtext("system-out") for suite in suites][:2] == [plain(RAISED)] * 2


def test_the_terminal_tells_each_once_and_first() -> None:
    out = io.StringIO()
    print_screens(run(RAISED, Remark("unasked", "hit-target")), out, [0, 0])
    assert out.getvalue().splitlines()[0] == f"Note: {plain(RAISED)}"
    assert out.getvalue().count("Note: ") == 1
    out = io.StringIO()
    print_summary(
        run(*(Remark("unseen-tabs", str(n), "x") for n in range(30))).entries[0].report, "app.py", out
    )
    assert "and 10 more" in out.getvalue()


def test_what_holds_for_the_whole_run_is_told_once() -> None:
    whole = Remark("selection", "1/2", "audit --all")
    of_all = replace(run(RAISED), remarks=(whole,))
    first, second = json.loads("".join(map(str, FORMATS["json"].render(of_all, None))))
    assert [each["id"] for each in first["remarks"]] == ["selection", "raised"]
    assert [each["id"] for each in second["remarks"]] == ["raised"]
    page = "".join(map(str, FORMATS["html"].render(of_all, "en")))
    assert page.count("A selection was walked") == 1
    assert page.count(" walks all.</li>") == 1  # on no number of screens
    for name in ("sarif", "junit"):
        assert "".join(map(str, FORMATS[name].render(of_all, None))).count(plain(whole)) == 1


def test_what_the_app_raised_is_left_to_a_person() -> None:
    (entry, _) = run(RAISED).entries
    assert entry.report.undecided
    assert not run(Remark("unseen-tabs", "Tabs", "two")).entries[0].report.undecided

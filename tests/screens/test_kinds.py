"""Every kind has its screen, every icon its drawing, and no .kv file reaches where it must not."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from kivy.uix.label import Label

from app.content.claims import load_claims
from app.content.icons import icon_names
from app.content.scenarios import scenario_names
from app.content.scenarios.loading import load_scenario
from app.domain.events import Go
from app.domain.facts.sensor import Phase
from app.domain.facts.text import literal
from app.domain.views.model import Action, Callout, Entry, Field, Kind, Row, Scan, Section, Table, Tone, View
from app.prototype.variant import Variant
from screens.kinds.base import PhoneScreen
from screens.kinds.registry import class_name, screen_class
from screens.widgets.raster import coverage
from tests.screens.conftest import Shown
from tests.screens.stand import STARTED, views

SCREENS_FOLDER = Path(__file__).parents[2] / "screens"
KV_FILES = sorted(SCREENS_FOLDER.rglob("*.kv"))


NOT_KINDS = {"__init__", "base", "lying", "registry"}


def test_the_kinds_are_the_pairs_of_files_and_nothing_else() -> None:
    """A kind is one entry in ``Kind``, one .py and one .kv; what is missing is named here."""
    folder = SCREENS_FOLDER / "kinds"
    kinds = set(map(str, Kind))
    for suffix in ("py", "kv"):
        files = {path.stem for path in folder.glob(f"*.{suffix}")} - NOT_KINDS
        assert not kinds - files, f"kinds without a .{suffix} in screens/kinds"
        assert not files - kinds, f"a .{suffix} in screens/kinds that is no kind"


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_drawn_by_the_class_with_its_name(kind: Kind) -> None:
    module = import_module(f"screens.kinds.{kind}")
    assert issubclass(getattr(module, class_name(kind)), PhoneScreen)
    assert f"<{class_name(kind)}>" in (SCREENS_FOLDER / "kinds" / f"{kind}.kv").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", KV_FILES, ids=lambda path: path.stem)
def test_kv_files_stay_within_their_own_rule(path: Path) -> None:
    code = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if ":import" not in line)
    assert not re.search(r"\bapp\.|\bparent\b", code)


def icons_of(view: View) -> set[str]:
    names = {row.icon for section in view.sections for row in section.rows}
    names |= {tab.icon for tab in view.tabs} | {view.icon}
    return names | (icons_of(view.overlay) if view.overlay else set())


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    asked = {name for view in views(Variant()) for name in icons_of(view)}
    for scenario in scenario_names():
        account = load_scenario(scenario, STARTED, load_claims()).account
        asked |= {each.icon for each in (*account.renewals, *account.linked_apps)}
    sources = (SCREENS_FOLDER.parent / "app" / "domain" / "views").rglob("*.py")
    for source in sources:
        asked |= set(re.findall(r'icon="(\w+)"', source.read_text(encoding="utf-8")))
    assert asked - {""} <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_fills_its_grid_and_touches_no_edge(name: str) -> None:
    picture = coverage(name, 96)
    box = picture.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left > 0
    assert top > 0
    assert right < 96
    assert bottom < 96
    assert max(right - left, bottom - top) > 40, "it would look lost beside the others"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_draws_what_it_is_given(shown: Shown, kind: Kind) -> None:
    base = View("below", Kind.LIST, literal("下"))
    view = View(
        "made",
        kind,
        literal("标题"),
        headline=literal("大标题"),
        lead=literal("说明"),
        progress=0.5,
        sections=(Section((Row("row", literal("一行"), value=literal("值"), icon="check"),)),),
        table=Table((literal("项目"), literal("以后")), ((literal("登录"), literal("短信")),)),
        fields=(Field("name", literal("姓名"), literal("提示"), ""),),
        entry=Entry(4, "12", secret=False),
        scan=Scan("face", Phase.READY, literal("看这里")),
        callout=Callout(literal("请注意"), Tone.WARN),
        note=literal("备注"),
        actions=(Action("go", literal("继续"), Go("next")),),
    )
    phone = shown.show(replace(base, overlay=view) if kind.lies_on_top else view)
    (screen,) = (widget for widget in phone.walk() if isinstance(widget, screen_class(kind)))
    texts = {widget.text for widget in screen.walk() if isinstance(widget, Label)}
    title = "标题" if kind.lies_on_top else "大标题"
    assert {title, *(() if kind is Kind.MENU else ("说明",))} <= texts, "a menu has entries and nothing else"
    own = {
        Kind.KEYPAD: {"1", "2"},
        Kind.SCAN: {"看这里", "继续"},
        Kind.FORM: {"姓名", "继续"},
        Kind.COMPARISON: {"登录", "短信", "继续"},
        Kind.NOTICE: {"备注", "继续"},
        Kind.MENU: {"一行", "继续"},
    }
    assert own.get(kind, {"一行", "值", "继续"}) <= texts


def test_a_comparison_that_a_design_leaves_without_its_table_draws_the_rest(shown: Shown) -> None:
    row = Row("row", literal("一行"), icon="check")
    phone = shown.show(View("made", Kind.COMPARISON, literal("标题"), sections=(Section((row,)),)))
    assert "一行" in {widget.text for widget in phone.walk() if isinstance(widget, Label)}

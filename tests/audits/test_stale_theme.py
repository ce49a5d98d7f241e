"""What a switch of theme leaves behind: the comparison, and apps that are started anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from audits.looking.seen import Otherwise, Seen, otherwise, unlike
from audits.model import Box, Entry, Finding
from audits.target import starting
from audits.visiting.combinations import visit_all
from audits.visiting.visit import Visit

BOX = Box(0, 0, 50, 20)
BLACK, WHITE, GREY = (0, 0, 0), (255, 255, 255), (128, 128, 128)
COLOUR = st.tuples(*[st.integers(0, 255)] * 3)


def _seen(path: str, text: tuple[int, int, int], ground: tuple[int, int, int]) -> Seen:
    return Seen(path, BOX, (text,), (ground,))


def test_what_has_other_colours_is_named_with_both() -> None:
    fresh = [
        _seen("Page", WHITE, BLACK),
        _seen("Page/Label[1]", WHITE, BLACK),
        _seen("Page/Label[2]", WHITE, BLACK),
    ]
    now = [fresh[0], _seen("Page/Label[1]", GREY, BLACK), _seen("Page/Label[2]", WHITE, GREY)]
    assert sorted(otherwise(now, fresh, 8), key=lambda each: each.path) == [
        Otherwise("Page/Label[1]", "text", "#808080", "#FFFFFF"),
        Otherwise("Page/Label[2]", "ground", "#808080", "#000000"),
    ]


def test_what_lies_around_a_stale_part_is_not_blamed_for_it() -> None:
    fresh = [Seen("Page#page", BOX, (), (BLACK,)), Seen("Page/Card", BOX, (), (BLACK,))]
    now = [Seen("Page#page", BOX, (), (WHITE, BLACK)), Seen("Page/Card", BOX, (), (WHITE,))]
    assert [each.path for each in otherwise(now, fresh, 8)] == ["Page/Card"]


def test_what_stands_elsewhere_is_not_compared() -> None:
    one, other = _seen("Page/Label", WHITE, BLACK), _seen("Page/Other", BLACK, BLACK)
    moved = replace(_seen("Page/Label", GREY, BLACK), box=Box(0, 40, 50, 20))
    assert not list(otherwise([moved, other], [one], 8))
    assert unlike([moved, other], [one]) == ["Page/Label", "Page/Other"]


@given(st.lists(st.tuples(COLOUR, COLOUR), min_size=1, max_size=8), st.data())
def test_of_any_page_exactly_the_changed_parts_are_found(
    colours: list[tuple[tuple[int, int, int], tuple[int, int, int]]], data: st.DataObject
) -> None:
    fresh = [_seen(f"Page/Label[{n}]", *pair) for n, pair in enumerate(colours)]
    stale = data.draw(st.sets(st.sampled_from(range(len(fresh)))))
    now = [
        replace(each, text=(tuple((part + 128) % 256 for part in each.text[0]),)) if n in stale else each
        for n, each in enumerate(fresh)
    ]
    assert {each.path for each in otherwise(now, fresh, 8)} == {fresh[n].path for n in stale}
    assert not list(otherwise(fresh, fresh, 0))


PAGE = """
from kivy.app import App
from kivy.event import EventDispatcher
from kivy.lang import Builder
from kivy.properties import ObjectProperty, OptionProperty

KV = '''
BoxLayout:
    canvas.before:
        Color:
            rgb: (0, 0, 0) if app.theme_cls.theme_style == 'Dark' else (1, 1, 1)
        Rectangle:
            pos: self.pos
            size: self.size
    Label:
        text: 'follows'
        color: (1, 1, 1, 1) if app.theme_cls.theme_style == 'Dark' else (0, 0, 0, 1)
    Label:
        id: stays
        text: 'stays'
'''

class Style(EventDispatcher):
    theme_style = OptionProperty('Light', options=['Light', 'Dark'])

class PageApp(App):
    theme_cls = ObjectProperty()

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.theme_cls = Style()

    def build(self):
        {build}
        root = Builder.load_string(KV)
        root.ids.stays.color = (1, 1, 1, 1) if self.theme_cls.theme_style == 'Dark' else (0, 0, 0, 1)
        return root
{hooks}
PageApp().run()
"""
ON_TWO_SCREENS = (
    PAGE.replace("BoxLayout:", "ScreenManager:")
    .replace(
        "    Label:\n        text: 'follows'\n    ",
        "    Screen:\n        Label:\n            text: 'follows'\n        ",
    )
    .replace(
        "    Label:\n        id: stays\n        text",
        "    Screen:\n        name: 'second'\n        Label:\n            id: stays\n            text",
    )
)
HOOKS = """
def light():
    App.get_running_app().theme_cls.theme_style = 'Light'

def dark():
    App.get_running_app().theme_cls.theme_style = 'Dark'
"""


def _findings(
    folder: Path, source: str, themes: list[str], hooks: Mapping[str, str] | None = None, explore: int = 0
) -> dict[str, list[Finding]]:
    """Return what stale-theme says, by theme."""
    file = folder / "page.py"
    file.write_text(source, encoding="utf-8")
    asked = Visit(starting.parse(str(file)), (200, 120), "wcag22-aa", ["stale-theme"], hooks=hooks or {})
    visit = replace(asked, probe=True, explore=explore)
    found: dict[str, list[Finding]] = {}
    for entry in visit_all(visit, [visit.size], themes, lambda _: None):
        assert isinstance(entry, Entry)
        found.setdefault(entry.context["theme"], []).extend(entry.report.findings)
    return found


def test_a_colour_read_once_is_found_in_an_app_with_kivymd_s_themes(tmp_path: Path) -> None:
    source = PAGE.format(build="self.theme_cls.theme_style = 'Light'", hooks="")
    found = _findings(tmp_path, source, ["all"])
    assert {each.reason for each in found["Light"]} == {"not-switched"}
    told = {each.node.name: each for each in found["Dark"] if each.node.name}
    assert (told["follows"].outcome, told["stays"].outcome) == ("passed", "failed")
    assert told["stays"].data == {"now": "#000000", "fresh": "#FFFFFF"}


def test_a_colour_read_once_is_found_on_a_screen_beyond_the_first_in_an_app_with_hooks(
    tmp_path: Path,
) -> None:
    hooks = {"light": "page:light", "dark": "page:dark"}
    source = ON_TWO_SCREENS.format(build="pass", hooks=HOOKS)
    found = _findings(tmp_path, source, ["dark"], hooks, explore=2)
    told = {each.node.name: each.outcome for each in found["dark"] if each.node.name}
    assert told == {"follows": "passed", "stays": "failed"}


def test_an_app_that_chooses_its_theme_itself_is_not_judged_by_that(tmp_path: Path) -> None:
    hooks = {"light": "page:light", "dark": "page:dark"}
    source = PAGE.format(build="self.theme_cls.theme_style = 'Light'", hooks=HOOKS)
    found = _findings(tmp_path, source, ["dark"], hooks)
    assert {(each.outcome, each.reason) for each in found["dark"]} == {("inapplicable", "not-switched")}

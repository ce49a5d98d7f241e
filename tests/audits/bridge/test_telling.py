"""What is sent when something changes, where the focus goes, and what is said then. Needs no window."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from audits.bridge.changes import changes
from audits.bridge.focusing import attended
from audits.bridge.records import WINDOW, Announced, Snapshot
from audits.bridge.speech import Cause, Speech


def _snapshot(*nodes: Announced, focus: int = WINDOW) -> Snapshot:
    """Return a window in which these lie, but for those that lie in one another."""
    inner = {child for node in nodes for child in node.children}
    outer = tuple(node.id for node in nodes if node.id not in inner)
    window = Announced(WINDOW, "window", "the window", children=outer)
    return Snapshot(MappingProxyType({node.id: node for node in (window, *nodes)}), focus)


PAGE = Announced(1, "pane", "Pay", children=(2, 3), key="pay")
TITLE = Announced(2, "heading", "Pay now", level=1)
BUTTON = Announced(3, "button", "Send", actions=frozenset({"click"}))


def test_only_what_changed_is_sent() -> None:
    before = _snapshot(PAGE, TITLE, BUTTON)
    after = _snapshot(PAGE, TITLE, Announced(3, "button", "Sent", actions=frozenset({"click"})))
    sent = changes(before, after)
    assert sent is not None
    assert [node.id for node in sent.nodes] == [3]
    assert changes(before, before) is None


def test_a_new_page_takes_the_focus_to_its_headline_once() -> None:
    first = attended(Snapshot(), _snapshot(PAGE, TITLE, BUTTON))
    assert first.focus == TITLE.id
    later = attended(_snapshot(PAGE, TITLE, BUTTON, focus=BUTTON.id), _snapshot(PAGE, TITLE, BUTTON))
    assert later.focus == BUTTON.id


def test_the_keyboard_s_own_focus_wins() -> None:
    assert attended(Snapshot(), _snapshot(PAGE, TITLE, BUTTON, focus=BUTTON.id)).focus == BUTTON.id


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Bill, checkbox, checked, dimmed, 2 of 3"),
        ("zh-CN", "Bill，复选框，已选中，不可用，第2项，共3项"),
    ],
)
def test_one_thing_in_words(language: str, said: str) -> None:
    states = frozenset({"checked", "disabled"})
    assert Speech(language).of(Announced(9, "check_box", "Bill", states=states, position=2, of=3)) == said


def test_a_page_that_appears_is_said_and_read() -> None:
    speech = Speech("en")
    after = _snapshot(PAGE, TITLE, BUTTON, focus=TITLE.id)
    assert [(each.cause, each.text) for each in speech.heard(Snapshot(), after)] == [
        (Cause.PAGE, "Pay now, heading")
    ]
    assert [each.text for each in speech.content(after, PAGE)] == ["Send, button"]


def test_an_alert_comes_first_and_a_clock_is_not_said() -> None:
    clock = Announced(5, "label", "9:41")
    before = _snapshot(PAGE, TITLE, BUTTON, clock, focus=BUTTON.id)
    alert = Announced(6, "alert", "Too late", live="assertive")
    status = Announced(7, "status", "Saved", live="polite")
    after = _snapshot(PAGE, TITLE, BUTTON, Announced(5, "label", "9:42"), status, alert, focus=BUTTON.id)
    assert [(each.cause, each.text) for each in Speech("en").heard(before, after)] == [
        (Cause.ASSERTIVE, "Too late"),
        (Cause.POLITE, "Saved"),
    ]
    assert not list(Speech("en").heard(after, after))


def test_what_was_typed_is_left_out() -> None:
    field = Announced(8, "text_input", "Name", value="林一")
    card = Announced(9, "button", "Change to 林一", private=True)
    assert Speech("en").of(field) == "Name, text field, •••"
    assert Speech("en").of(card) == "•••, button"


def test_what_comes_with_a_screen_is_read_with_it_and_said_when_it_changes() -> None:
    page = Announced(1, "pane", "Password", children=(2, 3), key="password")
    count = Announced(3, "status", "0 digits", live="polite")
    first = attended(Snapshot(), _snapshot(page, TITLE, count))
    assert first.nodes[3].live == "off"
    still = attended(first, _snapshot(page, TITLE, count))
    assert still.nodes[3].live == "off"
    entered = attended(still, _snapshot(page, TITLE, Announced(3, "status", "1 digit", live="polite")))
    assert [each.text for each in Speech("en").heard(still, entered)] == ["1 digit"]


def test_a_page_is_said_by_what_says_more_than_its_name_and_by_no_section() -> None:
    section = Announced(4, "heading", "Services", level=2)
    named = Announced(5, "heading", "Pay", level=1)
    page = Announced(1, "pane", "Pay", children=(4, 5))
    assert _snapshot(page, section, named).headline(page) == named
    assert _snapshot(replace(page, children=(4,)), section).headline(page) == page
    assert _snapshot(replace(page, children=(5, 2)), named, TITLE).headline(page) == TITLE


def test_a_screen_that_a_dialog_covered_is_not_said_again_unless_it_says_something_else() -> None:
    dialog = Announced(7, "dialog", "More", children=(8,))
    close = Announced(8, "button", "Close")
    shown = attended(Snapshot(), _snapshot(PAGE, TITLE, BUTTON, focus=BUTTON.id))
    opened = attended(attended(shown, _snapshot()), _snapshot(dialog, close))
    back = attended(opened, _snapshot(PAGE, TITLE, BUTTON))
    assert [each.text for each in Speech("en").heard(opened, back)] == ["Send, button"]
    changed = attended(opened, _snapshot(PAGE, replace(TITLE, name="Paid"), BUTTON))
    assert [each.text for each in Speech("en").heard(opened, changed)] == ["Paid, heading"]

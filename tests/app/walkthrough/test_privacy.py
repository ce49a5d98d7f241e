"""What stands in a text field is hidden, however it came there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from app.walkthrough.evidence.privacy import HIDDEN, Privacy


def test_what_was_tapped_on_a_phone_s_keyboard_is_hidden_as_what_was_typed() -> None:
    privacy, field = Privacy(), SimpleNamespace(text="", _ime_composition="")
    for text in ("林", "林晓", "林晓禾"):
        field.text = text
        privacy.note(field)
    assert privacy.redacted("确认 林晓禾") == f"确认 {HIDDEN}"
    assert privacy.redacted("林晓") == "林晓", "only what stands there now"
    privacy.forget()
    assert privacy.redacted("林晓禾") == "林晓禾"


def test_pinyin_on_its_way_to_characters_hides_no_word_of_others() -> None:
    privacy = Privacy()
    privacy.note(SimpleNamespace(text="li", _ime_composition="li"))
    assert privacy.redacted("clear list") == "clear list"


def test_a_private_text_that_says_nothing_leaves_no_blot() -> None:
    def element(text: str) -> Any:
        return cast(
            Any, SimpleNamespace(private=True, visible=(0, 0, 9, 9), widget=SimpleNamespace(text=text))
        )

    assert Privacy().private([element(""), element("lin")]) == [(0, 0, 9, 9)]


def test_what_a_flow_types_may_be_shown_but_nothing_that_a_person_types() -> None:
    def field(text: str) -> Any:
        widget = SimpleNamespace(text=text, _ime_composition="")
        return cast(Any, SimpleNamespace(private=True, visible=(0, 0, 9, 9), widget=widget))

    privacy = Privacy(shows_declared=True)
    privacy.declare("林晓禾")
    privacy.declare("123")
    told = {text: len(privacy.private([field(text)])) for text in ("林晓禾", "林晓禾 123", "林晓禾!", "4711")}
    assert told == {"林晓禾": 0, "林晓禾 123": 0, "林晓禾!": 1, "4711": 1}
    for text in ("林晓禾", "4711"):
        privacy.note(field(text).widget)
    assert privacy.redacted("林晓禾 4711") == f"林晓禾 {HIDDEN}"
    privacy.forget()
    assert privacy.private([field("林晓禾")]) != []


def test_without_that_choice_what_a_flow_types_is_hidden() -> None:
    privacy = Privacy()
    privacy.declare("林晓禾")
    assert privacy.redacted("林晓禾") == HIDDEN
    assert not privacy.is_open("林晓禾")

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

from __future__ import annotations

from typing import Any

import pytest

from audits.errors import CheckError

from .conftest import tap


def test_typing_goes_to_the_field_that_has_the_focus(drive: Any) -> None:
    driver, root = drive("BoxLayout:\n    TextInput:\n        id: name\n        hint_text: 'Name'")
    driver.tap(tap("Name"))
    driver.type("Ab 1林")
    assert root.ids.name.text == "Ab 1林"
    driver.erase(2)
    assert root.ids.name.text == "Ab "
    driver.erase(None)
    assert root.ids.name.text == ""
    driver.hide_keyboard()
    assert not root.ids.name.focus


def test_typing_goes_to_whoever_listens_to_keys(drive: Any) -> None:
    from kivy.core.window import Window

    driver, _ = drive("Widget:")
    heard: list[tuple[int, str]] = []

    def key(_: object, code: int, __: int, character: str, ___: list[str]) -> bool:
        heard.append((code, character))
        return True

    Window.bind(on_key_down=key)
    driver.type("70")
    driver.press("Escape")
    Window.unbind(on_key_down=key)
    assert heard == [(55, "7"), (48, "0"), (27, None)]


def test_typing_into_nothing_fails_and_tells_no_character(drive: Any) -> None:
    driver, _ = drive("Widget:")
    with pytest.raises(CheckError) as raised:
        driver.type("s3cret")
    assert str(raised.value) == "nothing takes character 1 of 6; first tap on a field"
    with pytest.raises(CheckError) as raised:
        driver.erase(None)
    assert str(raised.value) == (
        "no text field has the focus; tap on one, or say how many characters to erase"
    )


def test_a_field_that_is_read_only_cannot_be_typed_in(drive: Any) -> None:
    driver, root = drive(
        "BoxLayout:\n    TextInput:\n        id: name\n        readonly: True\n        text: 'kept'"
    )
    driver.tap(tap(id="name"))
    with pytest.raises(CheckError, match="cannot be typed in"):
        driver.type("x")
    assert root.ids.name.text == "kept"

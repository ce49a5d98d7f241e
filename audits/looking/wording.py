"""What a widget says in words, and what counts as words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .reading import attribute, words
from .roles import role_of_class

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_TAGS = "b|i|u|s|font|font_family|font_context|font_features|size|color|ref|anchor|sub|sup|text_language"
_MARKUP = re.compile(rf"\[/?(?:{_TAGS})(?:=[^]]*)?]")
_SPOKEN = frozenset("+-−±÷=%√&@#")  # and each currency sign
_BUTTON = frozenset({"button", "btn", "按钮", "按键"})
_FIELD = frozenset(
    {
        "text",
        "input",
        "text input",
        "text field",
        "textfield",
        "edit text",
        "field",
        "输入",
        "输入框",
        "文本框",
    }
)
_ROLE_WORDS = {
    "button": _BUTTON,
    "default_button": _BUTTON,
    "toggle_button": _BUTTON | {"toggle", "toggle button", "切换按钮"},
    "link": frozenset({"link", "链接", "超链接"}),
    "check_box": frozenset({"checkbox", "check box", "复选框", "勾选框", "多选框"}),
    "radio_button": frozenset({"radio", "radio button", "单选框", "单选按钮"}),
    "switch": frozenset({"switch", "toggle", "开关"}),
    "slider": frozenset({"slider", "滑块", "滑动条"}),
    "text_input": _FIELD,
    "multiline_text_input": _FIELD | {"text area", "textarea", "多行文本框"},
    "password_input": _FIELD,
    "combo_box": frozenset(
        {"combobox", "combo box", "dropdown", "drop-down", "spinner", "下拉框", "下拉菜单"}
    ),
    "tab": frozenset({"tab", "标签页", "选项卡"}),
    "menu_item": frozenset({"menu item", "menuitem", "菜单项"}),
}
"""What each kind of control is called: no name for one of them."""
_ESCAPES = {"&bl;": "[", "&br;": "]", "&amp;": "&"}


def is_symbol(text: str) -> bool:
    """Tell whether a text has no letter or digit of any script: "×", "···", an icon font's glyph.

    Letters and digits are Unicode's general categories L and N; private-use glyphs are neither.
    """
    return not any(unicodedata.category(letter)[0] in "LN" for letter in text)


def is_glyph(text: str) -> bool:
    """Tell whether a text has nothing but an icon font's glyphs, which nobody can speak."""
    return bool(text) and all(unicodedata.category(letter) == "Co" for letter in text)


def without_glyphs(text: str) -> str:
    """Return a text without an icon font's glyphs and the spaces beside them."""
    if not any(unicodedata.category(letter) == "Co" for letter in text):
        return text
    return " ".join(
        "".join(" " if unicodedata.category(letter) == "Co" else letter for letter in text).split()
    )


def is_spoken(text: str) -> bool:
    """Tell whether a text is a sign that screen readers say in words: "+" is "plus", "%" is "per cent"."""
    sign = text.strip()
    return len(sign) == 1 and (sign in _SPOKEN or unicodedata.category(sign) == "Sc")


def is_role_word(name: str, role: str) -> bool:
    """Tell whether a name says no more than what kind of control it names: "button", "按钮"."""
    return " ".join(name.casefold().split()).strip(" .:…：。") in _ROLE_WORDS.get(role, ())


def own_text(widget: Widget) -> str:
    """Return a widget's text without markup, on one line; never what was typed into it."""
    if role_of_class(type(widget)) == "text_input":
        return ""
    text = words(widget, "text")
    if attribute(widget, "markup") is True:
        text = _MARKUP.sub("", text)
        for escape, letter in _ESCAPES.items():
            text = text.replace(escape, letter)
    return " ".join(text.split())

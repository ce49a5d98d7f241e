"""Which class draws which kind of view; its module and .kv are loaded when the kind is first met."""

from __future__ import annotations

from importlib import import_module

from app.domain.views.model import Kind
from screens.base import Screen

SCREENS: dict[Kind, str] = {
    Kind.LIST: "screens.list:ListScreen",
    Kind.SHEET: "screens.sheet:SheetScreen",
    Kind.CHECKLIST: "screens.checklist:ChecklistScreen",
    Kind.FORM: "screens.form:FormScreen",
    Kind.KEYPAD: "screens.keypad:KeypadScreen",
    Kind.SCAN: "screens.scan:ScanScreen",
    Kind.COMPARISON: "screens.comparison:ComparisonScreen",
    Kind.PROGRESS: "screens.progress:ProgressScreen",
    Kind.RESULT: "screens.result:ResultScreen",
    Kind.NOTICE: "screens.notice:NoticeScreen",
}


def screen_class(kind: Kind) -> type[Screen]:
    """Return the class that draws a kind of view."""
    module, name = SCREENS[kind].split(":")
    found: type[Screen] = getattr(import_module(module), name)
    return found

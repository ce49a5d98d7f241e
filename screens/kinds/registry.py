"""Which class draws which kind of view; its module and .kv are loaded when the kind is first met."""

from __future__ import annotations

from importlib import import_module

from app.domain.views.model import Kind
from screens.kinds.base import Screen

SCREENS: dict[Kind, str] = {
    Kind.LIST: "screens.kinds.list:ListScreen",
    Kind.SHEET: "screens.kinds.sheet:SheetScreen",
    Kind.CHECKLIST: "screens.kinds.checklist:ChecklistScreen",
    Kind.FORM: "screens.kinds.form:FormScreen",
    Kind.KEYPAD: "screens.kinds.keypad:KeypadScreen",
    Kind.SCAN: "screens.kinds.scan:ScanScreen",
    Kind.COMPARISON: "screens.kinds.comparison:ComparisonScreen",
    Kind.PROGRESS: "screens.kinds.progress:ProgressScreen",
    Kind.RESULT: "screens.kinds.result:ResultScreen",
    Kind.NOTICE: "screens.kinds.notice:NoticeScreen",
}


def screen_class(kind: Kind) -> type[Screen]:
    """Return the class that draws a kind of view."""
    module, name = SCREENS[kind].split(":")
    found: type[Screen] = getattr(import_module(module), name)
    return found

"""Where each widget was declared: the file and line of its rule in a .kv file or string.

Kivy's Builder applies a rule to a widget and forgets which; one hook there remembers it.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from ..started import from_start, started_in

if TYPE_CHECKING:
    from kivy.lang.builder import BuilderBase
    from kivy.lang.parser import ParserRule
    from kivy.uix.widget import Widget

# Kept with the widget itself: a widget of somebody's app need not be hashable.
_RULE = "_rule_known_to_audits"


def install() -> None:
    """Remember each widget's rule from now on; call it before an app makes its widgets. Idempotent."""
    from kivy.lang.builder import BuilderBase

    started_in()  # an app may change the folder
    original = BuilderBase._apply_rule
    if hasattr(original, "watched_by_audits"):
        return

    @wraps(original)
    def apply_rule(builder: BuilderBase, widget: Widget, rule: ParserRule, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        # Kivy applies the class's own rules before the place that uses it: the last one is the nearest.
        if not _is_kivys_own(rule):
            vars(widget)[_RULE] = rule
        return original(builder, widget, rule, *args, **kwargs)

    apply_rule.watched_by_audits = True  # type: ignore[attr-defined]
    BuilderBase._apply_rule = apply_rule


def find(widget: Widget) -> str:
    """Return "FILE:LINE" of a widget's declaration, empty where it was made in Python; see ``from_start``."""
    rule = vars(widget).get(_RULE)
    if rule is None or not rule.ctx.filename:
        return ""
    return f"{from_start(rule.ctx.filename)}:{rule.line + 1}"


def _is_kivys_own(rule: ParserRule) -> bool:
    from kivy import kivy_data_dir

    return bool(rule.ctx.filename) and str(rule.ctx.filename).startswith(kivy_data_dir)

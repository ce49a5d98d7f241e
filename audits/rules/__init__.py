"""All rules, one file each: to add one, write its file and name it in ``RULES``.

Other distributions add theirs by entry points of the group ``audits.rules``, each a ``Rule``.
"""

from __future__ import annotations

from typing import cast

from ..errors import InputError
from ..plugins import RULES as ENTRY_POINTS
from ..plugins import installed
from . import (
    announced,
    close_place,
    colour_only,
    control_name,
    error_message,
    flashing,
    focus_visible,
    hit_target,
    keyboard_reach,
    line_spacing,
    message_time,
    missing_glyph,
    non_text_contrast,
    pointer_cancellation,
    stale_theme,
    target_size,
    text_clipped,
    text_contrast,
    text_size,
)
from .rule import Rule

RULES: tuple[Rule, ...] = (
    text_contrast.RULE,
    text_clipped.RULE,
    missing_glyph.RULE,
    non_text_contrast.RULE,
    target_size.RULE,
    control_name.RULE,
    announced.RULE,
    text_size.RULE,
    line_spacing.RULE,
    close_place.RULE,
    hit_target.RULE,
    focus_visible.RULE,
    keyboard_reach.RULE,
    pointer_cancellation.RULE,
    flashing.RULE,
    message_time.RULE,
    error_message.RULE,
    colour_only.RULE,
    stale_theme.RULE,
)


def find(rule_id: str) -> Rule | None:
    """Return the rule of that id, None where there is none."""
    return next((rule for rule in all_rules() if rule.id == rule_id), None)


def all_rules() -> tuple[Rule, ...]:
    """Return our own rules and those that other distributions add.

    Raises InputError for an entry point that is no rule, or has the id of another one.
    """
    known = {rule.id: rule for rule in RULES}
    for name, found in installed(ENTRY_POINTS):
        where = f"entry point {name} in {ENTRY_POINTS}"
        # Not by its class: a rule may be made with a copy of this package under its other name.
        if not all(hasattr(found, each) for each in ("id", "texts", "criterion", "check", "thresholds")):
            raise InputError(f"this is a {type(found).__name__}", "let it name a Rule", where)
        rule = cast("Rule", found)
        if rule.id in known:
            raise InputError(f"there is a rule {rule.id!r} already", "give it another id", where)
        known[rule.id] = rule
    return tuple(known.values())

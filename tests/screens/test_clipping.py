"""At 200 % text nothing is cut off: every text stands within its box, and the box within what holds it."""

from __future__ import annotations

import pytest
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from app.domain.views.model import View
from app.prototype.variant import Variant
from screens.phone import Phone
from tests.screens.conftest import Shown
from tests.screens.stand import views, wear

SLACK = 1.0  # px; positions are rounded to whole px


def boundary(widget: Widget) -> Widget:
    """Return the phone, or the moving content of what scrolls: whatever limits where a text may stand."""
    above = widget
    while not isinstance(above.parent, Phone | ScrollView):
        above = above.parent
    return above if isinstance(above.parent, ScrollView) else above.parent


def cut_off(phone: Phone) -> list[str]:
    """Return the texts that do not stand whole within what holds them."""
    found = []
    for label in phone.walk():
        if not isinstance(label, Label) or not label.text:
            continue
        width, height = label.texture_size
        limit = boundary(label)
        left, bottom = label.to_window(label.x, label.y)
        x, y = limit.to_window(limit.x, limit.y)
        inside = (
            left >= x - SLACK
            and bottom >= y - SLACK
            and left + label.width <= x + limit.width + SLACK
            and bottom + label.height <= y + limit.height + SLACK
        )
        if width > label.width + SLACK or height > label.height + SLACK or not inside:
            found.append(label.text)
    return found


def overlapping(phone: Phone) -> list[tuple[str, str]]:
    """Return the pairs of texts in the same scrolling part or frame that lie on each other."""
    boxes = [
        (boundary(label), *label.to_window(label.x, label.y), *label.texture_size, label.text)
        for label in phone.walk()
        if isinstance(label, Label) and label.text.strip()
    ]
    return [
        (one[5], other[5])
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if one[0] is other[0] and not isinstance(one[0], Phone)
        if one[1] + SLACK < other[1] + other[3] and other[1] + SLACK < one[1] + one[3]
        if one[2] + SLACK < other[2] + other[4] and other[2] + SLACK < one[2] + one[4]
    ]


@pytest.mark.parametrize(
    ("design", "mode", "lang", "text_scale"),
    [
        ("clear", "standard", "zh-CN", 200),
        ("clear", "standard", "en", 200),
        ("clear", "elder", "zh-CN", 200),
        ("clear", "elder", "en", 200),
        ("reported", "standard", "zh-CN", 200),
        ("reported", "standard", "en", 200),
        ("clear", "standard", "en", 100),
        ("reported", "standard", "zh-CN", 100),
    ],
)
def test_no_text_is_cut_off(shown: Shown, design: str, mode: str, lang: str, text_scale: int) -> None:
    variant = Variant(design=design, mode=mode, lang=lang, text_scale=text_scale)
    wear(variant)
    wrong: list[tuple[str, object]] = []
    seen: list[View] = []
    phone = shown.show(next(views(variant)))
    for view in views(variant):
        seen.append(view)
        shown.change(view)
        assert phone.view == view
        wrong += [(view.screen, text) for text in cut_off(phone)]
        wrong += [(view.screen, pair) for pair in overlapping(phone)]
    assert len(seen) > 15
    assert wrong == []


def test_a_text_too_long_for_its_box_is_found(shown: Shown) -> None:
    phone = shown.show(next(views(Variant())))
    label = next(label for label in phone.walk() if isinstance(label, Label) and label.text == "支付")
    label.text_size = (None, None)
    label.size_hint_x = None
    label.width = 10
    assert cut_off(phone) == ["支付"]

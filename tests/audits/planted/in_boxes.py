"""Faults of buttons, fields and grounds in kv, and controls that are too small."""

from __future__ import annotations

from tests.audits.planted.sources import Sources, channels


def field_border(app: Sources, n: int) -> None:
    """A field that only its border shows."""
    border = channels(app.faint(app.page, 2.8))
    app.rows.append(
        f"    TextInput:\n        accessible_name: 'field {n}'\n        background_normal: ''\n"
        f"        background_active: ''\n        background_color: {channels(app.page)}\n"
        f"        foreground_color: {channels(app.text)}\n"
        f"        canvas.after:\n            Color:\n                rgba: {border}\n            Line:\n"
        "                rectangle: self.x + 1, self.y + 1, self.width - 2, self.height - 2\n"
        "                width: 1.5\n"
    )


def no_colour_of_its_own(app: Sources, n: int) -> None:
    app.rows.append(
        f"    Label:\n        text: 'plain {n}'\n        canvas.before:\n            Color:\n"
        f"                rgba: 0.8, 0.82, 0.8, 1\n            Rectangle:\n                pos: self.pos\n"
        "                size: self.size\n"
    )


def ground_literal(app: Sources, n: int) -> None:
    ground = app.faint("#FFFFFF")
    app.rows.append(
        f"    Label:\n        text: '[color=#FFFFFF]ground {n}[/color]'\n        markup: True\n"
        f"        canvas.before:\n            Color:\n                rgba: {channels(ground)}\n"
        "            Rectangle:\n                pos: self.pos\n                size: self.size\n"
    )


def flat_button(app: Sources, n: int) -> None:
    app.rows.append(
        f"    Button:\n        text: 'flat {n}'\n        background_normal: ''\n        background_down: ''\n"
        f"        background_color: '{app.faint('#FFFFFF')}'\n        color: 1, 1, 1, 1\n"
    )


def pressed_button(app: Sources, n: int) -> None:
    app.rows.append(
        f"    Button:\n        text: 'pressed {n}'\n        background_normal: ''\n"
        "        background_down: ''\n"
        f"        background_color: '{app.faint('#FFFFFF')}' if self.state == 'down' else '#1A3A5A'\n"
        "        color: 1, 1, 1, 1\n"
    )


def plain_button(app: Sources, n: int) -> None:
    app.rows.append(f"    Button:\n        text: 'button {n}'\n")


def hint_text(app: Sources, n: int) -> None:
    app.rows.append(
        f"    TextInput:\n        hint_text: 'hint {n}'\n        hint_text_color: '#BBBBBB'\n"
        "        background_normal: ''\n        background_color: 1, 1, 1, 1\n"
        "        canvas.after:\n            Color:\n                rgba: .3, .3, .3, 1\n            Line:\n"
        "                rectangle: self.x + 1, self.y + 1, self.width - 2, self.height - 2\n"
    )


def shared_card(app: Sources, n: int) -> None:
    colour = app.faint(app.card)
    app.rows.append(
        "    BoxLayout:\n        canvas.before:\n            Color:\n"
        f"                rgba: {channels(app.card)}\n"
        "            Rectangle:\n                pos: self.pos\n                size: self.size\n"
        f"        Label:\n            text: 'card {n}'\n            color: '{colour}'\n"
        f"        Label:\n            text: 'fine {n}'\n            color: '{app.text}'\n"
    )


def small_controls(app: Sources, n: int) -> None:
    button = (
        "        Button:\n            text: '{}'\n            size_hint: None, None\n"
        "            size: {}, dp(14)\n"
        "            background_normal: ''\n            background_down: ''\n"
        "            background_color: '#1A3A5A'\n"
    )
    app.rows.append("    BoxLayout:\n" + button.format(f"left {n}", 90) + button.format(f"right {n}", "60"))

"""Faults of texts whose colours stand in kv."""

from __future__ import annotations

from tests.audits.planted.sources import Sources, channels, label


def kv_numbers(app: Sources, n: int) -> None:
    app.rows.append(label(f"numbers {n}", channels(app.faint(app.page))))


def kv_text(app: Sources, n: int) -> None:
    app.rows.append(label(f"text {n}", f"'{app.faint(app.page)}'"))


def kv_call(app: Sources, n: int) -> None:
    app.directives.append("#:import hexa kivy.utils.get_color_from_hex")
    app.rows.append(label(f"call {n}", f"hexa('{app.faint(app.page)}')"))


def kv_set(app: Sources, n: int) -> None:
    app.directives.append(f"#:set HINT_{n} '{app.faint(app.page)}'")
    app.rows += [label(f"set {n}", f"HINT_{n}"), label(f"set too {n}", f"HINT_{n}")]


def class_rule(app: Sources, n: int) -> None:
    name = f"Quiet{app.number}x{n}"
    app.rules.append(f"<{name}@Label>:\n    tone: '{app.faint(app.page)}'\n    color: self.tone\n")
    app.rows += [f"    {name}:\n        text: 'rule {each} {n}'\n" for each in "ab"]


def translucent(app: Sources, n: int) -> None:
    app.rows.append(label(f"translucent {n}", channels(app.text, 0.35)))


def half_opaque(app: Sources, n: int) -> None:
    app.rows.append(label(f"opacity {n}", f"'{app.text}'", "        opacity: 0.4\n"))


def markup(app: Sources, n: int) -> None:
    colour = app.faint(app.page)
    app.rows.append(
        f"    Label:\n        text: 'due [color={colour}]tomorrow {n}[/color]'\n        markup: True\n"
        f"        color: '{app.text}'\n"
    )


def by_state(app: Sources, n: int) -> None:
    app.directives.append("#:import hexa kivy.utils.get_color_from_hex")
    colour = f"hexa('{app.faint(app.page)}') if self.text else hexa('{app.text}')"
    app.rows.append(label(f"state {n}", colour))


def two_grounds(app: Sources, n: int) -> None:
    """One colour on a light and on a dark ground: no single colour passes on both."""
    app.directives.append(f"#:set BOTH_{n} '#808488'")
    for name, ground in (("light", "#F4F5F7"), ("dark", "#2A2C30")):
        app.rows.append(
            f"    Label:\n        text: '{name} {n}'\n        color: BOTH_{n}\n        canvas.before:\n"
            f"            Color:\n                rgba: {channels(ground)}\n            Rectangle:\n"
            "                pos: self.pos\n                size: self.size\n"
        )


def over_gradient(app: Sources, n: int) -> None:
    app.rows.append(
        f"    Label:\n        text: 'gradient {n}'\n        color: '#5A5A5A'\n        canvas.before:\n"
        "            Color:\n                rgba: 1, 1, 1, 1\n            Rectangle:\n"
        "                pos: self.pos\n                size: self.size\n                texture: gradient\n"
    )

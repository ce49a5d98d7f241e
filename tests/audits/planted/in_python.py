"""Faults of colours that Python has: constants, themes, tables, arguments, drawings."""

from __future__ import annotations

from tests.audits.planted.sources import Sources, channels, label


def module_constant(app: Sources, n: int) -> None:
    app.look.append(f"FAINT_{n} = ({channels(app.faint(app.page))})")
    app.rows.append(label(f"constant {n}", f"look.FAINT_{n}"))


def theme_property(app: Sources, n: int) -> None:
    app.theme.append(f"hint_{n} = ColorProperty('{app.faint(app.page)}')")
    app.rows += [
        label(f"theme {n}", f"look.theme.hint_{n}"),
        label(f"theme too {n}", f"look.theme.hint_{n}"),
    ]


def table(app: Sources, n: int) -> None:
    app.look.append(f"PALETTE_{n} = {{'hint': '{app.faint(app.page)}', 'other': '#000000'}}")
    app.rows.append(label(f"table {n}", f"look.PALETTE_{n}['hint']"))


def json_theme(app: Sources, n: int) -> None:
    app.json[f"read_{n}"] = app.faint(app.page)
    app.rows.append(label(f"read {n}", f"look.READ['read_{n}']"))


def python_argument(app: Sources, n: int) -> None:
    app.python.append(f"root.add_widget(Label(text='argument {n}', color=({channels(app.faint(app.page))})))")


def python_class(app: Sources, n: int) -> None:
    app.look.append(
        f"class Made{app.number}x{n}(Label):\n    def __init__(self, **kwargs):\n"
        "        super().__init__(**kwargs)\n"
        f"        self.color = '{app.faint(app.page)}'\n"
    )
    app.python.append(f"root.add_widget(look.Made{app.number}x{n}(text='class {n}'))")


def python_canvas(app: Sources, n: int) -> None:
    ground = app.faint(app.text)
    app.look.append(
        f"class Drawn{app.number}x{n}(Label):\n    def __init__(self, **kwargs):\n"
        "        super().__init__(**kwargs)\n"
        f"        with self.canvas.before:\n            Color({channels(ground)})\n"
        "            self.plate = Rectangle()\n"
        "        self.bind(pos=self.place, size=self.place)\n\n"
        "    def place(self, *_):\n        self.plate.pos, self.plate.size = self.pos, self.size\n"
    )
    app.python.append(f"root.add_widget(look.Drawn{app.number}x{n}(text='drawn {n}', color='{app.text}'))")


def drawn_icon(app: Sources, n: int) -> None:
    """An icon drawn in Python, in a colour that a constant has."""
    name = f"Icon{app.number}x{n}"
    app.look.append(
        f"ICON_{n} = ({channels(app.faint(app.page, 2.8))})\n\n"
        f"class {name}(ButtonBehavior, Widget):\n    accessible_name = 'icon {n}'\n\n"
        "    def __init__(self, **kwargs):\n"
        "        super().__init__(**kwargs)\n"
        f"        with self.canvas:\n            Color(*ICON_{n})\n"
        "            self.dot = Ellipse(size=(24, 24))\n"
        "        self.bind(pos=self.place, size=self.place)\n\n"
        "    def place(self, *_):\n        self.dot.pos = self.center_x - 12, self.center_y - 12\n"
    )
    app.python.append(f"root.add_widget(look.{name}())")

"""Generated apps with planted faults of colour, one for each way in which Kivy apps come by their colours.

An app is a folder with ``main.py``, ``ui.kv``, ``look.py`` and ``colours.json``. All come from a seed, so
that an app can be made again by its number.
"""

from __future__ import annotations

import importlib
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from audits import Entry, Outcome, Report, Run, audit
from audits.model import Finding
from audits.pixels.colour import Rgb, from_hexadecimal, hexadecimal, ratio
from audits.repair.patch import of_run, unified
from audits.repair.proof import Prover
from tests.audits.stage import prepare

FAULTS = 4  # planted in each app
REPAIRED = ("text-contrast", "non-text-contrast", "target-size")  # what is planted breaks these
_SIZE = (390, 844)


@dataclass(slots=True)
class Sources:
    """An app under construction: its number, what its files say, and its grounds (page, card) and text."""

    number: int
    rng: random.Random
    page: str
    card: str
    text: str
    directives: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    look: list[str] = field(default_factory=list)
    theme: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=list)
    json: dict[str, str] = field(default_factory=dict)

    def faint(self, ground: str, below: float = 4) -> str:
        """Return a colour that is too faint on a ground (from 1.3 : 1)."""
        while True:
            tone = self.rng.randrange(256)
            rgb: Rgb = tuple(min(255, max(0, tone + self.rng.randrange(-40, 41))) for _ in range(3))  # type: ignore[assignment]
            if 1.3 < ratio(rgb, from_hexadecimal(ground)) < below:
                return hexadecimal(rgb)


Fault: TypeAlias = Callable[[Sources, int], None]


def _channels(colour: str, alpha: float = 1) -> str:
    return ", ".join(f"{channel / 255:.3f}" for channel in from_hexadecimal(colour)) + f", {alpha:g}"


def _label(name: str, colour: str, more: str = "") -> str:
    return f"    Label:\n        text: '{name}'\n        color: {colour}\n{more}"


def kv_numbers(app: Sources, n: int) -> None:
    app.rows.append(_label(f"numbers {n}", _channels(app.faint(app.page))))


def kv_text(app: Sources, n: int) -> None:
    app.rows.append(_label(f"text {n}", f"'{app.faint(app.page)}'"))


def kv_call(app: Sources, n: int) -> None:
    app.directives.append("#:import hexa kivy.utils.get_color_from_hex")
    app.rows.append(_label(f"call {n}", f"hexa('{app.faint(app.page)}')"))


def kv_set(app: Sources, n: int) -> None:
    app.directives.append(f"#:set HINT_{n} '{app.faint(app.page)}'")
    app.rows += [_label(f"set {n}", f"HINT_{n}"), _label(f"set too {n}", f"HINT_{n}")]


def class_rule(app: Sources, n: int) -> None:
    name = f"Quiet{app.number}x{n}"
    app.rules.append(f"<{name}@Label>:\n    tone: '{app.faint(app.page)}'\n    color: self.tone\n")
    app.rows += [f"    {name}:\n        text: 'rule {each} {n}'\n" for each in "ab"]


def module_constant(app: Sources, n: int) -> None:
    app.look.append(f"FAINT_{n} = ({_channels(app.faint(app.page))})")
    app.rows.append(_label(f"constant {n}", f"look.FAINT_{n}"))


def theme_property(app: Sources, n: int) -> None:
    app.theme.append(f"hint_{n} = ColorProperty('{app.faint(app.page)}')")
    app.rows += [
        _label(f"theme {n}", f"look.theme.hint_{n}"),
        _label(f"theme too {n}", f"look.theme.hint_{n}"),
    ]


def table(app: Sources, n: int) -> None:
    app.look.append(f"PALETTE_{n} = {{'hint': '{app.faint(app.page)}', 'other': '#000000'}}")
    app.rows.append(_label(f"table {n}", f"look.PALETTE_{n}['hint']"))


def json_theme(app: Sources, n: int) -> None:
    app.json[f"read_{n}"] = app.faint(app.page)
    app.rows.append(_label(f"read {n}", f"look.READ['read_{n}']"))


def python_argument(app: Sources, n: int) -> None:
    app.python.append(
        f"root.add_widget(Label(text='argument {n}', color=({_channels(app.faint(app.page))})))"
    )


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
        f"        with self.canvas.before:\n            Color({_channels(ground)})\n"
        "            self.plate = Rectangle()\n"
        "        self.bind(pos=self.place, size=self.place)\n\n"
        "    def place(self, *_):\n        self.plate.pos, self.plate.size = self.pos, self.size\n"
    )
    app.python.append(f"root.add_widget(look.Drawn{app.number}x{n}(text='drawn {n}', color='{app.text}'))")


def drawn_icon(app: Sources, n: int) -> None:
    """An icon drawn in Python, in a colour that a constant has."""
    name = f"Icon{app.number}x{n}"
    app.look.append(
        f"ICON_{n} = ({_channels(app.faint(app.page, 2.8))})\n\n"
        f"class {name}(ButtonBehavior, Widget):\n    accessible_name = 'icon {n}'\n\n"
        "    def __init__(self, **kwargs):\n"
        "        super().__init__(**kwargs)\n"
        f"        with self.canvas:\n            Color(*ICON_{n})\n"
        "            self.dot = Ellipse(size=(24, 24))\n"
        "        self.bind(pos=self.place, size=self.place)\n\n"
        "    def place(self, *_):\n        self.dot.pos = self.center_x - 12, self.center_y - 12\n"
    )
    app.python.append(f"root.add_widget(look.{name}())")


def field_border(app: Sources, n: int) -> None:
    """A field that only its border shows."""
    border = _channels(app.faint(app.page, 2.8))
    app.rows.append(
        f"    TextInput:\n        accessible_name: 'field {n}'\n        background_normal: ''\n"
        f"        background_active: ''\n        background_color: {_channels(app.page)}\n"
        f"        foreground_color: {_channels(app.text)}\n"
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
        f"        canvas.before:\n            Color:\n                rgba: {_channels(ground)}\n"
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


def translucent(app: Sources, n: int) -> None:
    app.rows.append(_label(f"translucent {n}", _channels(app.text, 0.35)))


def half_opaque(app: Sources, n: int) -> None:
    app.rows.append(_label(f"opacity {n}", f"'{app.text}'", "        opacity: 0.4\n"))


def hint_text(app: Sources, n: int) -> None:
    app.rows.append(
        f"    TextInput:\n        hint_text: 'hint {n}'\n        hint_text_color: '#BBBBBB'\n"
        "        background_normal: ''\n        background_color: 1, 1, 1, 1\n"
        "        canvas.after:\n            Color:\n                rgba: .3, .3, .3, 1\n            Line:\n"
        "                rectangle: self.x + 1, self.y + 1, self.width - 2, self.height - 2\n"
    )


def markup(app: Sources, n: int) -> None:
    colour = app.faint(app.page)
    app.rows.append(
        f"    Label:\n        text: 'due [color={colour}]tomorrow {n}[/color]'\n        markup: True\n"
        f"        color: '{app.text}'\n"
    )


def by_state(app: Sources, n: int) -> None:
    app.directives.append("#:import hexa kivy.utils.get_color_from_hex")
    colour = f"hexa('{app.faint(app.page)}') if self.text else hexa('{app.text}')"
    app.rows.append(_label(f"state {n}", colour))


def shared_card(app: Sources, n: int) -> None:
    colour = app.faint(app.card)
    app.rows.append(
        "    BoxLayout:\n        canvas.before:\n            Color:\n"
        f"                rgba: {_channels(app.card)}\n"
        "            Rectangle:\n                pos: self.pos\n                size: self.size\n"
        f"        Label:\n            text: 'card {n}'\n            color: '{colour}'\n"
        f"        Label:\n            text: 'fine {n}'\n            color: '{app.text}'\n"
    )


def two_grounds(app: Sources, n: int) -> None:
    """One colour on a light and on a dark ground: no single colour passes on both."""
    app.directives.append(f"#:set BOTH_{n} '#808488'")
    for name, ground in (("light", "#F4F5F7"), ("dark", "#2A2C30")):
        app.rows.append(
            f"    Label:\n        text: '{name} {n}'\n        color: BOTH_{n}\n        canvas.before:\n"
            f"            Color:\n                rgba: {_channels(ground)}\n            Rectangle:\n"
            "                pos: self.pos\n                size: self.size\n"
        )


def over_gradient(app: Sources, n: int) -> None:
    app.rows.append(
        f"    Label:\n        text: 'gradient {n}'\n        color: '#5A5A5A'\n        canvas.before:\n"
        "            Color:\n                rgba: 1, 1, 1, 1\n            Rectangle:\n"
        "                pos: self.pos\n                size: self.size\n                texture: gradient\n"
    )


def small_controls(app: Sources, n: int) -> None:
    button = (
        "        Button:\n            text: '{}'\n            size_hint: None, None\n"
        "            size: {}, dp(14)\n"
        "            background_normal: ''\n            background_down: ''\n"
        "            background_color: '#1A3A5A'\n"
    )
    app.rows.append("    BoxLayout:\n" + button.format(f"left {n}", 90) + button.format(f"right {n}", "60"))


KINDS: tuple[Fault, ...] = (
    kv_numbers, kv_text, kv_call, kv_set, class_rule, module_constant, theme_property, table, json_theme,
    python_argument, python_class, python_canvas, no_colour_of_its_own, ground_literal, flat_button,
    pressed_button, plain_button, translucent, half_opaque, hint_text, markup, by_state, shared_card,
    two_grounds, over_gradient, small_controls, drawn_icon, field_border,
)  # fmt: skip


def write_app(number: int, seed: int, folder: Path) -> None:
    """Write an app with planted faults into a folder; the kinds come in turn."""
    rng = random.Random(f"{seed} {number}")
    dark = rng.random() < 0.4
    app = Sources(
        number, rng, *(("#121417", "#1E2227", "#F0F2F5") if dark else ("#F4F5F7", "#FFFFFF", "#1A1C20"))
    )
    for n in range(FAULTS):
        KINDS[(number * FAULTS + n) % len(KINDS)](app, n)
    app.rows.append(_label("all is well", f"'{app.text}'"))
    rng.shuffle(app.rows)
    folder.mkdir(parents=True)
    for name, text in _files(app, folder.name).items():
        (folder / name).write_text(text, encoding="utf-8")


def _files(app: Sources, package: str) -> dict[str, str]:
    head = "\n".join([f"#:import look {package}.look", *dict.fromkeys(app.directives)])
    root = (
        "BoxLayout:\n    orientation: 'vertical'\n    canvas.before:\n        Color:\n"
        f"            rgba: {_channels(app.page)}\n        Rectangle:\n            pos: self.pos\n"
        "            size: self.size\n"
    )
    body = "".join(f"    {line}\n" for line in app.python) or ""
    return {
        "__init__.py": "",
        "ui.kv": f"{head}\n" + "\n".join(app.rules) + root + "".join(app.rows),
        "colours.json": "{\n" + ",\n".join(f'  "{k}": "{v}"' for k, v in app.json.items()) + "\n}\n",
        "look.py": (
            "import json\nfrom pathlib import Path\n\nfrom kivy.event import EventDispatcher\n"
            "from kivy.graphics import Color, Ellipse, Rectangle\n"
            "from kivy.properties import ColorProperty\nfrom kivy.uix.behaviors import ButtonBehavior\n"
            "from kivy.uix.label import Label\nfrom kivy.uix.widget import Widget\n\n"
            'READ = json.loads(Path(__file__).with_name("colours.json").read_text())\n'
            + "\n".join(app.look)
            + "\n\n\nclass Theme(EventDispatcher):\n    ink = ColorProperty('#000000')\n"
            + "".join(f"    {line}\n" for line in app.theme)
            + "\n\ntheme = Theme()\n"
        ),
        "main.py": (
            "from pathlib import Path\n\nfrom kivy.lang import Builder\nfrom kivy.uix.label import Label\n\n"
            f"from {package} import look\n\n\ndef build():\n"
            '    root = Builder.load_file(str(Path(__file__).with_name("ui.kv")))\n'
            f"{body}    return root\n"
        ),
    }


def load(folder: Path) -> Any:
    """Return the root widget of an app, laid out."""
    prepare()
    sys.path.insert(0, str(folder.parent))
    try:
        root = importlib.import_module(f"{folder.name}.main").build()
    finally:
        sys.path.remove(str(folder.parent))
    root.size = _SIZE
    return root


def unload(folder: Path) -> None:
    """Forget an app's rules and modules, so that others do not get them."""
    from kivy.lang import Builder

    Builder.unload_file(str(folder / "ui.kv"))
    for name in [name for name in sys.modules if name.split(".")[0] == folder.name]:
        del sys.modules[name]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one app: the failing texts by name before, those that fail after its patch, its diff."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    diff: str
    report: Report

    @property
    def repaired(self) -> tuple[str, ...]:
        """The names of what does not fail any more."""
        return tuple(name for name in self.before if name not in self.after)

    @property
    def new(self) -> tuple[str, ...]:
        """The names of what fails only since."""
        return tuple(name for name in self.after if name not in self.before)


def repaired(folder: Path) -> Result:
    """Audit an app, write the patch of its repairs, apply it to its files, and audit it anew from these."""
    root = load(folder)
    before = audit(root, rules=REPAIRED)
    report = Prover(at_most=40, token_files=[folder / "colours.json"]).prove(root, before)
    diff = unified(of_run(Run("planted", report.profile, (Entry({"screen": folder.name}, report),))))
    unload(folder)
    patched = folder.with_name(f"{folder.name}_patched")
    if diff:
        subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=diff, text=True, cwd="/", check=True)
    shutil.copytree(folder, patched)
    for file in patched.glob("*.*"):
        text = file.read_text(encoding="utf-8") if file.suffix != ".pyc" else ""
        file.write_text(
            text.replace(f"{folder.name}.", f"{patched.name}.").replace(
                f"from {folder.name} ", f"from {patched.name} "
            ),
            encoding="utf-8",
        )
    after = audit(load(patched), rules=REPAIRED)
    unload(patched)
    return Result(_failing(before), _failing(after), diff, report)


def _failing(report: Report) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_name, report.having(Outcome.FAILED))))


def _name(finding: Finding) -> str:
    return f"{finding.rule} {finding.node.name or finding.node.path} {finding.state}"

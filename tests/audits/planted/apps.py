"""Write an app with planted faults, start it, and forget it."""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path
from typing import Any

from tests.audits.planted import in_boxes, in_kv, in_python
from tests.audits.planted.sources import Fault, Sources, channels, label
from tests.audits.stage import prepare

FAULTS = 4  # planted in each app
_SIZE = (390, 844)

KINDS: tuple[Fault, ...] = (
    in_kv.kv_numbers,
    in_kv.kv_text,
    in_kv.kv_call,
    in_kv.kv_set,
    in_kv.class_rule,
    in_python.module_constant,
    in_python.theme_property,
    in_python.table,
    in_python.json_theme,
    in_python.python_argument,
    in_python.python_class,
    in_python.python_canvas,
    in_boxes.no_colour_of_its_own,
    in_boxes.ground_literal,
    in_boxes.flat_button,
    in_boxes.pressed_button,
    in_boxes.plain_button,
    in_kv.translucent,
    in_kv.half_opaque,
    in_boxes.hint_text,
    in_kv.markup,
    in_kv.by_state,
    in_boxes.shared_card,
    in_kv.two_grounds,
    in_kv.over_gradient,
    in_boxes.small_controls,
    in_python.drawn_icon,
    in_boxes.field_border,
)


def write_app(number: int, seed: int, folder: Path) -> None:
    """Write an app with planted faults into a folder; the kinds come in turn."""
    rng = random.Random(f"{seed} {number}")
    dark = rng.random() < 0.4
    app = Sources(
        number, rng, *(("#121417", "#1E2227", "#F0F2F5") if dark else ("#F4F5F7", "#FFFFFF", "#1A1C20"))
    )
    for n in range(FAULTS):
        KINDS[(number * FAULTS + n) % len(KINDS)](app, n)
    app.rows.append(label("all is well", f"'{app.text}'"))
    rng.shuffle(app.rows)
    folder.mkdir(parents=True)
    for name, text in _files(app, folder.name).items():
        (folder / name).write_text(text, encoding="utf-8")


def _files(app: Sources, package: str) -> dict[str, str]:
    head = "\n".join([f"#:import look {package}.look", *dict.fromkeys(app.directives)])
    root = (
        "BoxLayout:\n    orientation: 'vertical'\n    canvas.before:\n        Color:\n"
        f"            rgba: {channels(app.page)}\n        Rectangle:\n            pos: self.pos\n"
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

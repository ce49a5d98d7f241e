"""Widgets and helpers that scenes are built from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from audits.looking.seen import Seen

RULES = """
<Patch@Label>:
    text: 'Some words'
    back: '#000000'
    canvas.before:
        Color:
            rgba: rgba(self.back)
        Rectangle:
            pos: self.pos
            size: self.size

<WhitePage@BoxLayout>:
    canvas.before:
        Color:
            rgba: 1, 1, 1, 1
        Rectangle:
            pos: self.pos
            size: self.size

<Rectangular@Widget>:
    back: '#FFFFFF'
    texture: None
    canvas:
        Color:
            rgba: rgba(self.back)
        Rectangle:
            pos: self.pos
            size: self.size
            texture: self.texture
"""


def texture(rows: list[list[int]]) -> Any:
    """Return a texture of grey values, its first row the bottom one."""
    from kivy.graphics.texture import Texture

    grey = np.array(rows, np.uint8)
    made = Texture.create(size=grey.shape[::-1], colorfmt="rgb")
    made.blit_buffer(np.repeat(grey[..., None], 3, axis=2).tobytes(), colorfmt="rgb", bufferfmt="ubyte")
    made.mag_filter = "nearest"
    return made


@lru_cache(maxsize=1)
def prepare() -> None:
    """Register the classes, textures and the Chinese font that scenes name."""
    import kivy.core.window  # noqa: F401 - textures need its OpenGL context
    import noto_cjk_sans_otc
    from kivy.core.text import Label as CoreLabel
    from kivy.core.text import LabelBase
    from kivy.factory import Factory
    from kivy.graphics import Color, Rectangle
    from kivy.lang import Builder
    from kivy.lang.parser import global_idmap
    from kivy.properties import ColorProperty
    from kivy.uix.widget import Widget

    from audits import install

    install()

    class Tinted(Widget):  # type: ignore[misc]
        tint = ColorProperty("#FFFFFF")

        def on_tint(self, _: Any, value: Any) -> None:
            label = CoreLabel(text="drawn by hand", font_size=20)
            label.refresh()
            self.canvas.clear()
            with self.canvas:
                Color(*value)
                Rectangle(texture=self.cut(label.texture), pos=(50, 60), size=(140, 24))

        @staticmethod
        def cut(whole: Any) -> Any:
            return whole

    class Cropped(Tinted):
        @staticmethod
        def cut(whole: Any) -> Any:
            whole.bind()  # a texture gets its GL name when it is first bound
            return whole.get_region(0, 0, whole.width // 2, whole.height)

    Factory.register("Tinted", cls=Tinted)
    Factory.register("Cropped", cls=Cropped)
    LabelBase.register(
        "cjk", next(iter(Path(noto_cjk_sans_otc.__file__).parent.rglob("*.tt[cf]"))).as_posix()
    )
    Builder.load_string(RULES)
    global_idmap["gradient"] = texture([[row] for row in range(0x40, 0xF1)])
    global_idmap["halves"] = texture([[0x00, 0xC0]])
    global_idmap["plain"] = texture([[0xFF]])


@lru_cache(maxsize=1)
def scene_theme() -> Any:
    """Return the theme that scenes may bind to by this name: whether it is ``dark``."""
    from kivy.event import EventDispatcher
    from kivy.lang.parser import global_idmap
    from kivy.properties import BooleanProperty

    class SceneTheme(EventDispatcher):  # type: ignore[misc]
        dark = BooleanProperty(False)

    theme = global_idmap["scene_theme"] = SceneTheme()
    return theme


def seen_in_the_dark(kv: str) -> tuple[Seen, ...]:
    """Return the colours of a scene that is built while its theme is dark."""
    from audits.driving.held import settle
    from audits.looking.screen import look
    from audits.looking.seen import seen_on
    from audits.looking.settle import give_size

    scene_theme().dark = True
    root = build(kv)
    give_size(root, None)
    settle(root)
    seen = seen_on(look(root, illustrated=False))
    scene_theme().dark = False
    return seen


def build(kv: str) -> Any:
    """Return the widget of a kv text."""
    from kivy.lang import Builder

    prepare()
    return Builder.load_string(kv)


def wcag(one: str, other: str) -> float:
    """WCAG's contrast ratio of two ``#RRGGBB`` colours, computed the plain way."""

    def luminance(text: str) -> float:
        total = 0.0
        for weight, start in ((0.2126, 1), (0.7152, 3), (0.0722, 5)):
            value = int(text[start : start + 2], 16) / 255
            total += weight * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
        return total

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

"""The label that all texts use: it wraps to its width, grows with its lines, and finds its font."""

from __future__ import annotations

import math

from kivy.core.text import Label as CoreLabel
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty
from kivy.uix.label import Label

from app.prototype.fonts import in_medium
from screens.kv import load_kv
from screens.widgets.turn import Round, Turn
from screens.widgets.wrap import break_lines

load_kv(__file__)

_MOST_KEPT = 10_000
_extents: dict[tuple[str, float, str], tuple[int, int]] = {}  # by font, size in px, text
_typeset: dict[tuple[str, float, str, float | None], tuple[int, str]] = {}  # by font, size in px, text, width


class _Setting(CoreLabel):  # type: ignore[misc]
    """Kivy's setting of a text, which measures the same words once: pages say the same again and again."""

    def get_extents(self, text: str) -> tuple[int, int]:
        """Return the width and height of a line, in px."""
        options = self.options
        kept = (options["font_name_r"], options["font_size"], text)
        if kept not in _extents:
            if len(_extents) >= _MOST_KEPT:
                _extents.clear()
            _extents[kept] = super().get_extents(text)
        return _extents[kept]


class Words(Label):  # type: ignore[misc]
    """A text as wide as its place and as high as its lines.

    ``ink`` and ``type_size`` (px) take the place of the theme's colour and size of running text: kv would
    let a second binding of the same property undo the first at the next change of theme.
    ``natural_width`` is what the text would measure on one line, in px. ``medium`` asks for the heavier
    weight, which Regular stands in for where Medium lacks a character.
    """

    one_line = BooleanProperty(False)
    medium = BooleanProperty(False)
    ink = ColorProperty(None, allownone=True)
    type_size = NumericProperty(0)
    natural_width = NumericProperty(0)
    accessible_hidden = BooleanProperty(False)
    accessible_private = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._trigger_texture.cancel()  # Kivy's own would measure before the width is known
        self._trigger_texture: Turn = Turn(self, self.texture_update, Round.OUTWARDS)
        self._trigger_texture()

    def _create_label(self) -> None:
        """Set the text; there is no markup in any."""
        options = {name: getattr(self, name) for name in self._font_properties}
        self._label = _Setting(**options, usersize=self.text_size)

    @staticmethod
    def covered(text: str) -> bool:
        """Tell whether the heavier weight can draw all of a text."""
        return in_medium(text)

    def texture_update(self, *_: object) -> None:
        """Render anew, with the lines broken where the text's own script breaks them."""
        self._label.resolve_font_name()  # else the first measurement would be made in Kivy's own font
        sides = self.padding[0] + self.padding[2]
        width = self.text_size[0]
        natural_width, self._label.text = self._set(self.text, width - sides if width else None)
        self.natural_width = natural_width + sides
        super().texture_update()

    def width_of(self, text: str, size: float | None = None) -> float:
        """Return how wide another text would be on one line here, or in another size; all in px."""
        if size is None:
            self._label.resolve_font_name()
            return float(self._set(text, None)[0])
        setting = _Setting(font_name=self.font_name, font_size=size)
        setting.resolve_font_name()
        return float(setting.get_extents(text)[0])

    def _set(self, text: str, width: float | None) -> tuple[int, str]:
        """Return how wide a text is on one line, and the text broken to a width; both in px."""
        options = self._label.options
        kept = (options["font_name_r"], options["font_size"], text, width)
        if kept not in _typeset:
            if len(_typeset) >= _MOST_KEPT:
                _typeset.clear()
            natural_width = math.ceil(max(map(self._measure, text.split("\n"))))
            broken = text if width is None else break_lines(text, width, self._measure)
            _typeset[kept] = natural_width, broken
        return _typeset[kept]

    def _measure(self, line: str) -> float:
        return float(self._label.get_extents(line)[0])


class ShortWords(Words):
    """A text on one line, as wide as it needs."""

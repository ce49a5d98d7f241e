"""Every text texture that Kivy makes: what it says, how it is set, where each letter stands in it.

``LabelBase.refresh`` is where each text texture is born, whatever widget asked for it, so one hook
there sees labels, text inputs and text drawn straight on a canvas alike. A texture is known by its
identity, for Kivy gives it a GL name only when it is first drawn. Nothing here keeps a texture or a
label alive.
"""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeAlias

from .affine import Rect

if TYPE_CHECKING:
    from kivy.core.text import LabelBase
    from kivy.core.text.text_layout import LayoutLine, LayoutWord
    from kivy.graphics.texture import Texture
    from kivy.uix.widget import Widget

Rgba: TypeAlias = tuple[int, int, int, int]
_FONT_KEYS = ("font_name_r", "font_size", "bold", "italic", "underline", "strikethrough", "outline_width")
_BLANK_LINE = (1, 1)  # what Kivy's text input shows for an empty line
OVERHANG = 2  # texels by which the first and last letter of a span may lean out of their advance
_METRICS_KEPT = 8192  # glyph widths remembered; some 1 MB


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Neighbouring letters of one style; lengths in texels from the texture's top left.

    Pixels from ``left`` to ``right`` are its own: its advance, and at the ends of a line the overhang.
    ``form`` is its style but for the colour: font, size, weight, lines under and through it, outline.
    ``ref`` is what a link in markup refers to.
    """

    text: str
    edges: tuple[float, ...]
    left: float
    right: float
    top: float
    bottom: float
    rgba: Rgba
    size: float
    bold: bool
    form: tuple[object, ...] = ()
    ref: str = ""


@dataclass(slots=True, eq=False)
class TextSource:
    """What a text texture was made from.

    ``lines`` is the label's own list of laid-out lines; Kivy fills in their places when it draws. ``ink`` is
    kept for ``ink.ink_of``.
    """

    lines: list[LayoutLine]
    raw: str
    markup: bool
    options: Mapping[str, Any]
    texture_size: tuple[int, int]
    stand_ins: dict[str, Texture] = field(default_factory=dict)
    ink: object = None
    _spans: tuple[Span, ...] | None = None
    _text: str | None = None
    _lines_rect: Rect | None = None
    _likeness: str = ""

    @property
    def likeness(self) -> str:
        """What decides how the texture looks: texts of one likeness look alike."""
        if not self._likeness:
            self._likeness = repr((self.raw, self.markup, self.texture_size, sorted(self.options.items())))
        return self._likeness

    @property
    def text(self) -> str:
        """The text as laid out, without markup, one line each."""
        if self._text is None:
            self._text = "\n".join("".join(word.text for word in line.words) for line in self.lines)
        return self._text

    @property
    def spans(self) -> tuple[Span, ...]:
        """The letters and their places; read only after the texture has been drawn once."""
        if self._spans is None:
            self._spans = tuple(_spans(self.lines))
        return self._spans

    @property
    def lines_rect(self) -> Rect:
        """The part that its lines fill: left, top, right, bottom in texels from the texture's top left."""
        if self._lines_rect is None:
            self._lines_rect = _rect_around(self.spans) or (0, 0, *self.texture_size)
        return self._lines_rect

    @property
    def block(self) -> Rect:
        """The part of the texture that its letters can reach, in texels as ``lines_rect``."""
        left, top, right, bottom = self.lines_rect
        return left - OVERHANG, top, right + OVERHANG, bottom

    @property
    def rgba(self) -> Rgba:
        """The colour of plain text, as Kivy's providers round it."""
        return _rgba(self.options["color"])

    @property
    def outlined(self) -> bool:
        """Whether an outline stands around the letters."""
        return bool(self.options.get("outline_width"))


_known: dict[int, tuple[weakref.ref[Texture], TextSource]] = {}
_paused = [False]


def install() -> None:
    """Watch every text texture from now on; call it before an app makes its widgets. Idempotent."""
    from kivy.core.text import LabelBase

    original = LabelBase.refresh
    if hasattr(original, "watched_by_audits"):
        return

    @wraps(original)
    def refresh(label: LabelBase) -> None:
        original(label)
        if not _paused[0]:
            register(label.texture, label)

    refresh.watched_by_audits = True  # type: ignore[attr-defined]
    LabelBase.refresh = refresh


def register(texture: Texture, label: LabelBase) -> None:
    """Remember what a texture says, from the core label that drew it."""
    if texture is None or texture is label.texture_1px:
        return
    name = id(texture)
    options = {**label.options, "text_size": label.text_size}
    markup = hasattr(label, "markup")
    source = TextSource(label._cached_lines, label.text, markup, options, texture.size)

    def forget(gone: weakref.ref[Texture]) -> None:
        if name in _known and _known[name][0] is gone:
            del _known[name]

    _known[name] = (weakref.ref(texture, forget), source)


class Index:
    """What textures say, for one walk over a scene: between two, textures come and go."""

    def __init__(self) -> None:
        self._by_name: dict[int, TextSource] | None = None

    def find(self, texture: Texture) -> TextSource | None:
        """Return what a texture says, or None where it is no text."""
        entry = _known.get(id(texture))
        if entry is not None:
            return entry[1] if entry[0]() is texture else None
        return self._find_whole(texture) if type(texture).__name__ == "TextureRegion" else None

    def _find_whole(self, region: Texture) -> TextSource | None:
        """Find the text texture that a region was cut from: by then both have the same GL name."""
        if self._by_name is None:
            wholes = ((reference(), source) for reference, source in _known.values())
            self._by_name = {whole.id: source for whole, source in wholes if whole is not None}
        return self._by_name.get(region.id)


def adopt(widget: Widget) -> bool:
    """Register the texts of a widget made before the hook was installed, where they can be reached.

    True when the widget draws them anew, so that it must be synchronised before it is looked at.
    """
    from kivy.cache import Cache

    label = getattr(widget, "_label", None)
    texture = getattr(label, "texture", None)
    if texture is not None and hasattr(label, "_cached_lines") and id(texture) not in _known:
        register(texture, label)
    lines = [*getattr(widget, "_lines_labels", ()), *getattr(widget, "_hint_text_labels", ())]
    if all(id(line) in _known or line.size == _BLANK_LINE for line in lines):
        return False
    # A text input keeps the textures of its lines, not the labels that drew them.
    Cache.remove("textinput.label")
    widget._refresh_hint_text()
    widget._refresh_text_from_property()
    return True


def label_like(source: TextSource, text: str) -> LabelBase:
    """Return a new core label that sets ``text`` as the label of a source does."""
    from kivy.core.text import Label
    from kivy.core.text.markup import MarkupLabel

    label = (MarkupLabel if source.markup else Label)(text=text)
    # Not as arguments: a core label does not take all that its widget gives it later, max_lines for one.
    label.options.update({key: value for key, value in source.options.items() if key != "text"})
    label.text_size = source.options["text_size"]
    return label


def draw_unwatched(label: LabelBase) -> Texture:
    """Return the texture of a core label without registering it: it stands in for another one."""
    _paused[0] = True
    try:
        label.refresh()
    finally:
        _paused[0] = False
    return label.texture


def _rgba(color: Sequence[float]) -> Rgba:
    """Kivy's SDL2 text provider cuts fractions off where it turns 0…1 into 0…255."""
    red, green, blue, alpha = (int(channel * 255) for channel in (*color, 1.0)[:4])
    return red, green, blue, alpha


def _spans(lines: list[LayoutLine]) -> list[Span]:
    spans = []
    for line in lines:
        x = line.x
        words = [word for word in line.words if word.text]
        for word in words:
            edges = _edges(word, x)
            left = edges[0] - (OVERHANG if word is words[0] else 0)
            right = edges[-1] + (OVERHANG if word is words[-1] else 0)
            place = (left, right, line.y, line.y + max(line.h, word.lh))
            options = word.options
            rgba = _rgba(options["color"])
            size, bold = options["font_size"], bool(options["bold"])
            form = tuple(options.get(key) for key in _FONT_KEYS)
            ref = str(options.get("_ref") or "")
            spans.append(Span(word.text, edges, *place, rgba, size, bold, form, ref))
            x += word.lw
    return spans


def _rect_around(spans: Sequence[Span]) -> Rect | None:
    if not spans:
        return None
    return (
        min(span.edges[0] for span in spans),
        min(span.top for span in spans),
        max(span.edges[-1] for span in spans),
        max(span.bottom for span in spans),
    )


def _edges(word: LayoutWord, x: float) -> tuple[float, ...]:
    """Left edge of each letter, and the right edge of the last; kerning is spread over the word."""
    font = tuple(word.options.get(key) for key in _FONT_KEYS)
    edges = [0.0]
    for letter in word.text:
        edges.append(edges[-1] + _advance(font, letter))
    stretch = word.lw / edges[-1] if edges[-1] else 1.0
    return tuple(x + edge * stretch for edge in edges)


@lru_cache(maxsize=_METRICS_KEPT)
def _advance(font: tuple[Any, ...], letter: str) -> float:
    from kivy.core.text import Label as CoreLabel

    label = CoreLabel()
    label.options.update(zip(_FONT_KEYS, font, strict=True))
    width: float = label.get_extents(letter)[0]
    return width

"""missing-glyph: every character has a glyph in the font that it is set in.

Kivy takes each text from one font and, unlike a browser, looks for no other where that lacks a character: it
draws a box. Its default font has no Chinese, Japanese, Korean, Arabic, Hebrew or Thai.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..looking.screen import Screen
from ..looking.tree import Element
from ..model import Outcome
from ..pixels import fonts
from ..pixels.painting import FONT_KEYS, Font, font_of
from ..pixels.texts import TextSource
from .rule import PERCENT, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption

_EXEMPT = ("decoration", "inert", "hidden")
_NAMED = 8
_ALL = 100.0


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge all that each element draws as text, in sight or not."""
    for element, results in screen.texts.items():
        sources = [each.drawn.source for each in results if not each.drawn.transparent]
        sources = [source for source in sources if source.text.strip()]
        if sources:
            yield exemption(element, _EXEMPT) or _judge(element, sources, thresholds["characters"])


def _judge(element: Element, sources: list[TextSource], required: float) -> Verdict:
    characters, unread = 0, False
    lacking: dict[str, set[str]] = defaultdict(set)
    lost = 0
    for text, font in _runs(sources):
        missing = fonts.missing(text, font)
        unread |= missing is None
        characters += len("".join(text.split()))
        if missing:
            lacking[_name(font)].update(missing)
            lost += sum(character in missing for character in text)
    share = _ALL * (characters - lost) / max(characters, 1)
    if lacking and share < required:
        return _failed(element, lacking, share, required)
    if unread:
        message = "The character map of this font cannot be read: look whether boxes stand for characters."
        return Verdict(element, Outcome.CANT_TELL, message, reason="unread-font")
    return Verdict(element, Outcome.PASSED, "Its font has every character.", share, required)


def _runs(sources: list[TextSource]) -> Iterator[tuple[str, Font]]:
    """Yield what is set in one font: markup may change it from word to word."""
    for source in sources:
        by_font: dict[Font, list[str]] = defaultdict(list)
        for line in source.lines:
            for word in line.words:
                by_font[font_of(word.options)].append(word.text)
        yield from (("\n".join(words), font) for font, words in by_font.items())


def _name(font: Font) -> str:
    file = fonts.read(font[FONT_KEYS.index("font_name_r")])
    return file.name if file else ""


def _failed(element: Element, lacking: dict[str, set[str]], share: float, required: float) -> Verdict:
    names = " and ".join(sorted(lacking))
    if element.private:  # what somebody typed is told nowhere
        message = f"{names} has no glyph for a character that was typed: a box is drawn instead."
        return Verdict(element, Outcome.FAILED, message, share, required, data={"font": names})
    codes = sorted({f"U+{ord(character):04X}" for each in lacking.values() for character in each})
    said = ", ".join(codes[:_NAMED]) + (f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else "")
    message = f"{names} has no glyph for {said}: a box is drawn instead."
    data = {"font": names, "missing": codes}
    return Verdict(element, Outcome.FAILED, message, share, required, data=data)


RULE = Rule(
    id="missing-glyph",
    texts={
        "en": Texts(
            title="Every character has a glyph",
            defect="Boxes stand for characters: {name}",
            why="Nobody can read a character that its font does not have: a box stands in its place.",
            remedy=(
                "Set the text in a font that has these characters: register one with LabelBase.register and "
                "name it in font_name, or give those runs their own with [font=…]. Write no tabs or control "
                "characters."
            ),
            reasons={"unread-font": "This font's character map cannot be read: look for boxes."},
        ),
        "zh-CN": Texts(
            title="每个字都要有字形",
            defect="{name}有字显示成方框",
            why="字体里没有的字会变成方框或空白，谁都读不了。Kivy 的默认字体不含中文。",
            remedy=(
                "换成包含这些字的字体：用 LabelBase.register 注册，再写进 font_name；"
                "只有个别字缺字形时，可用 [font=…] 单独指定。不要写制表符和控制字符。"
            ),
            reasons={"unread-font": "读不出这个字体包含哪些字，请确认有没有方框"},
        ),
    },
    criterion="WCAG 2.2 SC 1.1.1",
    url="https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html",
    impact="critical",
    check=check,
    switched=True,
    unit=PERCENT,
    tags=("cat.text-alternatives", "wcag2a"),
    thresholds=("characters",),
)

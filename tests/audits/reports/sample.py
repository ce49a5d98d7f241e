"""A made-up run, drawn with Pillow: two designs in two themes, with defects of known figures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import noto_cjk_sans_otc
from PIL import Image, ImageDraw, ImageFont

from audits.model import Box, Entry, Expected, Finding, Node, Outcome, Report, Run, TextRun
from audits.pixels.colour import from_hexadecimal, hexadecimal, ratio

SIZE = (390, 844)
TYPED = "张三丰6222021234567890"
"""Stands for what a person typed; no file may hold it."""

_FONT = next(Path(noto_cjk_sans_otc.__file__).parent.rglob("*.ttc"))
_THEMES = {
    "clear": {
        "light": ("#F1F3F6", "#15181D", "#454C57", "#0B4A8F", "#FFFFFF"),
        "dark": ("#0F1115", "#F2F4F7", "#C3C9D2", "#A9CBFF", "#062A57"),
    },
    "reported": {
        "light": ("#EDEDED", "#191919", "#B2B2B2", "#07C160", "#FFFFFF"),
        "dark": ("#111111", "#D1D1D1", "#5D5D5D", "#06AE56", "#FFFFFF"),
    },
}
_SCREENS = {
    "check": ("更名前检查", "下一步", "有 3 项需要先处理"),
    "rename": ("账户更名", "下一步", "更名后,原实名信息会保留"),
    "verify-sms": ("验证身份 · 短信", "重新发送", "验证码 60 秒后可重发"),
}
LABELS = {
    "en": {"dimension.theme": "Theme", "dimension.design": "Design"},
    "zh-CN": {
        **{f"screen.{name}": words[0] for name, words in _SCREENS.items()},
        "platform.ios": "iPhone 13",
        "platform.android": "小米 12",
        "expected.dark-button": "深色主题里主要按钮的文字看不清",
        "expected.hint": "提示文字太浅",
    },
}


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size, index=2)


def _draw(screen: str, colours: tuple[str, ...]) -> tuple[bytes, dict[str, Box]]:
    page, text, hint, button, on_button = colours
    title, action, note = _SCREENS[screen]
    image = Image.new("RGB", SIZE, page)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((16, 650, 374, 702), 12, fill=button)
    boxes = {}
    for name, words, x, y, size, fill in (
        ("title", title, 20, 90, 24, text),
        ("hint", note, 20, 140, 15, hint),
        ("action", action, 165, 663, 18, on_button),
    ):
        draw.text((x, y), words, font=_font(size), fill=fill)
        left, top, right, bottom = draw.textbbox((x, y), words, font=_font(size))
        boxes[name] = Box(left, top, right - left, bottom - top)
    for row in range(5):
        draw.text((20, 200 + row * 70), f"第 {row + 1} 项 · 零钱与交易", font=_font(17), fill=text)
        draw.line((20, 250 + row * 70, 374, 250 + row * 70), fill=hint)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue(), boxes


def _heat() -> bytes:
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize((60, 20)).point(lambda value: 1 + (value > 128)).convert("P")
    image.putpalette((0, 0, 0, 214, 40, 40, 46, 160, 67))
    image.save(out, "PNG", transparency=0)
    return out.getvalue()


def text_finding(node: Node, colours: tuple[str, str], state: str = "default", size: float = 17) -> Finding:
    fore, back = colours
    measured = ratio(from_hexadecimal(fore), from_hexadecimal(back))
    failed = measured < 4.5
    data: dict[str, object] = {
        "fgColor": fore,
        "bgColor": back,
        "contrastRatio": measured,
        "expectedContrastRatio": "4.5:1",
        "fontSize": f"{size * 0.75:.1f}pt ({size:g}px)",
        "fontWeight": "normal",
        "letters": 3,
        "lettersBelow": 3 if failed else 0,
        "shareBelow": 1.0 if failed else 0.0,
    }
    if failed:
        data["heatMap"] = _heat()
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    message = f"Contrast is {measured:.2f}:1 and 4.5:1 is needed ({fore} on {back})."
    return Finding("text-contrast", outcome, node, message, measured, 4.5, state=state, data=data)


def _darker(colour: str) -> str:
    red, green, blue = from_hexadecimal(colour)
    return hexadecimal((red * 9 // 10, green * 9 // 10, blue * 9 // 10))


def _findings(screen: str, boxes: dict[str, Box], colours: tuple[str, ...], design: str) -> Iterator[Finding]:
    page, text, hint, button, on_button = colours
    title, action, note = _SCREENS[screen]
    parts = (
        ("title", title, text, page, 24),
        ("hint", note, hint, page, 15),
        ("action", action, on_button, button, 18),
    )
    for name, words, fore, back, size in parts:
        box = Box(16, 650, 358, 52) if name == "action" else boxes[name]
        role = "button" if name == "action" else "label"
        source = {"action": "screens/widgets/button.kv:14", "hint": "screens/widgets/words.kv:31"}.get(
            name, ""
        )
        runs = (TextRun(words, boxes[name], size),)
        node = Node(role, words, f"Phone/Page/{name.title()}[1]", box, texts=runs, source=source)
        yield text_finding(node, (fore, back), size=size)
        if role == "button":
            yield text_finding(node, (fore, _darker(back) if design == "clear" else back), "pressed", size)
    typed = Node(
        "text_input",
        "新名称",
        "Phone/Page/Field",
        Box(20, 400, 300, 40),
        TYPED,
        texts=(TextRun(TYPED, Box(20, 400, 300, 40), 17),),
    )
    yield Finding("control-name", Outcome.PASSED, typed, "Has an accessible name.")
    small = Node(
        "button", "关闭", "Phone/Page/Close", Box(360, 40, 20, 20), source="screens/widgets/page.kv:8"
    )
    if design == "reported":
        figures = {"width": 20, "height": 20, "minSize": 24}
        yield Finding(
            "target-size",
            Outcome.FAILED,
            small,
            "20×20 dp is too small: 24×24 dp are needed.",
            20,
            24,
            data=figures,
        )
    photo = Node("image", "示意图", "Phone/Page/Image", Box(20, 560, 60, 60))
    yield Finding(
        "non-text-contrast", Outcome.INAPPLICABLE, photo, "Nothing of this picture shows.", reason="covered"
    )


def entry(design: str, theme: str, platform: str, screen: str, state: str = "1") -> Entry:
    colours = _THEMES[design][theme]
    picture, boxes = _draw(screen, colours)
    context = {
        "platform": platform,
        "theme": theme,
        "design": design,
        "scenario": "ready",
        "screen": screen,
        "state": state,
    }
    return Entry(
        context, Report(tuple(_findings(screen, boxes, colours, design)), "wcag22-aa", SIZE, picture)
    )


def run(**changes: object) -> Run:
    entries = tuple(
        entry(design, theme, platform, screen)
        for design in ("clear", "reported")
        for theme in ("light", "dark")
        for platform in ("ios", "android")
        for screen in _SCREENS
        if not (design == "reported" and screen == "check")
    )
    facts: dict[str, object] = {
        "title": "明白",
        "profile": "wcag22-aa",
        "entries": entries,
        "tool": "mingbai",
        "version": "0.1.0",
        "date": "2026-11-23T10:00:00+00:00",
        "columns": ("design", "theme"),
        "control": {"design": ("reported",)},
        "expected": (
            Expected("dark-button", True, "text-contrast", "rename"),
            Expected("hint", True, "text-contrast", "rename"),
        ),
        "labels": LABELS,
    }
    return Run(**(facts | changes))  # type: ignore[arg-type]

from __future__ import annotations

from dataclasses import fields

import pytest

from app.content.designs import design_names, load_design
from app.content.themes import Palette, load_key_tones, load_palette, theme_label, theme_names
from app.content.themes.colour import Rgba, away_from, over, parse
from app.errors import InputError

WORDS = ("text", "secondary", "hint", "brand_text", "danger_text", "ok", "warn")


def luminance(colour: Rgba) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def ratio(ink: Rgba, ground: Rgba) -> float:
    light, dark = sorted((luminance(over(ink, ground)), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("design", design_names())
def test_every_theme_dresses_every_design(theme: str, design: str) -> None:
    palette = load_palette(theme, design)
    assert all(len(getattr(palette, field.name)) == 4 for field in fields(Palette))
    assert theme_label(theme).key == "said"


@pytest.mark.parametrize("theme", theme_names())
def test_every_text_of_the_clear_design_reaches_seven_to_one(theme: str) -> None:
    palette = load_palette(theme, "clear")
    for ground in (palette.page, palette.card, palette.sheet):
        assert all(ratio(getattr(palette, ink), ground) >= 7 for ink in ("text", "secondary", "hint"))
        assert ratio(palette.outline, ground) >= 3
    for ink in ("brand", "danger", "strip"):
        assert ratio(getattr(palette, f"{ink}_ink"), getattr(palette, ink)) >= 7
    for ground, ink in (("brand_soft", "brand_text"), ("danger_soft", "danger_text"), ("ok_soft", "ok")):
        assert ratio(getattr(palette, ink), getattr(palette, ground)) >= 7
        assert ratio(palette.text, getattr(palette, ground)) >= 7


@pytest.mark.parametrize("theme", theme_names())
def test_every_key_of_a_keyboard_reaches_seven_to_one(theme: str) -> None:
    tones = load_key_tones(theme)
    for ground in (tones.keyboard, tones.key, tones.key_soft):
        assert ratio(tones.key_ink, ground) >= 7
    assert ratio(tones.key_enter_ink, tones.key_enter) >= 7


def test_the_reported_design_has_the_defect_that_was_reported() -> None:
    palette = load_palette("dark", "reported")
    assert ratio(palette.brand_ink, palette.brand) == pytest.approx(2.38, abs=0.005)
    assert ratio(palette.hint, palette.page) == pytest.approx(2.67, abs=0.02)
    assert ratio(palette.hint, palette.card) == pytest.approx(2.71, abs=0.005)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize(("ink", "ground"), [("brand_ink", "brand"), ("danger_ink", "danger")])
def test_a_pressed_ground_never_loses_contrast(theme: str, ink: str, ground: str) -> None:
    palette = load_palette(theme, "clear")
    written, under = getattr(palette, ink), getattr(palette, ground)
    assert ratio(written, away_from(written, under, 0.18)) > ratio(written, under)


@pytest.mark.parametrize(
    ("words", "colour"),
    [("#ff0080", (1, 0, 128 / 255, 1)), ("rgba(0, 51, 255, 0.5)", (0, 0.2, 1, 0.5))],
)
def test_colours_are_read(words: str, colour: Rgba) -> None:
    assert parse(words) == pytest.approx(colour)


@pytest.mark.parametrize("words", ["", "red", "#12", "#12345g", "rgb(1, 2, 3)"])
def test_what_is_no_colour_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        parse(words)


def test_unknown_names_are_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match="unknown theme 'drak'; did you mean 'dark'"):
        load_palette("drak", "clear")
    with pytest.raises(InputError, match="unknown design 'claer'; did you mean 'clear'"):
        load_palette("dark", "claer")
    with pytest.raises(InputError, match="unknown design 'claer'; did you mean 'clear'"):
        load_design("claer")


def test_the_designs_differ_in_what_was_reported() -> None:
    clear, reported = (load_design(name).behaviour for name in ("clear", "reported"))
    assert (clear.explains_errors, clear.checks_first, clear.tells_red_packets) == (True, True, True)
    assert (reported.explains_errors, reported.checks_first, reported.tells_red_packets) == (False,) * 3

from __future__ import annotations

import gc
from dataclasses import asdict

from kivy.core.window import Window

from app.content.designs import load_design
from app.content.platforms import load_device, load_platform
from app.content.strings import load_strings
from app.content.themes import load_palette
from app.domain.facts.text import Text, t
from app.prototype.bindings import platform, theme, tr
from app.prototype.variant import Variant
from screens.phone import Phone
from tests.screens.stand import Run, wear


def test_texts_grow_with_the_scale_and_icons_less() -> None:
    design, palette = load_design("clear"), load_palette("light", "clear")
    theme.apply(palette, design, 1.0)
    body, tile, page_gap = theme.body, theme.tile, theme.page_gap
    assert not theme.roomy
    theme.apply(palette, design, 1.5)
    assert (theme.body, theme.page_gap) == (1.5 * body, page_gap)
    assert tile < theme.tile < 1.5 * tile
    assert theme.roomy
    theme.apply(palette, design, 2.0)
    assert theme.body == 2 * body
    assert theme.page_gap == page_gap / 2, "the words need the room"
    assert theme.tile > 1.3 * tile, "signs grow with the words all the same"


def test_elder_mode_begins_larger_and_still_doubles_the_usual_sizes() -> None:
    """工信厅信管函〔2021〕67号 附件2: main texts of at least 18 dp, which can grow to 30 dp or more."""
    usual, elder = load_design("clear"), load_design("clear", "elder")
    for name, size in asdict(elder.sizes).items():
        assert size >= max(18, getattr(usual.sizes, name))
        assert size * elder.grown(2.0) >= 30
        assert size * elder.grown(2.0) >= 1.9 * getattr(usual.sizes, name)
    assert usual.grown(2.0) == 2


def test_what_is_computed_follows_the_palette() -> None:
    theme.apply(load_palette("light", "clear"), load_design("clear"))
    light = tuple(theme.brand_pressed), dict(theme.inks)
    theme.apply(load_palette("dark", "reported"), load_design("reported"))
    assert (tuple(theme.brand_pressed), dict(theme.inks)) != light
    assert not theme.explains


def test_the_phone_is_told_apart() -> None:
    platform.apply(load_platform("android"), load_device("android"))
    assert (platform.family, platform.sensor) == ("android", "finger")
    platform.apply(load_platform("ios"), load_device("ios"))
    assert (platform.family, platform.sensor) == ("ios", "face")


def test_the_language_is_exchanged() -> None:
    tr.use(load_strings("en"))
    assert tr.text(t("nav.back")) == "Back"
    tr.use(load_strings("zh-CN"))
    assert tr.text("nav.back") == "返回"


class Wasteful:
    """Words whose rendering lets the garbage collector run, as any allocation may."""

    def __init__(self, lang: str) -> None:
        self._words = load_strings(lang)

    def render(self, text: Text | str) -> str:
        gc.set_threshold(1, 1, 1)
        rubbish: list[object] = [[] for _ in range(100)]
        return self._words.render(text) if rubbish else ""


def test_widgets_that_are_garbage_do_not_spoil_a_switch() -> None:
    """Screens that were left are cyclic garbage, found by the collector whenever it runs."""
    wear(Variant())
    threshold = gc.get_threshold()
    gc.set_threshold(100_000_000)
    try:
        phone = Phone(view=Run(Variant()).view, emit=lambda _: None)
        Window.add_widget(phone)
        Window.remove_widget(phone)
        del phone
        tr.use(Wasteful("en"))
    finally:
        gc.set_threshold(*threshold)
        tr.use(load_strings("zh-CN"))
    assert gc.isenabled()

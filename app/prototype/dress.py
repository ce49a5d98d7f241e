"""Show a variant: its colours, measures, parts, phone and language, all at once."""

from __future__ import annotations

from app.content.designs import load_design
from app.content.keyboards import load_keyboard
from app.content.platforms import load_device, load_kit, load_platform
from app.content.strings import load_strings
from app.content.themes import load_key_tones, load_palette
from app.prototype.bindings import kit, platform, theme, tr
from app.prototype.dimensions import BUTTONS
from app.prototype.variant import Variant


def dress(variant: Variant, factor: float = 1.0) -> None:
    """Show a variant from now on, its texts ``factor`` times as large as it has them."""
    theme.reduced_motion = variant.still
    dress_theme(variant, factor)
    shown = load_platform(variant.platform)
    platform.apply(shown, load_device(variant.platform), buttons=variant.navigation == BUTTONS)
    platform.lay(load_keyboard(shown.keyboard, elder=variant.elder))
    tr.use(load_strings(variant.lang))


def dress_theme(variant: Variant, factor: float = 1.0) -> None:
    """Show a variant's colours, measures and parts from now on."""
    design = load_design(variant.design, variant.mode).on(load_kit(variant.platform))
    assert design.kit is not None
    theme.apply(load_palette(variant.theme, variant.design), design, variant.text_scale / 100 * factor)
    theme.apply_keys(load_key_tones(variant.theme))
    kit.apply(design.kit)

"""colour-only against looks whose ratios are known from how they were made."""

from __future__ import annotations

import random
import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audits import audit
from audits.pixels.colour import Bytes
from audits.pixels.recolouring import difference
from audits.pixels.vision import least_ratio
from tests.audits.stage import build

Rgb = tuple[int, int, int]


def _machado() -> list[list[list[float]]]:
    """Return the matrices of the three kinds of colour blindness as colour-science has them.

    The auditor has a table of its own, and is not its own witness here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of optional parts that lack
        from colour.blindness import CVD_MATRICES_MACHADO2010
    kinds = ("Protanomaly", "Deuteranomaly", "Tritanomaly")
    return [CVD_MATRICES_MACHADO2010[kind][1.0].tolist() for kind in kinds]


MACHADO = _machado()


def _light(colour: Rgb) -> list[float]:
    signals = [value / 255 for value in colour]
    return [signal / 12.92 if signal <= 0.04045 else ((signal + 0.055) / 1.055) ** 2.4 for signal in signals]


def _luminance(light: list[float]) -> float:
    return sum(w * min(max(part, 0.0), 1.0) for w, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def truth(one: Rgb, other: Rgb) -> float:
    """Return the smallest ratio of two colours in four visions, computed the plain way."""
    found = []
    for rows in (((1, 0, 0), (0, 1, 0), (0, 0, 1)), *MACHADO):
        seen = [
            _luminance([sum(m * part for m, part in zip(row, _light(each), strict=True)) for row in rows])
            for each in (one, other)
        ]
        found.append((max(seen) + 0.05) / (min(seen) + 0.05))
    return min(found)


CHANNEL = st.integers(0, 255)
COLOUR = st.tuples(CHANNEL, CHANNEL, CHANNEL)


@given(COLOUR, COLOUR)
def test_the_ratio_is_the_smallest_of_four_visions(one: Rgb, other: Rgb) -> None:
    assert least_ratio(one, other) == pytest.approx(truth(one, other), rel=1e-9)


def test_red_and_green_of_one_lightness_are_told_by_their_hue_only() -> None:
    assert truth((204, 51, 51), (26, 128, 26)) < 1.5
    assert least_ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)


def _picture(figure: Rgb, ground: Rgb, tick: Rgb | None = None) -> Bytes:
    """Return a disc with a soft edge on its ground, 60 × 40 px, and a tick of 24 px beside it if asked."""
    rows, columns = np.mgrid[:40, :60]
    cover = np.clip(15.5 - np.hypot(rows - 19.5, columns - 24.5), 0.0, 1.0)[..., None]
    pixels = np.array(figure) * cover + np.array(ground) * (1 - cover)
    if tick is not None:
        pixels[10:18, 52:55] = tick
    return pixels.round().astype(np.uint8)


@settings(max_examples=60)
@given(COLOUR, COLOUR, COLOUR)
def test_a_recolouring_is_no_mark_and_its_ratio_is_that_of_the_colours(
    old: Rgb, new: Rgb, ground: Rgb
) -> None:
    assume(truth(old, new) > 1.2)  # below it the soft edge's own colours count
    assume(min(truth(old, ground), truth(new, ground)) > 1.3)  # else the disc itself comes or goes
    found = difference(_picture(old, ground), _picture(new, ground))
    assert found.ratio == pytest.approx(truth(old, new), rel=0.02)
    assert found.mark < 1.1


@settings(max_examples=60)
@given(COLOUR, COLOUR, COLOUR, COLOUR)
def test_a_tick_is_a_mark_as_strong_as_it_stands_out(old: Rgb, new: Rgb, ground: Rgb, tick: Rgb) -> None:
    assume(max(abs(a - b) for a, b in zip(tick, ground, strict=True)) > 2)
    assume(min(truth(old, ground), truth(new, ground)) > 1.3)
    assume(old != tick != new)
    found = difference(_picture(old, ground), _picture(new, ground, tick))
    assert found.mark == pytest.approx(truth(tick, ground), rel=0.02)


def test_the_same_look_has_no_difference() -> None:
    look = _picture((200, 0, 0), (255, 255, 255))
    assert difference(look, look).changed == 0


KV = """
BoxLayout:
    ToggleButton:
        accessible_name: 'subject'
        text: 'Wi-Fi'
        color: 0, 0, 0, 0
        size_hint: None, None
        size: 120, 60
        background_normal: ''
        background_down: ''
        background_color: rgba('{on}') if self.state == 'down' else rgba('{off}')
        canvas.after:
            Color:
                rgba: rgba('{sign}') if self.state == 'down' else (0, 0, 0, 0)
            Rectangle:
                pos: self.pos
                size: {size}, {size}
"""


def _hexadecimal(colour: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _colour(chance: random.Random) -> Rgb:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


@pytest.mark.parametrize("seed", range(16))
def test_a_generated_toggle_fails_where_its_colours_are_too_alike_and_nothing_is_drawn(seed: int) -> None:
    chance = random.Random(seed)
    on, off, sign = _colour(chance), _colour(chance), _colour(chance)
    if seed % 2:  # of one lightness, nearly: most pairs that chance gives differ enough
        off = on[1], on[0], on[2]
    size = chance.choice((0, 0, 12))
    kv = KV.format(on=_hexadecimal(on), off=_hexadecimal(off), sign=_hexadecimal(sign), size=size)
    report = audit(build(kv), rules=["colour-only"], states=["default"], picture=False, probe=True)
    (found,) = [each for each in report.findings if each.node.name == "subject"]
    ratio, mark = truth(on, off), truth(sign, on) if size else 1.0
    assert found.outcome == ("passed" if max(ratio, mark) >= 3 else "cant_tell" if mark >= 1.2 else "failed")
    if not size:
        assert found.measured == pytest.approx(ratio, rel=0.02)


@pytest.mark.parametrize("seed", range(16))
def test_a_generated_link_fails_where_its_colour_is_too_like_the_words(seed: int) -> None:
    chance = random.Random(seed)
    ink, link = _colour(chance), _colour(chance)
    if seed % 2:
        link = ink[1], ink[2], ink[0]
    line = chance.random() < 0.3
    text = f"[color={_hexadecimal(link)}]the terms[/color]"
    text = f"[u]{text}[/u]" if line else text
    kv = f"""
Label:
    accessible_name: 'subject'
    markup: True
    color: '{_hexadecimal(ink)}'
    text: 'Please read [ref=x]{text}[/ref] before'
    canvas.before:
        Color:
            rgb: 1, 0, 1
        Rectangle:
            pos: self.pos
            size: self.size
"""
    report = audit(build(kv), rules=["colour-only"], states=["default"], picture=False)
    (found,) = [each for each in report.findings if each.node.name == "subject"]
    ratio = truth(ink, link)
    assert found.outcome == ("passed" if line or ratio >= 3 else "failed")
    assert found.measured == pytest.approx(ratio, rel=0.03)


def test_what_was_switched_is_put_back_with_its_whole_group() -> None:
    boxes = "\n".join(f"    CheckBox:\n        group: 'kept'\n        active: {n == 1}" for n in range(3))
    root = build(
        f"BoxLayout:\n{boxes}\n    Switch:\n        active: True\n    ToggleButton:\n        text: 'x'\n"
    )
    before = [(box.active if hasattr(box, "active") else box.state) for box in root.children]
    report = audit(root, rules=["colour-only"], states=["default"], picture=False, probe=True)
    assert [(box.active if hasattr(box, "active") else box.state) for box in root.children] == before
    assert not [remark for remark in report.remarks if remark.kind == "changed"]

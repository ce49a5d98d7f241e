"""Generated scenes for text-contrast: kv, and for each text the ratio known from how the scene was built.

All lengths are px. Scenes come from a seed, so that a scene that fails can be built again by its number.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from audits import audit
from audits.model import Outcome
from audits.pixels.colour import Rgb, hexadecimal, over, ratio
from tests.audits.stage import build

WIDTH, HEIGHT = 320, 200
TOLERANCE = 0.02
WORDS = ("Balance", "Total due", "Password", "Hanging", "wqil jam", "Unpaid", "Your name", "Limit 12")
_SAFE = 1.04  # a scene's ratio stays this factor away from what is required, so that rounding decides nothing
_LARGE, _LARGE_BOLD = 24, 18.66
_OPAQUE = 1.0

Texts: TypeAlias = dict[str, "Expected"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to be found for one text: outcome, reason, and ratio where one is measured."""

    outcome: Outcome
    reason: str = ""
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A widget tree as kv, and what is expected of its texts by their kv id."""

    kind: str
    kv: str
    texts: Texts


def scenes(number: int, seed: int) -> Iterator[Scene]:
    """Yield ``number`` scenes, all kinds in turn."""
    for index in range(number):
        kind = KINDS[index % len(KINDS)]
        yield kind(random.Random(f"{seed} {index}"))


def mistakes(scene: Scene) -> list[str]:
    """Audit a scene; return one line for each text with another outcome, reason or ratio than known."""
    root: Any = build(scene.kv)
    report = audit(root, rules=["text-contrast"], states=["default"], picture=False, size=(WIDTH, HEIGHT))
    found = {finding.node.widget_id: finding for finding in report.findings}
    wrong = []
    for name, expected in scene.texts.items():
        finding = found.get(name)
        said = (finding.outcome, finding.reason, finding.measured) if finding else None
        if (
            said is None
            or said[:2] != (expected.outcome, expected.reason)
            or _differ(said[2], expected.ratio)
        ):
            wrong.append(f"{scene.kind}, {name}: expected {expected}, found {said}")
    return wrong


def _differ(measured: float | None, known: float | None) -> bool:
    if known is None:
        return False
    return measured is None or abs(measured / known - 1) > TOLERANCE


def _colour(chance: random.Random) -> Rgb:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def _size(chance: random.Random) -> int:
    return chance.choice((12, 14, 15, 17, 20, 26, 32))


def _required(size: int, *, bold: bool = False) -> float:
    return 3.0 if size >= (_LARGE_BOLD if bold else _LARGE) else 4.5


def _expected(text: Rgb, ground: Rgb, size: int, *, bold: bool = False) -> Expected:
    value, required = ratio(text, ground), _required(size, bold=bold)
    outcome = Outcome.PASSED if value >= required else Outcome.FAILED
    return Expected(outcome, "same-colour" if text == ground else "", value)


def _clear_of_threshold(value: float) -> bool:
    return all(not limit / _SAFE < value < limit * _SAFE for limit in (3.0, 4.5))


def _colour_for(chance: random.Random, *grounds: Rgb) -> Rgb:
    """Return a colour whose ratio to each ground is no close call."""
    while True:
        colour = _colour(chance)
        if all(_clear_of_threshold(ratio(colour, ground)) and colour != ground for ground in grounds):
            return colour


def _text_or_ground_colour(chance: random.Random, ground: Rgb) -> Rgb:
    return ground if chance.random() < 0.1 else _colour_for(chance, ground)


def _page(ground: Rgb, inside: str) -> str:
    return f"FloatLayout:\n    Rectangular:\n        back: '{hexadecimal(ground)}'\n{inside}"


def _label(name: str, text: str, colour: Rgb, size: int, *more: str, kind: str = "Label") -> str:
    lines = (f"id: {name}", f"text: '{text}'", f"color: '{hexadecimal(colour)}'", f"font_size: {size}", *more)
    return f"    {kind}:\n" + "".join(f"        {line}\n" for line in lines)


def shared_card(chance: random.Random) -> Scene:
    """Two to six labels fill one card, each with its words in another part of it."""
    ground = _colour(chance)
    places = [(h, v) for h in ("left", "right") for v in ("top", "middle", "bottom")]
    kv, texts = "", {}
    for number, (across, down) in enumerate(chance.sample(places, chance.randint(2, 6))):
        colour, size = _text_or_ground_colour(chance, ground), chance.choice((12, 14, 17, 24))
        more = ("text_size: self.size", f"halign: '{across}'", f"valign: '{down}'")
        kv += _label(f"t{number}", chance.choice(WORDS), colour, size, *more)
        texts[f"t{number}"] = _expected(colour, ground, size)
    return Scene("shared card", _page(ground, kv), texts)


def overlapping_words(chance: random.Random) -> Scene:
    """Words lie partly on other words; each stands on the ground with its free letters."""
    ground = _colour(chance)
    size = _size(chance)
    kv, texts = "", {}
    for number in range(chance.randint(2, 4)):
        colour = _colour_for(chance, ground)
        x, y = number * 2.2 * size - 60, chance.uniform(-0.4, 0.4) * size
        kv += _label(f"t{number}", "Balances", colour, size, f"pos: {x:.2f}, {y:.2f}")
        texts[f"t{number}"] = _expected(colour, ground, size)
    return Scene("overlapping words", _page(ground, kv), texts)


def shadow(chance: random.Random) -> Scene:
    """A text with its shadow under it: the stronger of ground and shadow counts.

    A shadow darkens or lightens its ground, so that what its soft edge mixes lies between the two.
    """
    while True:
        ground = _colour(chance)
        dark = over(chance.choice(((0, 0, 0), (255, 255, 255))), chance.choice((0.3, 0.6, 1.0)), ground)
        if dark != ground:
            break
    colour = _colour_for(chance, ground, dark)
    word, size = chance.choice(WORDS), chance.choice((34, 40))
    dx, dy = chance.choice((1, 2)), chance.choice((-1, -2))
    kv = _label("under", word, dark, size, "bold: True", f"pos: {dx}, {dy}")
    kv += _label("t0", word, colour, size, "bold: True")
    behind = max((ground, dark), key=lambda one: ratio(colour, one))
    texts = {
        "t0": _expected(colour, behind, size, bold=True),
        "under": Expected(Outcome.INAPPLICABLE, "shadow"),
    }
    return Scene("shadow", _page(ground, kv), texts)


def outline(chance: random.Random) -> Scene:
    """Letters stand on their outline, plain or in markup of two colours."""
    ground, rim = _colour(chance), _colour(chance)
    first, second = _colour_for(chance, rim), _colour_for(chance, rim)
    size = chance.choice((20, 30, 40))
    more = (f"outline_width: {chance.choice((2, 3))}", f"outline_color: '{hexadecimal(rim)}'")
    if chance.random() < 0.5:
        return Scene(
            "outline",
            _page(ground, _label("t0", "Python", first, size, *more)),
            {"t0": _expected(first, rim, size)},
        )
    text = f"[color={hexadecimal(first)[1:]}]Py[/color][color={hexadecimal(second)[1:]}]thon[/color]"
    weaker = min((first, second), key=lambda one: ratio(one, rim))
    kv = _page(ground, _label("t0", text, first, size, "markup: True", *more))
    return Scene("outline in markup", kv, {"t0": _expected(weaker, rim, size)})


def markup(chance: random.Random) -> Scene:
    """Spans of several colours, some of one letter: the weakest decides."""
    ground, size = _colour(chance), _size(chance)
    parts = chance.sample(("To", "t", "al is", "M", "nine", "H"), chance.randint(2, 5))
    colours = [_text_or_ground_colour(chance, ground) for _ in parts]
    text = "".join(
        f"[color={hexadecimal(c)[1:]}]{part}[/color]" for part, c in zip(parts, colours, strict=True)
    )
    weakest = min(colours, key=lambda one: ratio(one, ground))
    kv = _page(ground, _label("t0", text, (0, 0, 0), size, "markup: True"))
    return Scene("markup", kv, {"t0": _expected(weakest, ground, size)})


def doubled(chance: random.Random) -> Scene:
    """A text drawn twice or three times, by itself or by a second label, in place or a pixel beside."""
    ground = _colour(chance)
    colour, size, word = _colour_for(chance, ground), _size(chance), chance.choice(WORDS)
    expected = _expected(colour, ground, size)
    if chance.random() < 0.5:
        names = [f"t{number}" for number in range(chance.choice((2, 3)))]
        kv = "".join(_label(name, word, colour, size, f"x: {n * 0.5}") for n, name in enumerate(names))
        return Scene("doubled labels", _page(ground, kv), dict.fromkeys(names, expected))
    shift = chance.choice((0, 0.5, 1))
    more = (
        "canvas.after:",
        "    Color:",
        "        rgba: 1, 1, 1, 1",
        "    Rectangle:",
        "        texture: self.texture",
        "        size: self.texture_size",
        f"        pos: self.center_x - self.texture_size[0] / 2 + {shift},"
        " self.center_y - self.texture_size[1] / 2",
    )
    return Scene("drawn twice", _page(ground, _label("t0", word, colour, size, *more)), {"t0": expected})


def nested(chance: random.Random) -> Scene:
    """Patches lie in patches, each with a text of its own at another place of the same box."""
    kv, texts, ground, above = "", {}, _colour(chance), "    "
    for number, place in enumerate(chance.sample(("top", "middle", "bottom"), chance.randint(2, 3))):
        colour, size = _text_or_ground_colour(chance, ground), chance.choice((14, 17, 24))
        lines = (
            f"id: t{number}", f"text: '{chance.choice(WORDS)}'", f"color: '{hexadecimal(colour)}'",
            f"font_size: {size}", "size: 300, 180", "pos: 10, 10", "size_hint: None, None",
            "text_size: self.size", f"valign: '{place}'",
        )  # fmt: skip
        kv += f"{above}Label:\n" + "".join(f"{above}    {line}\n" for line in lines)
        texts[f"t{number}"] = _expected(colour, ground, size)
        above += "    "
    return Scene("nested", _page(ground, kv), texts)


def boxes(chance: random.Random) -> Scene:
    """Patches overlap with their boxes; no box lies on another one's words."""
    page = _colour(chance)
    kv, texts = "", {}
    for number in range(chance.randint(2, 4)):
        ground = _colour(chance)
        colour, size = _text_or_ground_colour(chance, ground), chance.choice((12, 14, 17))
        kv += _label(
            f"t{number}", chance.choice(WORDS), colour, size, f"back: '{hexadecimal(ground)}'",
            "size_hint: None, None", "size: 200, 70", f"pos: {number * 20}, {140 - number * 40}",
            "text_size: self.size", "valign: 'top'", kind="Patch",
        )  # fmt: skip
        texts[f"t{number}"] = _expected(colour, ground, size)
    return Scene("overlapping boxes", _page(page, kv), texts)


def opacity(chance: random.Random) -> Scene:
    """A translucent text on a ground, in a widget that is translucent too."""
    while True:
        ground, colour = _colour(chance), _colour(chance)
        alpha, whole = chance.choice((_OPAQUE, 0.8, 0.6, 0.4)), chance.choice((_OPAQUE, 0.7, 0.5))
        seen = over(colour, int(alpha * 255) / 255 * whole, ground)
        if _clear_of_threshold(ratio(seen, ground)) and seen != ground:
            break
    size = _size(chance)
    red, green, blue = (channel / 255 for channel in colour)
    more = (f"color: {red}, {green}, {blue}, {alpha}", f"opacity: {whole}")
    kv = _page(ground, _label("t0", chance.choice(WORDS), colour, size)).replace(
        f"        color: '{hexadecimal(colour)}'\n", "".join(f"        {line}\n" for line in more)
    )
    return Scene("opacity", kv, {"t0": _expected(seen, ground, size)})


KINDS: tuple[Callable[[random.Random], Scene], ...] = (
    shared_card, overlapping_words, shadow, outline, markup, doubled, nested, boxes, opacity,
)  # fmt: skip

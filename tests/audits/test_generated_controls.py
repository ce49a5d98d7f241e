"""non-text-contrast on controls of random colours, whose right verdict follows from how they are made."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from audits import audit
from tests.audits.stage import build, wcag

CASES = 40
PER_PAGE = 6
REQUIRED = 3.0
CLEAR = 0.06  # how far from 3:1 every ratio is, so that rounding to 8 bits decides nothing

PAGE = """
GridLayout:
    cols: 2
    padding: 20
    spacing: 20
    canvas.before:
        Color:
            rgba: rgba('{page}')
        Rectangle:
            pos: self.pos
            size: self.size
"""
NAMED = """
    {kind}:
        accessible_name: '{name}'
        background_normal: ''
        background_color: {fill}
        canvas.after:
            Color:
                rgba: rgba('{colour}')
"""
SIGNS = (
    """Line:
    width: {w}
    points: self.x + 9, self.center_y, self.x + 18, self.center_y - 9, self.x + 27, self.center_y""",
    """SmoothLine:
    width: {w}
    points: self.center_x - 9, self.center_y, self.center_x + 9, self.center_y""",
    """SmoothLine:
    width: {w}
    circle: self.center_x, self.center_y, 9""",
    """Ellipse:
    pos: self.center_x - 8, self.center_y - 8
    size: 16, 16""",
    """SmoothRoundedRectangle:
    pos: self.center_x - 9, self.center_y - 7
    size: 18, 14
    radius: [4]""",
    """Triangle:
    points: self.center_x - 8, self.y + 9, self.center_x + 8, self.y + 9, self.center_x, self.y + 25""",
)
FRAMES = (
    """Line:
    width: {w}
    rectangle: self.x + 2, self.y + 2, self.width - 4, self.height - 4""",
    """SmoothLine:
    width: {w}
    rounded_rectangle: self.x + 2, self.y + 2, self.width - 4, self.height - 4, 8""",
    """Rectangle:
    pos: self.pos
    size: self.width, 2""",
    """SmoothRoundedRectangle:
    pos: self.pos
    size: self.size
    radius: [6]""",
)


def colour(chance: random.Random) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(chance.randrange(256) for _ in range(3)))


def on(ground: str, chance: random.Random) -> str:
    """Return a colour whose ratio to a ground is clearly on one side of 3:1, as often as on the other."""
    faint = chance.random() < 0.5
    while True:
        found = colour(chance)
        ratio = wcag(found, ground)
        if abs(ratio - REQUIRED) >= CLEAR and (ratio < REQUIRED) == faint and ratio > 1 + CLEAR:
            return found


def sign(page: str, name: str, chance: random.Random) -> tuple[str, float]:
    """Return a button with a drawn sign, on the page or on a ground of its own."""
    grounded = chance.random() < 0.5
    ground = colour(chance) if grounded else page
    shown = on(ground, chance)
    fill = f"rgba('{ground}')" if grounded else "0, 0, 0, 0"
    drawn = chance.choice(SIGNS).format(w=chance.choice((1, 1.2, 1.5, 2)))
    return control("Button", name, fill, shown, drawn), wcag(shown, ground)


def field(page: str, name: str, chance: random.Random) -> tuple[str, float]:
    """Return a field with a frame in the page's own colour otherwise."""
    shown = on(page, chance)
    drawn = chance.choice(FRAMES).format(w=chance.choice((1, 1.2, 1.5)))
    return control("TextInput", name, "0, 0, 0, 0", shown, drawn), wcag(shown, page)


def control(kind: str, name: str, fill: str, shown: str, drawn: str) -> str:
    text = NAMED.format(kind=kind, name=name, fill=fill, colour=shown)
    return text + "".join(f"            {line}\n" for line in drawn.splitlines())


@pytest.mark.parametrize("seed", range(CASES))
def test_the_right_side_of_three_to_one(seed: int) -> None:
    chance = random.Random(seed)
    page = colour(chance)
    kinds: tuple[Callable[[str, str, random.Random], tuple[str, float]], ...] = (sign, field)
    made = {f"subject {n}": chance.choice(kinds)(page, f"subject {n}", chance) for n in range(PER_PAGE)}
    kv = PAGE.format(page=page) + "".join(text for text, _ in made.values())
    report = audit(build(kv), rules=["non-text-contrast"], states=["default"], picture=False)
    told = {finding.node.name: finding for finding in report.findings}
    for name, (text, ratio) in made.items():
        assert told[name].outcome == ("failed" if ratio < REQUIRED else "passed"), (text, told[name].message)
        assert told[name].measured == pytest.approx(ratio, rel=0.03), text

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from app.walkthrough.aiming.aim import Aim
from app.walkthrough.aiming.jitter import SAMPLES, Jitter
from audits.driving.clock import VirtualTime
from audits.driving.driver import Driver
from audits.driving.finder import elements_of
from tests.app.walkthrough.conftest import SmallStage

ROWS = """
BoxLayout:
    orientation: 'vertical'
    Button:
        id: one
    Button:
        id: two
    Label:
        text: 'Nothing to press'
"""


def test_what_lies_beside_a_target_is_hit_in_its_place(
    make_stage: Callable[[str], SmallStage], time: VirtualTime
) -> None:
    stage = make_stage(ROWS)
    Driver(lambda: stage.root, time).frames.settle()
    one, two, label = (stage.root.ids.one, stage.root.ids.two, stage.root.children[0])
    white = io.BytesIO()
    Image.new("RGB", (390, 844), "white").save(white, "PNG")
    kept: dict[str, bytes] = {}
    aim = Aim(Jitter(20), lambda: elements_of(stage.root), white.getvalue, kept.__setitem__)
    edge = 844 - one.y  # px from the top
    for y in (edge - 10, 844 - two.y - 10, (844 - one.top + edge) / 2):
        aim.touch(195, round(y))
    above, below, middle = aim.aimed
    assert (above.meant, [*above.others]) == ("one", ["two"])
    assert (below.meant, [*below.others]) == ("two", ["nothing"]), "a text takes no touch"
    assert label.y < two.y
    assert 0.2 < above.share < 0.45, "some 31 % lie more than half a sigma beyond"
    assert (middle.share, middle.picture, middle.samples) == (0, "", SAMPLES)
    assert [*kept] == ["aim-001", "aim-002"]
    with Image.open(io.BytesIO(kept["aim-001"])) as picture:
        assert len(picture.getcolors(100_000)) > 2

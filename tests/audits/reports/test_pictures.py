"""Pictures: what is marked, what is shown of it, and what a repaired one looks like."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from audits.model import Box, Entry, Report, Run
from audits.repair.nearest import Remedy, Repair
from audits.reports.groups import defects
from audits.reports.items import Item, item
from audits.reports.pictures import Album, crop, cut, data_uri, marked
from audits.reports.recolour import Colours, recoloured
from audits.reports.survey import survey
from tests.audits.reports.sample import SIZE, entry

GREEN, WHITE, PAGE = (7, 193, 96), (255, 255, 255), (17, 17, 17)


def _png(pixels: Any) -> bytes:
    out = io.BytesIO()
    Image.fromarray(np.asarray(pixels, np.uint8)).save(out, "PNG")
    return out.getvalue()


def _pixels(data: bytes) -> Any:
    return np.array(Image.open(io.BytesIO(data)).convert("RGB"))


@pytest.fixture
def button() -> Any:
    """A green button of 60×30 on a dark page of 100×50, its text a white bar with a soft edge."""
    pixels = np.full((50, 100, 3), PAGE, np.uint8)
    pixels[10:40, 20:80] = GREEN
    pixels[20:30, 40:60] = WHITE
    pixels[19, 40:60] = (131, 224, 176)  # half white, half green
    return pixels


def _report(pixels: Any) -> Report:
    return Report((), "wcag22-aa", (100, 50), _png(pixels))


WHOLE, TEXT = Box(0, 0, 100, 50), Box(38, 17, 24, 15)
BEFORE = Colours("#FFFFFF", "#07C160")


def test_a_new_ground_reaches_as_far_as_its_surface(button: Any) -> None:
    after = _pixels(recoloured(_report(button), TEXT, WHOLE, BEFORE, Colours("#FFFFFF", "#12893A")))
    assert tuple(after[12, 22]) == (0x12, 0x89, 0x3A)
    assert tuple(after[25, 50]) == WHITE
    assert after[19, 50].tolist() == pytest.approx([136.5, 196, 156.5], abs=1), (
        "the soft edge is half of each"
    )
    assert tuple(after[5, 5]) == PAGE


def test_a_new_text_colour_changes_nothing_but_the_text(button: Any) -> None:
    after = _pixels(recoloured(_report(button), TEXT, WHOLE, BEFORE, Colours("#000000", "#07C160")))
    assert tuple(after[25, 50]) == (0, 0, 0)
    unlike = (after != button).any(axis=-1)
    assert not unlike[:19].any()
    assert not unlike[30:].any()


def test_a_gradient_is_not_recomposed(button: Any) -> None:
    button[10:40, 20:80, 0] = np.arange(60) * 4
    assert recoloured(_report(button), TEXT, WHOLE, BEFORE, Colours("#000000", "#07C160")) == b""


def test_a_picture_of_twice_the_size_is_the_same_screen(button: Any) -> None:
    twice = replace(_report(button), picture=_png(button.repeat(2, 0).repeat(2, 1)))
    after = _pixels(recoloured(twice, TEXT, WHOLE, BEFORE, Colours("#000000", "#07C160")))
    assert after.shape == (100, 200, 3)
    assert tuple(after[50, 100]) == (0, 0, 0)
    assert _pixels(cut(twice.picture, (100, 50), Box(20, 10, 60, 30))).shape == (60, 120, 3)


def test_without_a_picture_there_is_nothing_to_recolour() -> None:
    assert recoloured(Report((), "p", (100, 50)), TEXT, WHOLE, BEFORE, BEFORE) == b""


def test_the_text_is_marked_where_text_is_meant_and_the_control_elsewhere() -> None:
    findings = entry("reported", "light", "ios", "rename").report.findings
    text = next(f for f in findings if f.rule == "text-contrast" and f.node.role == "button")
    size = next(f for f in findings if f.rule == "target-size")
    assert marked(text).width < text.node.box.width
    assert marked(size) == Box(357, 37, 26, 26)


@pytest.mark.parametrize("place", [(0, 0), (380, 834), (190, 400), (-50, -50), (500, 900)])
def test_a_crop_stays_within_the_screen_and_has_room(place: tuple[float, float]) -> None:
    part = crop(Box(*place, 10, 10), SIZE)
    assert part.x >= 0
    assert part.y >= 0
    assert part.x + part.width <= SIZE[0]
    assert part.y + part.height <= SIZE[1]
    assert (part.width, part.height) == (200, 150)


def test_pictures_are_kept_without_loss_and_once(button: Any) -> None:
    album = Album()
    names = {album.add(_png(button), (100, 50)) for _ in range(3)}
    assert len(names) == len(album.images) == 1
    assert album.add(b"", (1, 1)) == ""
    uri = data_uri(_png(button))
    kept = base64.b64decode(uri.removeprefix("data:image/webp;base64,"))
    assert np.array_equal(_pixels(kept), button)


def _item(*entries: Entry) -> tuple[Item, Album]:
    run = Run("t", "wcag22-aa", entries)
    album = Album()
    found = next(d for d in defects(run) if d.worst.node.role == "button" and d.worst.rule == "text-contrast")
    return item(run, survey(run), found, album), album


def test_a_repair_that_was_tried_is_shown_as_it_was_rendered() -> None:
    plain = entry("reported", "dark", "ios", "rename")
    rendered = _png(np.full((844, 390, 3), 99))
    proof = {
        "change": "ground",
        "colour": "#12893A",
        "deltaE": 10.0,
        "looks": {"default": 4.6},
        "passes": True,
    }
    findings = tuple(
        replace(f, data={**f.data, "proof": {**proof, "worsened": 0, "picture": rendered}})
        if f.node.role == "button" and f.state == "default"
        else f
        for f in plain.report.findings
    )
    tried = replace(plain, report=replace(plain.report, findings=findings))
    shown, album = _item(entry("reported", "dark", "android", "verify-sms"), tried)
    assert shown.proof is not None
    assert shown.proof["colour"] == "#12893A"
    assert [remedy.change for remedy in shown.remedies] == ["text"]
    assert shown.shot is not None
    after = base64.b64decode(album.images[shown.shot.after].uri.partition(",")[2])
    assert (_pixels(after) == 99).all()


def test_a_screen_that_was_kept_is_shown_though_another_is_as_bad() -> None:
    bare = entry("reported", "dark", "ios", "rename")
    bare = replace(bare, report=replace(bare.report, picture=b""))
    shown, _ = _item(bare, entry("reported", "dark", "android", "rename"))
    assert shown.shot is not None


def test_a_look_with_colours_of_its_own_gets_its_own_repair() -> None:
    plain = entry("reported", "dark", "ios", "rename")
    findings = tuple(
        replace(f, data={**f.data, "bgColor": "#1FA35A"}) if f.state == "pressed" else f
        for f in plain.report.findings
    )
    shown, _ = _item(replace(plain, report=replace(plain.report, findings=findings)))
    assert set(shown.in_looks) == {"pressed"}
    remedy = shown.in_looks["pressed"]
    assert isinstance(remedy, Remedy)
    assert isinstance(remedy.repair, Repair)
    assert remedy.repair.ratio >= 4.5

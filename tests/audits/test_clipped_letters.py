"""text-clipped against what is left of letters in the frame, counted there without a look at any text."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audits import Outcome, profiles
from audits.looking.screen import bare_frame, look
from audits.looking.settle import sync
from audits.rules.text_clipped import check
from tests.audits.stage import prepare

THRESHOLDS = profiles.load("wcag22-aa").rules["text-clipped"]
WIDTH, HEIGHT = 300, 300
DOUBT = (0.84, 0.96)  # of a letter's ink: beside the threshold, a soft edge decides

ONE_LETTER = 1.1  # of a letter's ink: what is more is two letters that touch

# An H is one piece of ink, with blank columns between two of them and blank rows between two lines.
TEXTS = st.lists(
    st.lists(st.integers(1, 5), min_size=1, max_size=4).map(lambda counts: " ".join("H" * n for n in counts)),
    min_size=1,
    max_size=4,
).map("\n".join)
LENGTHS = st.none() | st.integers(12, 160)
LABELS = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "font_size": st.integers(14, 40),
        "text_size": st.tuples(LENGTHS, LENGTHS),
        "halign": st.sampled_from(["left", "center", "right", "justify"]),
        "valign": st.sampled_from(["top", "middle", "bottom"]),
        "padding": st.sampled_from([0, 4, 12]).map(lambda side: [side] * 4),
        "max_lines": st.integers(0, 3),
        "line_height": st.sampled_from([0.6, 0.8, 1.0, 1.3]),
        "font_name": st.sampled_from(["Roboto", "RobotoMono-Regular", "cjk"]),
        "bold": st.booleans(),
        "markup": st.booleans(),
    }
)
PLACES = st.tuples(st.integers(-60, 260), st.integers(-60, 260))


def pieces(frame: NDArray[Any], options: dict[str, Any]) -> list[tuple[int, int]]:
    """Return each separate piece of ink, parted by blank rows and then by blank columns: its px, its height.

    Kivy draws lines that are closer than usual with the square of their coverage.
    """
    ink = frame[..., 0] >= (64 if options["line_height"] < 1 else 128)
    found = []
    for rows in _stretches(ink.any(axis=1)):
        for columns in _stretches(ink[rows].any(axis=0)):
            found.append((int(ink[rows, columns].sum()), rows.stop - rows.start))
    return found


def _stretches(filled: NDArray[np.bool_]) -> list[slice]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], filled.astype(np.int8), [0]])))
    return [slice(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def make(options: dict[str, Any], place: tuple[int, int], around: str) -> Any:
    from kivy.factory import Factory
    from kivy.uix.floatlayout import FloatLayout
    from kivy.uix.label import Label

    prepare()
    root = FloatLayout(size=(WIDTH, HEIGHT), size_hint=(None, None))
    label = Label(**options, size_hint=(None, None), size=(80, 40))
    holder = root
    if around:
        holder = Factory.get(around)(size=(180, 150), pos=(60, 70), size_hint=(None, None))
        root.add_widget(holder)
    holder.add_widget(label)
    label.texture_update()
    label.pos = place
    root.do_layout()
    for _ in range(2):
        sync()
    return root


def whole_letter(options: dict[str, Any]) -> tuple[int, int]:
    """Return the px and the height of one letter that nothing cuts."""
    return _letter(**{key: options[key] for key in ("font_size", "font_name", "bold", "line_height")})


@cache
def _letter(**style: Any) -> tuple[int, int]:
    (letter,) = pieces(bare_frame(make({"text": "H", **style}, (100, 100), "")), style)
    return letter


@settings(max_examples=120)  # others at each run
@given(options=LABELS, place=PLACES, around=st.sampled_from(["", "StencilView", "RelativeLayout"]))
def test_the_letters_that_are_whole_are_counted(
    options: dict[str, Any], place: tuple[int, int], around: str
) -> None:
    root = make(options, place, around)
    screen = look(root, illustrated=False)
    there = pieces(screen.frame, options)
    size, high = whole_letter(options)
    assume(all(height <= high for _, height in there))  # no two lines touch
    shares = np.array([each / size for each, _ in there])
    assume(not np.any((shares > DOUBT[0]) & (shares < DOUBT[1])))
    assume(not np.any(shares > ONE_LETTER))
    whole = int((shares >= DOUBT[1]).sum())
    assume(whole)
    (verdict,) = check(screen, THRESHOLDS)
    letters = len("".join(options["text"].split()))
    assert verdict.measured == pytest.approx(100 * whole / letters), verdict.message
    assert verdict.outcome is (Outcome.PASSED if whole == letters else Outcome.FAILED)


@settings(max_examples=60)
@given(
    one=st.integers(0, 40),
    other=st.integers(0, 40),
    text=st.integers(1, 6).map(lambda n: "H" * n),
    size=st.integers(16, 32),
)
def test_letters_that_share_ink_with_another_text_are_counted(
    one: int, other: int, text: str, size: int
) -> None:
    from kivy.uix.floatlayout import FloatLayout
    from kivy.uix.label import Label

    prepare()
    root = FloatLayout(size=(WIDTH, HEIGHT), size_hint=(None, None))
    fixed = {"size_hint": (None, None), "font_size": size, "font_name": "RobotoMono-Regular"}
    frames = []
    labels = [Label(text=text, size=(160, 60), pos=(20, 100), **fixed)]
    labels.append(Label(text="WWW", size=(160, 60), pos=(20 + one, 100 + other - 20), **fixed))
    for label in labels:
        root.add_widget(label)
    sync()
    for shown in labels:
        for label in labels:
            label.opacity = float(label is shown)
        sync()
        frames.append(bare_frame(root)[..., 0] >= 128)
    for label in labels:
        label.opacity = 1
    sync()
    shared = (frames[0] & frames[1]).sum()
    verdicts = {
        verdict.element.widget: verdict for verdict in check(look(root, illustrated=False), THRESHOLDS)
    }
    if not shared:
        assert all(verdict.outcome is Outcome.PASSED for verdict in verdicts.values())
    for label, frame in zip(labels, frames, strict=True):
        cells = [frames[0][:, part] & frames[1][:, part] for part in _stretches(frame.any(axis=0))]
        areas = [frame[:, part].sum() for part in _stretches(frame.any(axis=0))]
        if len(areas) != len(label.text):
            continue  # two letters touch
        shares = np.array([cell.sum() / area for cell, area in zip(cells, areas, strict=True)])
        if np.any((shares > 0.06) & (shares < 0.14)):
            continue
        lost = int((shares > 0.1).sum())
        assert verdicts[label].measured == pytest.approx(100 * (len(areas) - lost) / len(areas))

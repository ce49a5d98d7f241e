"""Pictures that an app loads take no virtual time, however long the machine needs for them."""

from __future__ import annotations

import time as real
from collections.abc import Callable

import pytest

from app.errors import CheckError
from audits.driving.clock import START_S, VirtualTime, virtual_time
from audits.driving.frames import Frames

from .conftest import SmallStage

Make = Callable[[str], SmallStage]
SIGN = "atlas://data/images/defaulttheme/checkbox_on"


def _loaded_after(pause: float) -> float:
    """Load pictures that take a real pause each, and return the virtual s until the app is at rest."""
    from kivy.core.image import Image
    from kivy.loader import Loader

    seen: list[object] = []

    def load(name: str) -> Image:
        real.sleep(pause)
        return Image.load(SIGN, nocache=True)

    with virtual_time() as time:
        Loader.loading_image = SIGN  # Kivy's own leaves its file open
        for number in range(7):
            Loader.image(f"picture {number}", load_callback=load).bind(on_load=seen.append)
        Frames(time).settle()
        assert len(seen) == 7
        return time.now - START_S


def test_a_slow_picture_takes_no_more_time_than_a_fast_one() -> None:
    assert _loaded_after(0.02) == _loaded_after(0) < 0.1


def test_a_picture_that_never_comes_is_named(make_stage: Make, time: VirtualTime) -> None:
    from kivy.loader import Loader

    def fail(name: str) -> None:
        raise OSError(name)

    make_stage("Widget:")
    Loader.loading_image = SIGN
    Loader.image("lost", load_callback=fail)
    with pytest.raises(CheckError, match="a picture being loaded"):
        Frames(time).settle()
    time.begin_again()
    Frames(time).settle()


def test_the_loader_is_put_back() -> None:
    from kivy.loader import Loader

    before = dict(vars(Loader))
    with virtual_time():
        assert vars(Loader) != before
    assert vars(Loader) == before

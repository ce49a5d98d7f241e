"""A long audit gives signs of life, often enough and not too often."""

from __future__ import annotations

import pytest

from audits import alive, audit
from tests.audits.stage import build


def test_an_audit_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alive, "_EVERY_S", 0.0)
    heard: list[int] = []
    with alive.signs_of_life(lambda: heard.append(1)):
        audit(build("Label:\n    text: 'words'\n"))
    assert len(heard) >= 2
    before = len(heard)
    alive.beat()
    assert len(heard) == before


def test_signs_are_passed_on_about_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(alive.time, "monotonic", lambda: now[0])
    heard: list[float] = []
    with alive.signs_of_life(lambda: heard.append(now[0])):
        for tick in range(40):
            now[0] = tick / 8
            alive.beat()
    assert heard == [1.0, 2.0, 3.0, 4.0]

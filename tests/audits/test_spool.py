from __future__ import annotations

import errno
import tempfile
from contextlib import closing
from typing import Any

import pytest

from audits.errors import MachineError
from audits.model import Box, Entry, Finding, Node, Outcome, Remark, Report, TextRun
from audits.spool import Spool


def _entry(name: str) -> Entry:
    return Entry({"screen": name}, Report((), "wcag22-aa", (1, 1)))


def test_entries_stand_in_the_order_of_their_ranks_then_as_they_came() -> None:
    with closing(Spool()) as spool:
        for name, rank in (("c", 2), ("a", 0), ("b", 1), ("d", 2)):
            spool.append(_entry(name), rank)
        assert [entry.context["screen"] for entry in spool] == ["a", "b", "c", "d"]
        assert [entry.context["screen"] for entry in spool[2:]] == ["c", "d"]


def test_an_entry_comes_back_as_it_was() -> None:
    box = Box(1, 2, 3, 4)
    node = Node("button", "Pay", "Page/Button", box, "on", frozenset({"checked"}), (TextRun("Pay", box, 16),))
    findings = (
        Finding("text-contrast", Outcome.FAILED, node, "too faint", 2.5, 4.5, data={"fgColor": "#FFFFFF"}),
        Finding(
            "control-name", Outcome.CANT_TELL, node, "who knows", reason="image", state="pressed", data={}
        ),
    )
    report = Report(findings, "wcag22-aa", (360, 640), b"PNG", (Remark("moving", "Page", "a clock"),))
    with closing(Spool()) as spool:
        spool.append(Entry({"screen": "pay"}, report))
        assert list(spool) == [Entry({"screen": "pay"}, report)]


class _Full:
    """A file on a full disk."""

    def seek(self, *_: object) -> int:
        return 0

    def write(self, _: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None: ...


def test_a_full_temporary_folder_is_told_and_costs_no_other_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Spool()) as spool:
        spool.append(_entry("a"))
        kept: Any = spool._file
        monkeypatch.setattr(spool, "_file", _Full())
        with pytest.raises(MachineError, match="No space left on device; free some room there, or"):
            spool.append(_entry("b"))
        monkeypatch.setattr(spool, "_file", kept)
        assert [entry.context["screen"] for entry in spool] == ["a"]


def test_no_temporary_folder_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", none)
    with pytest.raises(MachineError, match="No usable temporary directory"):
        Spool()

"""Files are whole or absent, and hold nothing that somebody typed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import pytest

from audits import reports
from audits.files import write_whole
from audits.model import Entry, Run
from audits.profiles import UnknownNameError
from tests.audits.reports.sample import TYPED
from tests.audits.reports.sample import run as sample_run


def test_each_format_is_one_file(run: Run, tmp_path: Path) -> None:
    paths = reports.write(run, ["json", "junit", "sarif", "html", "json"], tmp_path / "new" / "folder")
    assert [path.name for path in paths] == ["report.json", "report.xml", "report.sarif", "index.html"]
    assert sorted(path.name for path in paths[0].parent.iterdir()) == sorted(path.name for path in paths)


@pytest.mark.parametrize(("formats", "lang", "word"), [(["htlm"], "en", "html"), (["json"], "zh", "zh-CN")])
def test_a_wrong_name_is_told_before_anything_is_written(
    run: Run, tmp_path: Path, formats: list[str], lang: str, word: str
) -> None:
    with pytest.raises(UnknownNameError, match=word):
        reports.write(run, formats, tmp_path / "new", lang)
    assert not (tmp_path / "new").exists()


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def interrupted() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    path = write_whole(tmp_path / "report.json", ["old"])
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, interrupted())
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_can_be_read_by_whom_the_umask_allows(folder: Path) -> None:
    plain = folder / "plain"
    plain.touch()
    assert (folder / "index.html").stat().st_mode == plain.stat().st_mode
    plain.unlink()


@pytest.mark.parametrize("name", ["index.html", "report.json", "report.sarif", "report.xml"])
def test_nothing_that_somebody_typed_is_written(folder: Path, name: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert "账户更名" in text or "Page/Action" in text
    assert TYPED not in text
    assert TYPED[:3] not in text


class _Stream(Sequence[Entry]):
    """Entries that are made anew whenever they are read, as a run keeps them on disk."""

    def __init__(self, kept: Sequence[Entry]) -> None:
        self._kept = kept

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, index: int) -> Entry:  # type: ignore[override]
        found = self._kept[index]
        return Entry(dict(found.context), found.report)


def test_entries_that_are_read_from_disk_give_the_same_files(run: Run, folder: Path, tmp_path: Path) -> None:
    streamed = sample_run(entries=_Stream(run.entries))
    for path in reports.write(streamed, reports.FORMATS, tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def _keys(table: dict[str, object], prefix: str = "") -> set[str]:
    found = set()
    for key, value in table.items():
        found |= _keys(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key}
    return found


def test_both_languages_have_all_words() -> None:
    read = {
        name: tomllib.loads(
            resources.files("audits.reports.words").joinpath(f"{name}.toml").read_text("utf-8")
        )
        for name in reports.languages()
    }
    english, chinese = (_keys(read[name]) for name in ("en", "zh-CN"))
    # English alone has forms for one thing; a Chinese one is allowed where the sentence differs.
    assert {key for key in chinese if not key.endswith("_one")} == {
        key for key in english if not key.endswith("_one")
    }


def test_half_a_letter_does_not_stop_a_report(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a", ["x\ud800y"]).read_text(encoding="utf-8") == "x?y"

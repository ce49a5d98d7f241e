"""What ``--baseline`` and ``--update-baseline`` ask for, and what is said of it at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Where
from ..started import from_start
from .comparing import Comparison, Dimensions, Failure
from .files import is_report, read, write
from .known import Baseline, Key

_OPTION = "--baseline"
_RIGHT = "give the baseline or the report.json of an earlier audit"
_MOST_NAMED = 20  # stale entries; the file itself has them all


@dataclass(frozen=True, slots=True)
class Asked:
    """The baseline of a run: what is known before it, and where to write what is known after it."""

    dimensions: Dimensions
    before: Baseline
    path: Path | None = None
    update: bool = False

    def conclude(self, comparison: Comparison, *, whole: bool) -> list[str]:
        """Write the file anew where that was asked for, and return what there is to say, a line each.

        Of a run that is not ``whole`` nothing is written: what it did not come to would be lost. Raises
        InputError where the file cannot be written.
        """
        if self.path is None:
            return []
        name = from_start(self.path)
        if self.update and whole:
            after = comparison.updated()
            write(after, self.path, self.dimensions)
            return [f"{name}: {len(after.entries)} failures are known from now on"]
        lines = [*map(_worse, comparison.worse), *_gone(comparison.stale), f"{name}: {_counts(comparison)}"]
        return [*lines, f"{name}: not updated, because not all was audited"] if self.update else lines


def asked(path: str | None, update: bool, dimensions: Dimensions) -> Asked:
    """Read the baseline that the options name. Raises InputError for a wrong one.

    To be updated, a baseline need not be there yet; but no report is overwritten with one.
    """
    if path is None:
        if update:
            raise InputError("no baseline is named", f"name its file with {_OPTION}", "--update-baseline")
        return Asked(dimensions, Baseline({}))
    if not path.strip():
        raise InputError(
            "no file is named", "give the baseline or the report.json of an earlier audit", _OPTION
        )
    file = Path(path).absolute()
    if update and not file.parent.is_dir():
        raise InputError("there is no such folder", "make it first", Where(Path(path).parent))
    if update and is_report(file):
        wrong, right = "this is a report, which would be lost", "name another file to be the baseline"
        raise InputError(wrong, right, Where(Path(path)))
    before = Baseline({}) if update and not file.exists() else read(file, dimensions)
    return Asked(dimensions, before, file, update)


def _counts(comparison: Comparison) -> str:
    counts = (comparison.known, "known"), (len(comparison.new), "new"), (len(comparison.worse), "worse")
    told = ", ".join(f"{count} {word}" for count, word in counts)
    gone = len(comparison.stale)
    return f"{told}; {gone} no longer fail: take them out with --update-baseline" if gone else told


def _gone(stale: Sequence[Key]) -> list[str]:
    told = [f"no longer fails: {_named(key)}" for key in stale[:_MOST_NAMED]]
    more = len(stale) - len(told)
    return [*told, f"… {more} more no longer fail"] if more else told


def _worse(failure: Failure) -> str:
    known, now = failure.known, failure.now
    assert known is not None
    return f"worse than before: {_named(failure.key)}: {known} before, {now} now"


def _named(key: Key) -> str:
    state = "" if key.state == "default" else f", {key.state}"
    where = "".join(f" [{value}]" for value in filter(None, key.where))
    return f"{key.rule} on {key.node}{state}{where}"

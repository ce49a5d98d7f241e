"""index.html: all walks of a run, the verdict and what failed first. Its pictures lie beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.walkthrough.evidence.record import picture_file
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.recorded.walk import Walk
from app.walkthrough.viewing.frames import frames, spread
from app.walkthrough.viewing.pages import environment, ordered, page_json, title_told, variant_told, words_of

_SMALL = 7  # pictures a walk; more would be too small to tell apart
_ORDER = {Result.FAILED: 0, Result.INTERRUPTED: 1, Result.WARNED: 2, Result.SKIPPED: 4}
_PASSED_PLACE = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """What the overview says of one walk. Without a ``folder`` it did not begin, and has no replay.

    ``failed_step`` is a step's number, 0 without one; ``more`` are other files, by the keys of words.
    """

    flow: str
    name: str
    variant: Mapping[str, str]
    result: Result
    key: str
    folder: str = ""
    steps: int = 0
    virtual_s: float = 0.0
    wall_s: float | None = None
    message: str = ""
    failed_step: int = 0
    pictures: tuple[str, ...] = ()
    more: Mapping[str, str] | None = None


def summary(walk: Walk, trace: Trace, more: Mapping[str, str]) -> Summary:
    """Return what the overview says of a walk that has a record.

    The trace knows more of how it ended: a record breaks off where its process died.
    """
    message = next((step.message for step in reversed(trace.steps) if _told(step)), "")
    return Summary(
        flow=walk.flow,
        name=walk.name,
        variant=walk.variant,
        result=trace.result,
        key=f"result.{trace.result}",
        folder=walk.folder.name,
        steps=len(walk.steps),
        virtual_s=walk.virtual_s,
        wall_s=walk.wall_s,
        message=trace.failure.message if trace.failure else message,
        failed_step=walk.failure.number if walk.failure else 0,
        pictures=tuple(map(picture_file, spread([step.after for step in frames(walk)], _SMALL))),
        more=more,
    )


def summary_without_record(trace: Trace) -> Summary:
    """Return what the overview says of a walk that did not begin, or whose process died at once."""
    message = next((step.message for step in trace.steps if step.message), "")
    return Summary(
        trace.flow, trace.name, trace.variant, trace.result, f"result.{trace.result}", message=message
    )


def _told(step: TraceStep) -> bool:
    return bool(step.message) and step.result in {Result.INTERRUPTED, Result.SKIPPED}


def _place(each: Summary) -> tuple[int, bool, str]:
    """Return what a walk is sorted by: what failed comes first, what did not begin after what did."""
    return _ORDER.get(each.result, _PASSED_PLACE), not each.folder, each.flow


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that walks can be chosen by: its choices, and what they are called in each language."""

    name: str
    titles: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]


def render_overview(
    summaries: Sequence[Summary], more: Mapping[str, str], size: tuple[int, int]
) -> Iterator[str]:
    """Yield the page over walks; ``more`` are other files of the run, by the keys of their words."""
    first = sorted(summaries, key=_place)
    page = {
        "walks": first,
        "counts": Counter(each.result for each in summaries),
        "filters": list(_filters(first)),
        "more": more,
        "size": size,
        "words": page_json(words_of("overview")),
    }
    return environment().get_template("overview.html.j2").generate(page)


def _filters(summaries: Sequence[Summary]) -> Iterator[Filter]:
    """Yield what tells walks apart: their flow, and each dimension in which they differ."""
    langs = list(words_of())
    flows = dict.fromkeys(each.flow for each in summaries)
    if len(flows) > 1:
        yield Filter("flow", {}, {name: dict.fromkeys(langs, name) for name in sorted(flows)})
    for dimension in ordered(name for each in summaries for name in each.variant):
        met = dict.fromkeys(each.variant.get(dimension, "") for each in summaries)
        choices = [choice for choice in met if choice]
        if len(choices) > 1:
            told = {c: {lang: variant_told({dimension: c}, lang)[0] for lang in langs} for c in choices}
            yield Filter(dimension, {lang: title_told(dimension, lang) for lang in langs}, told)

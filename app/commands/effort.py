"""``mingbai effort``: what flows cost people, by published tables; designs side by side."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from app.commands.console import result_console
from app.commands.options import read_grid, variant_options
from app.content.claims import load_claims
from app.content.datafiles import check_data_files
from app.content.operators import load_operators
from app.content.platforms import load_platform
from app.errors import ExitCode, InputError
from app.prototype import headless
from app.prototype.variant import Variant
from app.walkthrough.effort.acts import count, screens_of
from app.walkthrough.effort.cost import Cost
from app.walkthrough.effort.page import data, page
from app.walkthrough.effort.predicting import predict
from app.walkthrough.effort.recorded import read_acts
from app.walkthrough.evidence.record import Kept
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.parallel import film
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows
from audits.commandline.options import writable_folder, writing
from audits.commandline.progress import tracking
from audits.commandline.shared import out_option
from audits.files import write_whole
from audits.writing.plaintext import displayable

USUAL = ("renewals-reported", "renewals-clear", "red-packets-reported", "red-packets-clear")
"""The flows that are compared where none is named: the same goals in both designs, and the whole change."""
WHOLE = ("happy-ios", "happy-ios-passcode", "happy-harmonyos", "happy-android")
"""The flows that the source document's times are about: the whole change."""
_FIGURES = ("actions", "screens", "typed", "read", "likely s", "range s", "claimed s")
_TABLE_WIDTH = 110  # characters, so that a file has whole lines, too


@click.command("effort")
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@out_option("effort-report")
def command(flows: tuple[str, ...], out: str, **choices: str | None) -> int:
    """Count what flows ask of people, and predict how long that takes, by published tables.

    FLOW is as in `mingbai walk`; without any, the same goals are compared in both designs. Flows that differ
    in their design alone (renewals-reported, renewals-clear) stand side by side. Times are estimates for
    practised adults who make no errors: low, likely and high.
    """
    check_data_files()
    scripts = find_flows(flows or (*USUAL, *WHOLE))
    plans = plan(scripts, read_grid(choices, all_of=()).variants)
    if not plans:
        raise InputError("nothing to play", "these flows are for other choices; see `mingbai list flows`")
    folder = writable_folder(out)
    headless.require_opengl()
    costs = list(_costs(plans))
    language = choices["lang"] or Variant().lang
    operators = load_operators()
    with writing(folder):
        pages = {"effort.html": page(costs, operators, language), "effort.json": data(costs, operators)}
        paths = [write_whole(folder / name, (text,)) for name, text in pages.items()]
    _say(costs)
    result_console.print("\n".join(map(str, paths)))
    return ExitCode.CHECK_FAILED if any(cost.failed for cost in costs) else ExitCode.WELL


def _costs(plans: Sequence[Plan]) -> Iterator[Cost]:
    """Play the flows, and yield what each costs."""
    with tempfile.TemporaryDirectory() as place, tracking(len(plans), "walking") as advance:
        kept = [
            replace(each, kept=Kept(Path(place), str(number), trees=True))
            for number, each in enumerate(plans)
        ]
        for each, trace in zip(kept, film(kept), strict=True):
            yield _cost(each, trace)
            advance()


def _cost(played: Plan, trace: Trace) -> Cost:
    assert played.kept is not None
    variant = {**Variant().as_arguments(), **played.variant}
    acts = read_acts(played.kept.record)
    return Cost(
        flow=trace.flow,
        name=trace.name,
        variant=variant,
        counts=count(acts),
        times=predict(acts, load_operators(), variant["lang"]),
        screens=screens_of(acts),
        claimed_s=_claimed_s(variant["platform"]) if trace.flow in WHOLE else None,
        failed=trace.failure is not None,
    )


def _claimed_s(platform: str) -> float | None:
    """Return the s that the source document claims for a phone; None where it does not speak of it."""
    return float(load_claims().figure(load_platform(platform).time_claim))


def _say(costs: Sequence[Cost]) -> None:
    table = Table(box=None, pad_edge=False)
    for head in ("flow", "design", "phone", *_FIGURES):
        table.add_column(head, no_wrap=True, justify="right" if head in _FIGURES else "left")
    for cost in costs:
        low, likely, high = (f"{cost.times[bound].total:.0f}" for bound in ("low", "likely", "high"))
        counts = cost.counts
        table.add_row(
            displayable(f"✗ {cost.flow}" if cost.failed else cost.flow),
            cost.variant["design"],
            cost.variant["platform"],
            *(f"{each:,}" for each in (counts.steps, counts.screens, counts.typed, counts.read)),
            likely,
            f"{low}–{high}",
            "" if cost.claimed_s is None else f"{cost.claimed_s:.0f}",
        )
    width = max(result_console.width, _TABLE_WIDTH)
    Console(highlight=False, markup=False, width=width).print(table)

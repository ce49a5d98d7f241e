"""``mingbai audit``: walk the flows, audit every screen on the way, and report the result."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import click

from app.commands.options import variant_options
from app.commands.other_app import AppCommand, app_options, asked_app
from app.commands.pool import opened_pool, pool_options, require_pool
from app.commands.wanted import Wanted
from app.errors import InputError
from app.walkthrough.script.library import find_flows
from audits.commandline.shared import (
    answers_option,
    baseline_options,
    format_option,
    out_option,
    patch_option,
    profile_option,
    strict_option,
)
from audits.model import Answer


class _AuditCommand(AppCommand):
    """Takes the settings of an app's project."""

    settings = (
        *AppCommand.settings,
        *("profile", "format", "out", "patch", "answers", "baseline", "strict"),
    )


@click.command("audit", cls=_AuditCommand)
@click.argument("flows", nargs=-1, metavar="[FLOW]...")
@variant_options(several=True)
@profile_option
@format_option("html,json")
@out_option("report")
@patch_option
@answers_option
@baseline_options
@strict_option
@click.option(
    "--thorough", is_flag=True, help="Operate each distinct screen, too: Tab, keys, touches. Takes longer."
)
@click.option(
    "--all",
    "whole",
    is_flag=True,
    help="Walk every flow on every phone in every theme, not a selection; so does --update-baseline.",
)
@pool_options
@app_options
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    /,
    flows: tuple[str, ...],
    profile: str,
    formats: tuple[str, ...],
    out: str,
    patch: str | None,
    answers: Mapping[str, Answer],
    baseline: str | None,
    update_baseline: bool,
    strict: bool,
    thorough: bool,
    whole: bool,
    jobs: int | None,
    cluster: str | None,
    sizes: tuple[tuple[int, int], ...],
    time_limit: float,
    **choices: str | None,
) -> int:
    """Walk every flow in both themes, on the phones in turn, and audit each screen it meets.

    What is named is audited whole: flows on every phone, phones and themes with every flow; --all does so
    with everything. Both designs are audited, the reported one as the control: the exit code is 0 when the
    clear design has no violation and all known defects of the control were found. Of a control that is
    audited alone (--design reported), violations count. With --app, the screens of another app are audited,
    and their violations count.
    """
    asked_for = asked_app(context, sizes, time_limit, choices, also=("lang",))
    require_pool(jobs, cluster, own=asked_for is None)
    wanted = Wanted(
        profile,
        formats,
        out,
        patch,
        answers,
        baseline,
        update_baseline,
        strict,
        thorough,
        choices["lang"],
        whole,
    )
    if asked_for is None:
        from app.commands.audit_own import audit_flows

        return audit_flows(flows, choices, wanted, partial(opened_pool, jobs, cluster))
    from app.commands.audit_other import audit_other

    if not flows:
        raise InputError("no flow is named", "name the files of flows for that app", "--app")
    return audit_other(find_flows(flows, foreign=True), asked_for, wanted)

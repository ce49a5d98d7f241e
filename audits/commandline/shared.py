"""The options of every command that audits, so that all of them have one shape.

Each option reads its value as soon as it is given: a name that does not exist, or a number out of range, is
told before any work. What they ask for must not depend on the order in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ..errors import InputError, UnknownNameError
from ..model import Answer
from .listed import LISTED
from .options import read_names

PHONE = "390x844"
"""The usual window, in px."""
_MOST_PX = 8192  # 8K is 7680 wide; beyond 16384, graphics drivers draw nothing at all

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def profile_option(command: Command) -> Command:
    """Add ``--profile``: whose thresholds to apply."""
    return click.option(
        "--profile",
        default="wcag22-aa",
        show_default=True,
        metavar="NAME",
        callback=_profile,
        help="Whose thresholds to apply.",
    )(command)


def rule_option(command: Command) -> Command:
    """Add ``--rule``: only these rules of the profile."""
    return click.option(
        "--rule",
        "rules",
        multiple=True,
        metavar="NAME",
        callback=_rules,
        help="Only this rule; may be repeated.",
    )(command)


def format_option(default: str | None) -> Decorator:
    """Add ``--format``: the reports to write, with this default."""
    return click.option(
        "--format",
        "formats",
        type=LISTED,
        default=default,
        show_default=default is not None,
        metavar="NAME,…",
        callback=_formats,
        help="Reports to write, comma-separated: html, json, sarif, junit, earl.",
    )


def out_option(default: str | None) -> Decorator:
    """Add ``--out``: the folder for reports, with this default."""
    return click.option(
        "--out",
        type=click.Path(),
        default=default,
        show_default=default is not None,
        metavar="FOLDER",
        help="The folder for reports.",
    )


def lang_option(command: Command) -> Command:
    """Add ``--lang``: the language in which the HTML report opens."""
    return click.option(
        "--lang",
        metavar="NAME",
        callback=_language,
        help="Language in which the HTML report opens; by default that of its reader's browser: en, zh-CN.",
    )(command)


def patch_option(command: Command) -> Command:
    """Add ``--write-patch``: a diff of the repairs that were tried and hold."""
    return click.option(
        "--write-patch",
        "patch",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Write the repairs that were tried and hold as a diff, for git apply.",
    )(command)


def tokens_option(command: Command) -> Command:
    """Add ``--tokens``: data files in which the app's colours are written."""
    return click.option(
        "--tokens",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="A data file (TOML, JSON, …) with colours of the app's theme; may be repeated.",
    )(command)


def answers_option(command: Command) -> Command:
    """Add ``--answers``: what a person answered on the checklist of an earlier report."""
    return click.option(
        "--answers",
        type=click.Path(),
        metavar="FILE",
        callback=_answers,
        help="The answers.json that the checklist of an earlier HTML report saved; they are shown again.",
    )(command)


def size_option(default: str) -> Decorator:
    """Add ``--size``: the windows in which to audit."""
    return click.option(
        "--size",
        "sizes",
        type=LISTED,
        default=default,
        show_default=True,
        metavar="WxH,…",
        callback=_sizes,
        help="The window in px, or several, comma-separated; unless given, the app's own counts.",
    )


def theme_option(command: Command) -> Command:
    """Add ``--theme``: the app's themes in which to audit."""
    return click.option(
        "--theme",
        "themes",
        type=LISTED,
        metavar="NAME,…",
        callback=_names,
        help="The app's themes, comma-separated, or all: KivyMD's, the system's, or your own (see README).",
    )(command)


def explore_options(command: Command) -> Command:
    """Add ``--explore`` and ``--seed``: how many presses may be made beyond the first screen."""
    command = click.option(
        "--seed", type=click.IntRange(min=0), default=0, help="Another order of the presses of --explore."
    )(command)
    return click.option(
        "--explore",
        type=click.IntRange(min=1),
        metavar="N",
        help="Press what can be pressed, N times at most, and audit each screen that this leads to.",
    )(command)


def probe_options(command: Command) -> Command:
    """Add ``--wait`` and ``--probe``: how long the app runs first, and whether rules may operate it."""
    command = click.option(
        "--wait",
        type=click.FloatRange(0, 86_400),
        default=0,
        show_default=True,
        metavar="SECONDS",
        callback=_seconds,
        help="Let the app run so much longer, in virtual time, once it has come to rest.",
    )(command)
    return click.option(
        "--probe",
        is_flag=True,
        help="Let rules operate the app where looking is not enough: keys, touches, time, sizes.",
    )(command)


def strict_option(command: Command) -> Command:
    """Add ``--strict``: what is left to a person to decide fails, too."""
    return click.option(
        "--strict",
        is_flag=True,
        help="Fail where a person has to decide, too, or the app raised an error.",
    )(command)


def baseline_options(command: Command) -> Command:
    """Add ``--baseline`` and ``--update-baseline``: only what is new or worse than there fails."""
    command = click.option(
        "--update-baseline", is_flag=True, help="Write what fails now to that file: it is known from now on."
    )(command)
    return click.option(
        "--baseline",
        type=click.Path(),
        metavar="FILE",
        help="An earlier baseline or report.json: only what is new or worse fails.",
    )(command)


def _seconds(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    if value != value:  # noqa: PLR0124 - NaN lies in every range
        raise InputError("nan is no time", "give s, such as 3", "--wait")
    return value


def _profile(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from .. import profiles

    profiles.load(value)
    return value


def _rules(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from ..rules import all_rules

    known = [rule.id for rule in all_rules()]
    for name in value:
        if name not in known:
            raise UnknownNameError("rule", name, known)
    return value


def _formats(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    from .. import reports

    return read_names("--format", "format", value, reports.FORMATS)


def _sizes(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(map(_size, value.split(","))))


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text.strip())
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (width and height):
        raise InputError(f"{text!r} is no size", "write WIDTHxHEIGHT in px, such as 390x844", where="--size")
    if max(width, height) > _MOST_PX:
        raise InputError(
            f"{text!r} is larger than any screen", f"write at most {_MOST_PX} px", where="--size"
        )
    return width, height


def _names(_ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Read names that only the app knows, each once."""
    if value is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    if not names:
        raise InputError("nothing is named", "name a theme, or all", param.opts[0])
    return names


def _answers(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Mapping[str, Answer]:
    from .answers import read_answers

    return read_answers(None if value is None else Path(value))


def _language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from .. import reports

        reports.require_language(value)
    return value

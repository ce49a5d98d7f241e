"""The options for somebody else's app: which one, its window, and what it is given itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import click
from click.core import ParameterSource

from app.commands.options import Choices
from app.errors import InputError
from app.prototype.dimensions import DIMENSIONS
from app.walkthrough.apps.other import OtherApp
from app.walkthrough.apps.themes import theme_names_of
from app.walkthrough.playing.plan import Plan
from app.walkthrough.script.script import Script
from audits.command import PHONE
from audits.commandline.settings import find_settings, read_hooks
from audits.commandline.shared import size_option
from audits.started import started_in
from audits.target import starting
from audits.target.themes import ALL
from audits.visiting.visit import TIME_LIMIT_S, Size

Command = Callable[..., Any]
_APP, _MODULE = "--app", "-m"


class AppCommand(click.Command):
    """A command that may be given an app: what follows ``--`` are the app's own arguments then."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the app's own arguments aside."""
        own, its = args, []
        if "--" in args:
            cut = args.index("--")
            if any(each in (_APP, _MODULE) or each.startswith(f"{_APP}=") for each in args[:cut]):
                own, its = args[:cut], args[cut + 1 :]
        ctx.obj = tuple(its)
        return super().parse_args(ctx, own)


def app_options(command: Command) -> Command:
    """Add ``--app``, ``-m``, ``--size`` and ``--time-limit``."""
    command = click.option(
        "--time-limit",
        type=click.FloatRange(min=0, min_open=True),
        default=TIME_LIMIT_S,
        show_default=True,
        help="With --app: for how long the app may give no sign of life, in s.",
    )(command)
    command = size_option(PHONE)(command)
    command = click.option(_MODULE, "module", metavar="MODULE", help="Like --app, run as python -m does.")(
        command
    )
    return click.option(
        _APP,
        "app",
        metavar="TARGET",
        help="Another Kivy app in place of the prototype: file.py, file.py:Name, package.module:Name, "
        "file.kv, or a folder. What follows -- are its own arguments.",
    )(command)


@dataclass(frozen=True, slots=True)
class AskedApp:
    """The app that is asked for, in which windows and themes; ``ALL`` stands for all that it has."""

    app: OtherApp
    sizes: Sequence[Size]
    themes: Sequence[str]

    def plans(self, scripts: Sequence[Script]) -> list[Plan]:
        """Return the plans: each flow in each window and theme, those first that a folder orders."""
        themes = theme_names_of(self.app) if ALL in self.themes else self.themes
        shown = [self._choices(size, theme) for size, theme in product(self.sizes, themes or (None,))]
        plans = [Plan(script, each) for script in scripts for each in shown]
        return sorted(plans, key=lambda each: each.script.turn)

    def _choices(self, size: Size, theme: str | None) -> dict[str, str]:
        several = {"size": f"{size[0]}x{size[1]}"} if len(self.sizes) > 1 else {}
        return several if theme is None else {"theme": theme, **several}


def asked_app(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    app: str | None,
    module: str | None,
    sizes: Sequence[Size],
    time_limit: float,
    choices: Choices,
) -> AskedApp | None:
    """Return the app that is asked for; None where the prototype is meant.

    Raises InputError for what goes with the other of the two, and for a target that is none.
    """
    sized = _is_given(context, "sizes")
    if app is None and module is None:
        for name, option in (("sizes", "--size"), ("time_limit", "--time-limit")):
            if _is_given(context, name):
                raise InputError("the prototype has its own", "give it with --app", option)
        return None
    if app is not None and module is not None:
        raise InputError("two apps are named", "give --app or -m", _MODULE)
    _refuse_choices(choices)
    started_in()
    parsed = starting.parse(str(app)) if module is None else starting.parse_module(module)
    target = replace(parsed, arguments=tuple(context.obj or ()))
    settings = find_settings(target.folder)
    hooks = {} if settings is None else read_hooks(settings)
    themes = _names(choices.get("theme"))
    return AskedApp(OtherApp(target, sizes[0], sized, None, hooks, time_limit), sizes, themes)


def _refuse_choices(choices: Choices) -> None:
    for each in DIMENSIONS:
        if each.name != "theme" and choices.get(each.name) is not None:
            raise InputError("this is a choice of the prototype's", "leave it out with --app", each.option)


def _names(given: str | None) -> tuple[str, ...]:
    if given is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    if not names:
        raise InputError("nothing is named", "name a theme, or all", "--theme")
    return names


def _is_given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is ParameterSource.COMMANDLINE

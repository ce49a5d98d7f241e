"""The options for somebody else's app: which one, its window, and what it is given itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
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
from audits.commandline.settings import configure, find_settings, theme_hooks
from audits.commandline.shared import PHONE, size_option
from audits.started import started_in
from audits.target import starting
from audits.target.explaining import Target
from audits.target.themes import ALL
from audits.visiting.visit import TIME_LIMIT_S, Size

Command = Callable[..., Any]
_APP, _MODULE = "--app", "-m"
_TARGET = "target"  # of the context's meta: the app that is named


class AppCommand(click.Command):
    """A command that may be given an app: what follows ``--`` are the app's own arguments then.

    ``settings`` are the keys of the app's ``[tool.audits]`` that are its options, too.
    """

    settings: Collection[str] = ("size", "time-limit")

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
    command = _target_option(_MODULE, "MODULE", "Like --app, for what python -m runs.")(command)
    return _target_option(
        _APP,
        "TARGET",
        "Another Kivy app in place of the prototype: file.py, file.py:Name, package.module:Name, file.kv, "
        "or a folder. What follows -- are its own arguments.",
    )(command)


def _target_option(name: str, metavar: str, what: str) -> Callable[[Command], Command]:
    return click.option(
        name, metavar=metavar, help=what, is_eager=True, expose_value=False, callback=_understood
    )


def _understood(context: click.Context, option: click.Parameter, given: str | None) -> None:
    """Understand the target, and let the settings of its project count where no option is given."""
    if given is None:
        return
    if _TARGET in context.meta:
        raise InputError("two apps are named", f"give {_APP} or {_MODULE}", _MODULE)
    started_in()
    target = starting.parse_module(given) if _MODULE in option.opts else starting.parse(given)
    context.meta[_TARGET] = replace(target, arguments=context.obj)
    assert isinstance(context.command, AppCommand)
    configure(context, target.folder, context.command.settings)


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


def asked_app(
    context: click.Context,
    sizes: Sequence[Size],
    time_limit: float,
    choices: Choices,
    also: Collection[str] = (),
) -> AskedApp | None:
    """Return the app that is asked for; None where the prototype is meant.

    Of the prototype's ``choices``, its theme is one of an app, too, and those that ``also`` names. Raises
    InputError for what goes with the other of the two.
    """
    target = context.meta.get(_TARGET)
    if target is None:
        for name, option in (("sizes", "--size"), ("time_limit", "--time-limit")):
            if context.get_parameter_source(name) is not ParameterSource.DEFAULT:
                raise InputError("the prototype has its own", f"give it with {_APP}", option)
        return None
    for each in DIMENSIONS:
        if each.name not in ("theme", *also) and choices.get(each.name) is not None:
            raise InputError("this is a choice of the prototype's", f"leave it out with {_APP}", each.option)
    sized = context.get_parameter_source("sizes") is not ParameterSource.DEFAULT
    app = OtherApp(target, sizes[0], sized, None, theme_hooks(context), time_limit)
    return AskedApp(app, sizes, _themes(choices, target))


def _themes(choices: Choices, target: Target) -> tuple[str, ...]:
    """Return the themes that are asked for, else those that the app's settings name."""
    given: object = choices.get("theme")
    if given is None and (settings := find_settings(target.folder)) is not None:
        given = settings.content["tool"]["audits"].get("theme")
    if given is None:
        return ()
    parts = given if isinstance(given, list) else str(given).split(",")
    names = tuple(dict.fromkeys(str(name).strip() for name in parts if str(name).strip()))
    if not names:
        raise InputError("nothing is named", "name a theme, or all", "--theme")
    return names

"""Settings of a project: the table ``[tool.audits]`` of its pyproject.toml. Each key is an option's name.

What stands on the command line wins. A wrong key or value is told with its line and column, as if it had been
given on the command line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, cast

import click

from ..errors import InputError, UnknownNameError, Where
from ..tomlfile import TomlFile, read_toml, shown
from ..tomlplaces import Path as Place
from .listed import Listed

FILE = "pyproject.toml"
TABLE: Place = ("tool", "audits")
HOOKS = "themes"
"""The one key that is no option: a table of what switches to each theme, ``name = "module:function"``."""

_NO_SETTINGS = ("help", "version", "update_baseline")  # what is asked for once is no setting


def configure(context: click.Context, folder: Path, only: Collection[str] | None = None) -> None:
    """Let the settings of the project in which a folder lies be the defaults of a command's options.

    A command that has but some of the auditor's options, or means something else by one, says which keys
    ``only`` are for it. Call it while the command's options are not read yet: from an eager parameter.
    Raises InputError with FILE:LINE:COLUMN for a key that is no option, and for a value that its option does
    not take.
    """
    file = find_settings(folder)
    if file is not None:
        context.default_map = {**(context.default_map or {}), **_read(context, file, only)}


def find_settings(folder: Path) -> TomlFile | None:
    """Return the nearest pyproject.toml with the table, in the folder itself or above; None where none is.

    One without the table is passed over: parts of a project may have one of their own.
    """
    for above in (folder.resolve(), *folder.resolve().parents):
        path = above / FILE
        if path.is_file():
            file = read_toml(path)
            if isinstance(file.content.get("tool"), dict) and "audits" in file.content["tool"]:
                return file
    return None


def _read(context: click.Context, file: TomlFile, only: Collection[str] | None) -> dict[str, Any]:
    table = file.content["tool"]["audits"]
    if not isinstance(table, dict):
        raise InputError(f"tool.audits is {shown(table)}", "write [tool.audits]", file.where(TABLE))
    options = _options(context.command)
    found = {}
    for key, value in table.items():
        if key == HOOKS:
            context.meta[HOOKS] = _hooks(file, value)
            continue
        if only is not None and key not in only:
            continue
        if key not in options:
            raise UnknownNameError("key", key, [*options, HOOKS], file.where((*TABLE, key), key=True))
        option = options[key]
        found[str(option.name)] = _value(context, file, key, option, value)
    return found


def theme_hooks(context: click.Context) -> Mapping[str, str]:
    """Return what switches to each theme, as the settings that ``configure`` has read say."""
    return cast("Mapping[str, str]", context.meta.get(HOOKS, {}))


def _hooks(file: TomlFile, value: object) -> dict[str, str]:
    place = (*TABLE, HOOKS)
    right = 'write a table of name = "module:function"'
    if not isinstance(value, dict):
        raise InputError(f"{HOOKS} is {shown(value)}", right, file.where(place))
    for name, hook in value.items():
        if not isinstance(hook, str) or not re.fullmatch(r"[\w.]+:\w+", hook):
            raise InputError(f"{HOOKS}.{name} is {shown(hook)}", right, file.where((*place, name)))
    return value


def _options(command: click.Command) -> Mapping[str, click.Option]:
    """Return the options that may be set, by their names on the command line without the dashes."""
    return {
        max(param.opts, key=len).lstrip("-"): param
        for param in command.params
        if isinstance(param, click.Option) and param.name not in _NO_SETTINGS
    }


def _value(context: click.Context, file: TomlFile, key: str, option: click.Option, value: object) -> object:
    """Return a value as its option takes it, once it has been tried."""
    where = file.where((*TABLE, key))
    if not _fits(option, value):
        raise InputError(f"{key} is {shown(value)}", f"give {_wanted(option)}", where)
    if isinstance(option.type, click.Path):
        value = str(_place(file, str(value)))
    _try(context, option, value, key, where)
    return value


def _place(file: TomlFile, value: str) -> Path:
    """Return a path of the settings, which counts from their own folder."""
    return file.path.parent / value if value else Path(value)


def _try(context: click.Context, option: click.Option, value: object, key: str, where: Where) -> None:
    try:
        option.process_value(context, value)
    except click.BadParameter as error:
        raise InputError(f"{key} is {shown(value)}", error.message, where) from error
    except InputError as error:
        raise InputError(error.wrong, error.right, where) from error


def _fits(option: click.Option, value: object) -> bool:
    if option.is_flag:
        return isinstance(value, bool)
    if isinstance(option.type, click.types.IntParamType):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(option.type, click.types.FloatParamType):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if option.multiple:
        return texts
    return isinstance(value, str) or (texts and isinstance(option.type, Listed))


def _wanted(option: click.Option) -> str:
    if option.is_flag:
        return "true or false"
    if isinstance(option.type, click.types.IntParamType):
        return "a whole number"
    if isinstance(option.type, click.types.FloatParamType):
        return "a number"
    if option.multiple:
        return "an array of texts"
    if isinstance(option.type, Listed):
        return "text in quotation marks, or an array of texts"
    return "text in quotation marks"

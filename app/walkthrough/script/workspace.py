"""A folder of flows: which of its files are flows, and in which order, as its config.yaml says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.errors import InputError, UnknownNameError, Where
from app.walkthrough.script.findings import Findings, Strict
from app.walkthrough.script.scope import KnownScope
from app.walkthrough.script.values import given
from app.walkthrough.script.yamlsource import Value, read_documents

_CONFIG = ("config.yaml", "config.yml")
_ENDINGS = (".yaml", ".yml")
_MOST_FILES = 10_000


@dataclass(frozen=True, slots=True)
class Workspace:
    """What config.yaml says: which files are flows, which tags they need and must not have, and their order.

    Flows ``in_order`` come first, by their names; where ``goes_on`` is false, the first that fails ends them.
    """

    folder: Path
    flows: tuple[str, ...] = ("*",)
    include_tags: tuple[str, ...] = ()
    exclude_tags: tuple[str, ...] = ()
    in_order: tuple[str, ...] = ()
    goes_on: bool = True
    config: Path | None = None

    def files(self) -> list[Path]:
        """Return the files of the flows. Raises InputError where none is one."""
        found = [path for path in self._below() if any(_fits(glob, self._name(path)) for glob in self.flows)]
        if found:
            return found
        where = Where(self.config or self.folder)
        if not self._below():
            raise InputError("no flow lies in this folder", "flows end in .yaml", where)
        wrong = f"no file fits {', '.join(self.flows)}"
        raise InputError(wrong, 'write `flows: ["**"]` in config.yaml for flows in folders', where)

    def also(self, tags: Sequence[str], without: Sequence[str]) -> Workspace:
        """Return the workspace with tags that are asked for beside its own."""
        include, exclude = (*self.include_tags, *tags), (*self.exclude_tags, *without)
        return replace(self, include_tags=include, exclude_tags=exclude)

    def takes(self, tags: Sequence[str]) -> bool:
        """Tell whether a flow with these tags is played."""
        included = not self.include_tags or bool(set(tags) & set(self.include_tags))
        return included and not set(tags) & set(self.exclude_tags)

    def turn(self, name: str) -> int:
        """Return the place of a flow in the order, counted to 0 from below; 0 where it has none."""
        return self.in_order.index(name) - len(self.in_order) if name in self.in_order else 0

    def check_order(self, names: Sequence[str]) -> None:
        """Raise InputError where a flow is ordered that is not there."""
        for each in self.in_order:
            if each not in names:
                raise UnknownNameError("flow", each, names, Where(self.config or self.folder))

    def _below(self) -> list[Path]:
        paths = sorted(path for path in self.folder.rglob("*") if path.suffix in _ENDINGS)[:_MOST_FILES]
        return [path for path in paths if path.is_file() and path.name not in _CONFIG]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def read_workspace(folder: Path) -> Workspace:
    """Read what a folder's config.yaml says of its flows. Raises InputError for what is wrong in it."""
    config = next((folder / name for name in _CONFIG if (folder / name).is_file()), None)
    if config is None:
        return Workspace(folder)
    documents = read_documents(config)
    if not documents:
        return Workspace(folder, config=config)
    top = Value(documents[0], config, KnownScope({}), Strict(Findings()))
    if top.is_nothing:
        return Workspace(folder, config=config)
    pairs = given(top.mapping())
    order = given(pairs["executionOrder"].mapping()) if "executionOrder" in pairs else {}
    return Workspace(
        folder,
        _texts(pairs["flows"]) if "flows" in pairs else ("*",),
        _texts(pairs["includeTags"]) if "includeTags" in pairs else (),
        _texts(pairs["excludeTags"]) if "excludeTags" in pairs else (),
        _texts(order["flowsOrder"]) if "flowsOrder" in order else (),
        order["continueOnFailure"].truth() if "continueOnFailure" in order else True,
        config,
    )


def _texts(value: Value) -> tuple[str, ...]:
    return (value.text(),) if value.is_text else tuple(each.text() for each in value.items())


def _fits(glob: str, name: str) -> bool:
    """Tell whether a path fits a pattern: ``*`` stays within a folder, ``**`` does not, as in Maestro."""
    return _pattern(glob.removeprefix("./")).fullmatch(name) is not None


@lru_cache
def _pattern(glob: str) -> re.Pattern[str]:
    signs = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.findall(r"\*\*|\*|\?|\{[^{}]*\}|\[[^\]]+\]|.", glob)
    return re.compile("".join(signs.get(part) or _part(part) for part in parts))


def _part(part: str) -> str:
    if len(part) > 1 and part[0] == "{":
        return f"(?:{'|'.join(_pattern(each).pattern for each in part[1:-1].split(','))})"
    if len(part) > 2 and part[0] == "[":
        inside = part[1:-1].replace("\\", r"\\")
        return f"[{'^' + inside[1:] if inside[0] == '!' else inside}]"
    return re.escape(part)

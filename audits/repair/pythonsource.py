"""Find where a Python program writes out the colour that a place holds."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import ModuleType

from ..looking.sources import is_of_app, source_lines
from ..pixels.colour import Rgb
from .literals import Written, colours

_PAINTS = ("rgba", "rgb")


def in_call(file: str, line: int, name: object, rgb: Rgb) -> Written | None:
    """Return the colour given as argument ``name`` in the call on a line (from 1)."""
    calls = [each for each in ast.walk(_tree(file)) if isinstance(each, ast.Call)]
    around = [each for each in calls if each.lineno <= line <= (each.end_lineno or each.lineno)]
    given = (word.value for each in around for word in each.keywords if word.arg == name)
    return _only(given, file, rgb)


def end_of_call(file: str, line: int, name: str) -> tuple[int, int, bool] | None:
    """Return where an argument can be added to the one call that begins on a line; whether others are given.

    Line from 1, column from 0. None where there are several calls, or the argument is given already.
    """
    calls = [each for each in ast.walk(_tree(file)) if isinstance(each, ast.Call) and each.lineno == line]
    made = [each for each in calls if getattr(each.func, "id", getattr(each.func, "attr", ""))[:1].isupper()]
    if len(made) != 1 or any(word.arg in (name, None) for word in made[0].keywords):
        return None
    call = made[0]
    assert call.end_lineno is not None
    assert call.end_col_offset is not None
    before = source_lines(file)[call.end_lineno - 1].encode()[: call.end_col_offset - 1].decode()
    if not before.strip() or before.rstrip().endswith(","):
        return None
    return call.end_lineno, len(before), bool(call.args or call.keywords)


def in_classes(owner: object, name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that an object's own classes give to ``name``."""
    for kind in type(owner).__mro__:
        file = _file(sys.modules.get(kind.__module__))
        if file:
            trees = [
                e for e in ast.walk(_tree(file)) if isinstance(e, ast.ClassDef) and e.name == kind.__name__
            ]
            written = _only((each for tree in trees for each in _given(tree, name)), file, rgb)
            if written is not None:
                return file, written
    return None


def in_module(module: ModuleType, name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that a module gives to ``name``."""
    file = _file(module)
    written = _only(_given(_tree(file), name), file, rgb) if file else None
    return None if written is None else (file, written)


def in_app(name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that the app's modules give to ``name``; None where several do."""
    modules = [module for module in list(sys.modules.values()) if _file(module)]
    found = [place for module in modules if (place := in_module(module, name, rgb))]
    return found[0] if len({(file, written) for file, written in found}) == 1 else None


def _only(trees: Iterable[ast.AST], file: str, rgb: Rgb) -> Written | None:
    """Return the one colour of this value in some trees; None where there are several."""
    source = "\n".join(source_lines(file))
    found = {each for tree in trees for each in colours(tree, source) if each.rgb == rgb}
    return found.pop() if len(found) == 1 else None


def _given(tree: ast.AST, name: object) -> Iterator[ast.AST]:
    """Yield what is given to a name: assigned, an argument, or under a key; paint is in ``Color``."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            if each.value is not None and any(_is_called(target, name) for target in targets):
                yield each.value
        elif isinstance(each, ast.keyword) and each.arg == name:
            yield each.value
        elif isinstance(each, ast.Dict):
            pairs = zip(each.keys, each.values, strict=True)
            yield from (value for key, value in pairs if isinstance(key, ast.Constant) and key.value == name)
        elif name in _PAINTS and isinstance(each, ast.Call) and _is_called(each.func, "Color"):
            yield each


def _is_called(tree: ast.AST, name: object) -> bool:
    if isinstance(tree, ast.Subscript):
        return isinstance(tree.slice, ast.Constant) and tree.slice.value == name
    return name == (tree.attr if isinstance(tree, ast.Attribute) else getattr(tree, "id", None))


def _file(module: ModuleType | None) -> str:
    """Return the source file of a module of the audited app, "" for any other module."""
    file = getattr(module, "__file__", None)
    return file if isinstance(file, str) and file.endswith(".py") and is_of_app(file) else ""


@lru_cache(maxsize=256)
def _tree(file: str) -> ast.Module:
    try:
        return ast.parse("\n".join(source_lines(file)))
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module([], [])

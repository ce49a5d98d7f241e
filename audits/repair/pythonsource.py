"""Find where a Python program writes out the colour that a place holds."""

from __future__ import annotations

import ast
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import ModuleType

from ..looking.sources import is_of_app, source_lines
from ..pixels.colour import Rgb
from .literals import Written, colours


@lru_cache(maxsize=4096)
def in_call(file: str, line: int, name: object, rgb: Rgb) -> Written | None:
    """Return the colour given as argument ``name`` in the call on a line (from 1)."""
    calls = [each for each in ast.walk(_tree(file)) if isinstance(each, ast.Call)]
    around = [each for each in calls if each.lineno <= line <= (each.end_lineno or each.lineno)]
    given = (word.value for each in around for word in each.keywords if word.arg == name)
    source = "\n".join(source_lines(file))
    return _only((written for value in given for written in colours(value, source)), rgb)


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


@lru_cache(maxsize=4096)
def in_class(kind: Hashable, name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that a class, or one that it is derived from, gives to ``name``."""
    for each in getattr(kind, "__mro__", ()):
        file = _file(sys.modules.get(each.__module__))
        written = _only(_colours_given(file, each.__name__).get(name, ()), rgb) if file else None
        if written is not None:
            return file, written
    return None


def in_module(module: ModuleType, name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that a module gives to ``name``."""
    file = _file(module)
    written = _only(_colours_given(file).get(name, ()), rgb) if file else None
    return None if written is None else (file, written)


def in_app(name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that the app's modules give to ``name``; None where several do."""
    return _in_modules(len(sys.modules), name, rgb)


@lru_cache(maxsize=4096)
def _in_modules(_count: int, name: object, rgb: Rgb) -> tuple[str, Written] | None:
    """Return what ``in_app`` says; so many modules are loaded, and one more may give another answer."""
    found = {place for module in list(sys.modules.values()) if (place := in_module(module, name, rgb))}
    return found.pop() if len(found) == 1 else None


def drawn_with(rgb: Rgb) -> tuple[str, Written] | None:
    """Return the file and the colour that a name has with which the app's code draws: ``Color(*FAINT)``.

    None where none, or several, have this colour.
    """
    return _drawn_with(len(sys.modules), rgb)


@lru_cache(maxsize=4096)
def _drawn_with(count: int, rgb: Rgb) -> tuple[str, Written] | None:
    """Return what ``drawn_with`` says, while so many modules are loaded."""
    files = {file for module in list(sys.modules.values()) if (file := _file(module))}
    names = {name for file in files for name in _names_in_paints(file)}
    found = {place for name in names if (place := _in_modules(count, name, rgb))}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def _names_in_paints(file: str) -> frozenset[object]:
    calls = [each for each in ast.walk(_tree(file)) if isinstance(each, ast.Call)]
    given = [
        value
        for call in calls
        if _name(call.func) == "Color"
        for value in (*call.args, *(word.value for word in call.keywords))
    ]
    inside = (each for value in given for each in ast.walk(value))
    return frozenset(_name(each) for each in inside if isinstance(each, ast.Name | ast.Attribute))


def _only(written: Iterable[Written], rgb: Rgb) -> Written | None:
    """Return the one of this value; None where there are several."""
    found = {each for each in written if each.rgb == rgb}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1024)
def _colours_given(file: str, kind: str = "") -> Mapping[object, tuple[Written, ...]]:
    """Return the colours written in a file, in one of its classes or anywhere, by what they are given to."""
    trees: list[ast.AST] = [_tree(file)]
    if kind:
        trees = [each for each in ast.walk(trees[0]) if isinstance(each, ast.ClassDef) and each.name == kind]
    source = "\n".join(source_lines(file))
    found: dict[object, tuple[Written, ...]] = {}
    for name, value in (pair for tree in trees for pair in _given(tree)):
        found[name] = found.get(name, ()) + tuple(colours(value, source))
    return found


def _given(tree: ast.AST) -> Iterator[tuple[object, ast.AST]]:
    """Yield names and what they are given: by assignment, argument or key; a paint is in ``Color``."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Assign | ast.AnnAssign) and each.value is not None:
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            yield from ((_name(target), each.value) for target in targets)
        elif isinstance(each, ast.keyword):
            yield each.arg, each.value
        elif isinstance(each, ast.Dict):
            pairs = zip(each.keys, each.values, strict=True)
            yield from ((key.value, value) for key, value in pairs if isinstance(key, ast.Constant))
        elif isinstance(each, ast.Call) and _name(each.func) == "Color":
            yield "rgba", each


def _name(tree: ast.AST) -> object:
    if isinstance(tree, ast.Subscript):
        return tree.slice.value if isinstance(tree.slice, ast.Constant) else None
    return tree.attr if isinstance(tree, ast.Attribute) else getattr(tree, "id", None)


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

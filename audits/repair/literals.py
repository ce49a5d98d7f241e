"""Colours written out in an expression of Python or kv, and the names that it reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ..pixels.colour import Rgb
from .values import rgb_of

Path: TypeAlias = tuple[object, ...]
"""A name, then the attributes (text) and keys (one in a tuple) that lead on from it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A colour as it is written: line (from 1) and columns (from 0, in characters) in the text around it."""

    line: int
    start: int
    end: int
    text: str
    rgb: Rgb


@dataclass(frozen=True, slots=True)
class Expression:
    """The colours written in an expression, and what it reads, with the words in which it does."""

    colours: tuple[Written, ...]
    reads: tuple[tuple[Path, str], ...]


@lru_cache(maxsize=4096)
def expression(text: str) -> Expression:
    """Take an expression apart. One that is not understood has nothing inside."""
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Expression((), ())
    return Expression(tuple(colours(tree.body, text)), tuple(_reads(tree.body)))


def colours(tree: ast.AST, source: str) -> Iterator[Written]:
    """Yield the colours written in a tree that was parsed from ``source``, outermost first."""
    rgb = _rgb(tree)
    if rgb is not None:
        written = _written(tree, source, rgb)
        if written is not None:
            yield written
            return
    for child in ast.iter_child_nodes(tree):
        yield from colours(child, source)


def _rgb(tree: ast.AST) -> Rgb | None:
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        return rgb_of(tree.value)
    elements: list[ast.expr] = []
    if isinstance(tree, ast.Tuple | ast.List):
        elements = tree.elts
    elif isinstance(tree, ast.Call) and _is_colour(tree):
        elements = tree.args
    values = [each.value for each in elements if isinstance(each, ast.Constant)]
    return rgb_of(values) if len(values) == len(elements) else None


def _is_colour(tree: ast.Call) -> bool:
    """Tell whether a tree calls Kivy's ``Color``."""
    name = tree.func.attr if isinstance(tree.func, ast.Attribute) else getattr(tree.func, "id", "")
    return name == "Color"


def _written(tree: ast.AST, source: str, rgb: Rgb) -> Written | None:
    """Return where a literal stands; None for one that goes over several lines."""
    first = tree.args[0] if isinstance(tree, ast.Call) else tree
    last = tree.args[-1] if isinstance(tree, ast.Call) else tree
    line, end_line = first.lineno, last.end_lineno  # type: ignore[attr-defined]
    if line != end_line:
        return None
    raw = source.splitlines()[line - 1].encode()
    start = len(raw[: first.col_offset].decode())  # type: ignore[attr-defined]
    end = len(raw[: last.end_col_offset].decode())  # type: ignore[attr-defined]
    return Written(line, start, end, raw.decode()[start:end], rgb)


def _reads(tree: ast.AST) -> Iterator[tuple[Path, str]]:
    path = _path(tree)
    if path is not None:
        yield path, ast.unparse(tree)
        return
    for child in ast.iter_child_nodes(tree):
        yield from _reads(child)


def _path(tree: ast.AST) -> Path | None:
    if isinstance(tree, ast.Name):
        return (tree.id,)
    if isinstance(tree, ast.Attribute):
        before = _path(tree.value)
        return None if before is None else (*before, tree.attr)
    if isinstance(tree, ast.Subscript) and isinstance(tree.slice, ast.Constant):
        before = _path(tree.value)
        return None if before is None else (*before, (tree.slice.value,))
    return None

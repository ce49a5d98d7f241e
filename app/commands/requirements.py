"""Which screens, flows and tests carry each requirement.

A requirement is a claim of the source document; its id stands in the table of screens, in a flow's tags and
in a test's mark: ``@pytest.mark.requirement("E01")``. Nothing else is kept, so nothing can fall behind.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.content.claims import load_claims
from app.domain.facts.text import Text
from app.domain.rules.conditions import CONDITIONS
from app.domain.views import SOURCES
from app.errors import InputError, Where
from app.walkthrough.script.library import find_flows

ASSUMPTIONS = "A"  # the first letter of the prototype's own claims, which no source requires
KINDS = ("screens", "flows", "tests")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Carried:
    """One requirement, and the names of what carries it; ``tests`` is None in an installed copy."""

    id: str
    text: Text
    screens: tuple[str, ...]
    flows: tuple[str, ...]
    tests: tuple[str, ...] | None

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the kinds of which nothing carries it."""
        return tuple(kind for kind in KINDS if getattr(self, kind) == ())


def checkout_tests(root: Path) -> Path | None:
    """Return the folder of the project's own tests, None in an installed copy.

    A checkout is recognised by a ``pyproject.toml`` beside the packages that names this project; any other
    folder ``tests`` there belongs to somebody else.
    """
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    own = project.get("project", {}).get("name") == "mingbai"
    return root / "tests" if own and (root / "tests").is_dir() else None


def requirements(tests: Path | None = None) -> tuple[Carried, ...]:
    """Return every requirement with what carries it; tests are looked for in ``tests``, or in the checkout.

    Raises InputError for a file of tests that cannot be read.
    """
    flows = find_flows(())
    folder = tests or checkout_tests(_ROOT)
    marked = None if folder is None else tuple(_marked(folder))
    return tuple(
        Carried(
            claim.id,
            claim.text,
            tuple(screen for screen, ids in SOURCES.items() if claim.id in ids),
            tuple(flow.id for flow in flows if claim.id in flow.tags),
            None if marked is None else tuple(name for name, ids in marked if claim.id in ids),
        )
        for claim in load_claims().by_id.values()
        if not claim.id.startswith(ASSUMPTIONS)
    )


def _marked(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every test that is marked with requirements, as ``tests/file::name``, and their ids."""
    for path in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(_parsed(path)):
            for name, marks in _tests(node):
                ids = tuple(each for mark in marks for each in _ids(mark))
                if ids:
                    yield f"{path.relative_to(folder.parent).as_posix()}::{name}", ids


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except SyntaxError as error:
        where = Where(path, error.lineno or 1, error.offset or 1)
        raise InputError(f"this is not valid Python: {error.msg}", "correct the line", where) from error
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        raise InputError(f"cannot be read: {error}", "correct the file", Where(path)) from error


def _tests(node: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield the name and the marks of what may be a test: a function, a class, or ``name = mark(what)``."""
    match node:
        case ast.FunctionDef(name=name, decorator_list=marks) | ast.ClassDef(name=name, decorator_list=marks):
            yield name, marks
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=mark)):
            yield name, [mark]


def _ids(mark: ast.expr) -> Iterator[str]:
    """Yield the ids in a mark; ``*CONDITIONS`` stands for those of all preconditions."""
    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.requirement":
        for argument in mark.args:
            if isinstance(argument, ast.Constant):
                yield str(argument.value)
            elif ast.unparse(argument) == "*CONDITIONS":
                yield from CONDITIONS

"""Which screens, flows and tests carry each requirement.

A requirement is a claim of the source document; its id stands in the table of screens, in a flow's tags and
in a test's mark: ``@pytest.mark.requirement("E01")``. Nothing else is kept, so nothing can fall behind.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.content.claims import load_claims
from app.domain.text import Text
from app.domain.views import SOURCES
from app.walkthrough.script.library import find_flows

ASSUMPTIONS = "A"  # the first letter of the prototype's own claims, which no source requires
KINDS = ("screens", "flows", "tests")
TESTS = Path(__file__).parents[2] / "tests"


@dataclass(frozen=True, slots=True)
class Carried:
    """One requirement, and the names of what carries it."""

    id: str
    text: Text
    screens: tuple[str, ...]
    flows: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the kinds of which nothing carries it."""
        return tuple(kind for kind in KINDS if not getattr(self, kind))


def requirements(tests: Path = TESTS) -> tuple[Carried, ...]:
    """Return every requirement with what carries it. Without the source's tests, none is named."""
    flows = find_flows(())
    marked = tuple(_marked(tests))
    return tuple(
        Carried(
            claim.id,
            claim.text,
            tuple(screen for screen, ids in SOURCES.items() if claim.id in ids),
            tuple(flow.id for flow in flows if claim.id in flow.tags),
            tuple(name for name, ids in marked if claim.id in ids),
        )
        for claim in load_claims().by_id.values()
        if not claim.id.startswith(ASSUMPTIONS)
    )


def _marked(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every test that is marked with requirements, as ``tests/file::name``, and their ids."""
    for path in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name, marks in _tests(node):
                ids = tuple(each for mark in marks for each in _ids(mark))
                if ids:
                    yield f"{path.relative_to(folder.parent).as_posix()}::{name}", ids


def _tests(node: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield the name and the marks of what may be a test: a function, a class, or ``name = mark(what)``."""
    match node:
        case ast.FunctionDef(name=name, decorator_list=marks) | ast.ClassDef(name=name, decorator_list=marks):
            yield name, marks
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=mark)):
            yield name, [mark]


def _ids(mark: ast.expr) -> Iterator[str]:
    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.requirement":
        for argument in mark.args:
            if isinstance(argument, ast.Constant):
                yield str(argument.value)

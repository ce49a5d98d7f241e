"""Who may import whom, read from the source: lazy imports and those for type checkers count too."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATHS = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("app", "screens", "audits")
    for path in sorted((ROOT / package).rglob("*.py"))
}
PACKAGES = {module for module, path in PATHS.items() if path.name == "__init__.py"}

# Layers from low to high; a module may import its own layer and those below. The longest name wins.
PROGRAM = (
    ("app.domain",),
    ("app", "app.errors", "app.content"),
    ("app.prototype.bindings", "app.prototype.fonts"),
    ("screens",),
    ("app.prototype",),
    ("app.desktop", "app.walkthrough"),
    ("app.auditing",),
    ("app.commands", "app.__main__", "app.launcher"),
)
DOMAIN = (
    ("app.domain.facts",),  # what an account, a phone, a document or a change is
    ("app.domain.rules",),  # conditions, limits and calendars on the facts
    ("app.domain.events", "app.domain.state"),
    ("app.domain",),  # what each event does
    ("app.domain.views",),
)
NO_AUDITS = ("app.domain", "app.content", "screens")  # these know nothing of how they are audited
OUTSIDE = ("kivy", "time", "random", "pathlib", "os", "io", "tomllib", "numpy", "PIL")

Graph = dict[str, set[str]]


def _below(package: str) -> list[str]:
    return [module for module in PATHS if module == package or module.startswith(f"{package}.")]


@cache
def _imports(module: str) -> list[ast.Import | ast.ImportFrom]:
    """Return every import in a module, wherever it stands."""
    tree = ast.parse(PATHS[module].read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def _absolute(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Return the modules that an import names in full."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if not node.level else []


def _named(module: str) -> Iterator[str]:
    """Return every name that a module imports, in full; ``from a import b`` names ``a.b``."""
    package = module if module in PACKAGES else module.rpartition(".")[0]
    for node in _imports(module):
        if isinstance(node, ast.Import):
            yield from _absolute(node)
        else:
            outer = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            source = ".".join([*outer, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


@cache
def _names(module: str) -> frozenset[str]:
    return frozenset(_named(module))


def _imported(module: str) -> set[str]:
    """Return the modules of ours that a module imports, itself left out."""
    found = {name if name in PATHS else name.rpartition(".")[0] for name in _names(module)}
    return (found & PATHS.keys()) - {module}


def _layer(module: str, order: tuple[tuple[str, ...], ...]) -> int | None:
    """Return the number of a module's layer: the one with the longest name that its own begins with."""
    layers = {name: number for number, names in enumerate(order) for name in names}
    parts = module.split(".")
    known = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((layers[name] for name in known if name in layers), None)


@pytest.mark.parametrize("order", [PROGRAM, DOMAIN], ids=["program", "domain"])
def test_modules_import_only_what_lies_below_them(order: tuple[tuple[str, ...], ...]) -> None:
    layers = {module: layer for module in PATHS if (layer := _layer(module, order)) is not None}
    wrong = [
        f"{module} imports {name}"
        for module, own in layers.items()
        for name in sorted(_imported(module))
        if layers.get(name, own) > own
    ]
    assert wrong == []
    assert len({*layers.values()}) == len(order)


def test_the_auditor_and_what_is_audited_do_not_know_each_other() -> None:
    barred = (("audits", {"app", "screens"}), *((unaware, {"audits"}) for unaware in NO_AUDITS))
    wrong = [
        f"{module} imports {name}"
        for start, others in barred
        for module in _below(start)
        for name in sorted(_names(module))
        if name.split(".")[0] in others
    ]
    assert wrong == []


def test_the_auditor_imports_itself_by_relative_names_only() -> None:
    """A wheel gives it another name."""
    absolute = [
        f"{module} imports {name}"
        for module in _below("audits")
        for node in _imports(module)
        for name in _absolute(node)
        if name.split(".")[0] == "audits"
    ]
    assert absolute == []


def _circle(graph: Graph) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_files_import_each_other_in_a_circle() -> None:
    assert not _circle({module: _imported(module) for module in PATHS})


def _members() -> dict[str, Graph]:
    """Return for each package which of its members, modules or packages, imports which other one."""
    graphs: dict[str, Graph] = defaultdict(lambda: defaultdict(set))
    for module in PATHS:
        for name in _imported(module):
            ours, theirs = module.split("."), name.split(".")
            shared = next(
                (n for n, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other),
                min(len(ours), len(theirs)),
            )
            package = ".".join(ours[:shared])
            member, other = (".".join(parts[: shared + 1]) for parts in (ours, theirs))
            # A package's own module is a member of it like any other.
            member, other = (each if each != package else f"{each}.__init__" for each in (member, other))
            graphs[package][member].add(other)
    return graphs


def test_no_members_of_a_package_import_each_other_in_a_circle() -> None:
    graphs = _members()
    # At the top, the layers of app lie below and above those of screens: PROGRAM keeps these two apart.
    graphs.pop("")
    circles = {package: circle for package, graph in graphs.items() if (circle := _circle(graph))}
    assert circles == {}


def test_the_domain_is_pure() -> None:
    wrong = [
        f"{module} imports {name}"
        for module in _below("app.domain")
        for name in sorted(_names(module))
        if name.split(".")[0] in OUTSIDE
    ]
    assert wrong == []


def test_no_screen_imports_the_store_or_the_shell() -> None:
    barred = ("app.prototype.store", "app.prototype.shell")
    used = {name for module in PATHS if module.startswith("screens.") for name in _names(module)}
    assert not {name for name in used if name.startswith(barred)}

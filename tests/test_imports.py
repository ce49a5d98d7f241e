"""Who may import whom: read from the source with ``ast``, so that lazy imports count too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for package in ("app", "screens", "audits") for path in (ROOT / package).rglob("*.py"))

# Layers from low to high; a module may import its own layer and those below. The longest name wins.
LAYERS = {
    "app": 0,
    "app.errors": 0,
    "app.domain": 1,
    "app.data": 2,
    "app.claims": 2,
    "app.limits": 2,
    "app.conforming": 2,
    "app.datafiles": 2,
    "app.strings": 2,
    "app.scenarios": 2,
    "app.platforms": 2,
    "app.themes": 2,
    "app.designs": 2,
    "app.fonts": 2,
    "app.variant": 2,
    "app.store": 2,
    "app.machine": 2,
    "app.timeline": 2,
    "app.bindings": 3,
    "screens": 4,
    "screens.sizes": 2,
    "app.shell": 5,
    "app.walkthrough": 6,
    "app.headless": 6,
    "app.desktop": 6,
    "app.window": 6,
    "app.timemachine": 6,
    "app.opening": 6,
    "app.console": 6,
    "app.walking": 7,
    "app.auditing": 7,
    "app.known_defects": 7,
    "app.baseline": 7,
    "app.options": 7,
    "app.listing": 7,
    "app.requirements": 7,
    "app.cli": 7,
    "app.__main__": 7,
}
MAY_USE_AUDITS = (
    "app.walkthrough",
    "app.cli",
    "app.listing",
    "app.desktop",
    "app.window",
    "app.headless",
    "app.auditing",
    "app.known_defects",
    "app.baseline",
)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _layer(module: str) -> tuple[str, int]:
    parts = module.split(".")
    known = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    name = next(candidate for candidate in known if candidate in LAYERS)
    return name, LAYERS[name]


@pytest.mark.parametrize("path", FILES, ids=_module)
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    module = _module(path)
    for name in _imports(path):
        package = name.split(".")[0]
        if module.startswith("audits"):
            assert package not in ("app", "screens"), f"{module} imports {name}"
        elif package == "audits":
            assert module.startswith(MAY_USE_AUDITS), f"{module} imports {name}"
        elif package in ("app", "screens"):
            assert _layer(name)[1] <= _layer(module)[1], f"{module} imports {name}"


PURE = [path for path in FILES if _module(path).startswith("app.domain")]
OUTSIDE = ("kivy", "time", "random", "pathlib", "os", "io", "tomllib", "numpy", "PIL")


@pytest.mark.parametrize("path", PURE, ids=_module)
def test_the_domain_is_pure(path: Path) -> None:
    assert not [name for name in _imports(path) if name.split(".")[0] in OUTSIDE]


SCREENS = [path for path in FILES if _module(path).startswith("screens.")]


def test_no_screen_imports_the_store_or_the_shell() -> None:
    for path in SCREENS:
        used = {name for name in _imports(path) if name.startswith(("app.store", "app.shell"))}
        assert not used, path

"""Who may import whom: read from the source with ``ast``, so that lazy imports count too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for package in ("app", "screens", "audits") for path in (ROOT / package).rglob("*.py"))

# Layers from low to high; a module may import its own layer and those below. The longest name wins.
ORDER = (
    ("app", "app.errors"),
    ("app.domain",),
    ("app.content",),
    ("app.prototype.bindings", "app.prototype.fonts"),
    ("screens",),
    ("app.prototype",),
    ("app.desktop", "app.walkthrough"),
    ("app.auditing",),
    ("app.commands", "app.__main__", "app.launcher"),
)
LAYERS = {name: number for number, names in enumerate(ORDER) for name in names}
NO_AUDITS = ("app.domain", "app.content", "screens")  # these know nothing of how they are audited


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
            # Not even itself by name: a wheel gives it another one.
            assert package not in ("app", "screens", "audits"), f"{module} imports {name}"
        elif package == "audits":
            assert not module.startswith(NO_AUDITS), f"{module} imports {name}"
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
        barred = ("app.prototype.store", "app.prototype.shell")
        used = {name for name in _imports(path) if name.startswith(barred)}
        assert not used, path

"""Each screen is one record beside its view; what was forgotten, or left over, is named here."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from app import domain
from app.content.languages import language_names
from app.content.platforms import load_platform, platform_names
from app.content.strings import load_strings
from app.domain import views
from app.domain.entering import CHALLENGES
from app.domain.facts.verification_steps import STEPS
from app.domain.views import SCREENS, verify, view
from app.domain.views.screen import Screen
from tests.app.domain.runs import answer, play, reach

DOMAIN = Path(str(domain.__file__)).parent
FOLDER = Path(str(views.__file__)).parent
OPENING = {"Go", "Return", "Place", "pushed", "opened", "replaced", "is_open", "Prove"}


def _module(path: Path) -> str:
    return ".".join(("app", "domain", *path.relative_to(DOMAIN).with_suffix("").parts))


def _records() -> Iterator[tuple[str, Screen]]:
    """Yield every record with the module in which it stands beside its view."""
    for path in sorted(FOLDER.rglob("*.py")):
        module = import_module(_module(path).removesuffix(".__init__"))
        for screen in getattr(module, "SCREENS", ()):
            if isinstance(screen, Screen) and screen.view.__module__ == module.__name__:
                yield module.__name__, screen


def _views() -> Iterator[str]:
    """Yield every public function of a state alone that returns a view, as ``module.name``."""
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                takes = [ast.unparse(each.annotation) for each in node.args.args if each.annotation]
                if takes == ["State"] and node.returns and ast.unparse(node.returns) == "View":
                    yield f"{_module(path)}.{node.name}"


def test_every_view_has_a_record_that_is_listed() -> None:
    records = (*SCREENS.values(), *verify.STEPS.values())
    listed = {f"{screen.view.__module__}.{screen.view.__qualname__}" for screen in records}
    assert set(_views()) - listed == {"app.domain.views.__init__.view"}


def test_every_record_has_a_name_of_its_own_and_is_listed() -> None:
    records = [screen.id for _, screen in _records()]
    assert [name for name, count in Counter(records).items() if count > 1] == []
    assert set(records) == set(SCREENS)
    names = Counter(name for screen in SCREENS.values() for name in screen.names)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("language", language_names())
def test_every_screen_is_called_something_and_nothing_else_is(language: str) -> None:
    phrases = load_strings(language).phrases
    called = {key.removeprefix("screens.") for key in phrases if key.startswith("screens.")}
    assert called == {name for screen in SCREENS.values() for name in screen.names}


def test_whatever_takes_digits_is_a_screen() -> None:
    assert set(CHALLENGES) <= set(SCREENS)


def test_every_screen_that_the_code_opens_has_a_record() -> None:
    opened = {name for path in DOMAIN.rglob("*.py") for name in _opened(path)}
    assert opened - set(SCREENS) == set()
    assert {"submitted", "suspicious", "menu", "login"} <= opened


def _opened(path: Path) -> Iterator[str]:
    """Yield the names of screens that a module gives outright to what opens, or asks for, one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            if called in OPENING:
                yield str(node.args[0].value)


def test_every_verification_step_has_a_screen() -> None:
    assert set(verify.STEPS) == set(STEPS)


@pytest.mark.parametrize("language", language_names())
def test_every_verification_step_has_a_name_and_nothing_else_has(language: str) -> None:
    phrases = load_strings(language).phrases
    assert {key.removeprefix("steps.") for key in phrases if key.startswith("steps.")} == set(STEPS)


@pytest.mark.parametrize("platform", platform_names())
def test_a_step_shows_a_keypad_where_it_takes_digits_and_ends_as_its_manner_says(platform: str) -> None:
    for name in load_platform(platform).verification_steps():
        state = reach(name, platform)
        assert view(state).screen == name
        assert (view(state).asked is not None) is STEPS[name].takes_digits
        after = play(state, *answer(state))
        assert after.submitted is not None or after.verification.current != name

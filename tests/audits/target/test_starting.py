"""What a TARGET is, and which of its parts is started."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audits.errors import InputError
from audits.started import from_start, started_in
from audits.target import starting
from audits.target.explaining import Target


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    before = {**sys.modules}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["audits"])  # Kivy reads it when it is imported
    monkeypatch.syspath_prepend(tmp_path)
    _forget_where_it_started()
    yield
    _forget_where_it_started()
    sys.modules["__main__"] = before["__main__"]
    for name in {*sys.modules} - {*before}:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]  # Kivy's own stay: loaded again, they would be strangers to those here


def _forget_where_it_started() -> None:
    started_in.cache_clear()
    from_start.cache_clear()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "outer" / "inner"
    folder.mkdir(parents=True)
    for each in (folder.parent, folder):
        (each / "__init__.py").write_text("")
    (folder / "part.py").write_text("from . import __name__ as package\nword = package\n")
    (folder / "__main__.py").write_text(
        "import sys\nfrom .part import word\nseen = word, __name__, __package__, sys.argv[1:]\n"
    )
    return folder


def _app(name: str, base: str = "App") -> str:
    return f"class {name}({base}):\n    pass\n"


def test_a_file_of_a_package_is_known_by_its_whole_name(package: Path, tmp_path: Path) -> None:
    for text in ("outer/inner", "outer/inner/__main__.py"):
        assert starting.parse(text) == Target(
            None, "outer.inner.__main__", "", text, runs=True, home=tmp_path
        )
    named = starting.parse("outer/inner/part.py:word")
    assert (named.module, named.name, named.runs) == ("outer.inner.part", "word", False)


def test_a_script_beside_no_package_keeps_its_path(tmp_path: Path) -> None:
    (tmp_path / "__main__.py").write_text("")
    assert starting.parse("__main__.py").path == Path("__main__.py")
    assert starting.parse(".").path == Path("__main__.py")


def test_a_folder_stands_for_the_file_that_kivys_packager_starts(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("")
    assert starting.parse(str(tmp_path)).path == tmp_path / "main.py"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("none.py", "none.py: there is no such file"),
        ("empty", "empty: there is no __main__.py or main.py in this folder"),
        ("a b", "'a b' is no target"),
    ],
)
def test_what_is_no_target_is_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=message):
        starting.parse(text)


def test_a_package_runs_as_python_runs_it_with_its_own_arguments(package: Path) -> None:
    target = starting.parse_module("outer.inner")
    with pytest.raises(InputError, match="there is no Kivy app inside"):
        starting._run(Target(None, target.module, "", target.text, runs=True, arguments=("--own", "1")))
    main = vars(sys.modules["__main__"])
    assert main["seen"] == ("outer.inner", "__main__", "outer.inner", ["--own", "1"])


@pytest.mark.parametrize("text", ["outer", "outer.missing", "missing"])
def test_a_module_that_cannot_run_is_refused(text: str, package: Path) -> None:
    with pytest.raises((InputError, ModuleNotFoundError)):
        starting._run(starting.parse_module(text))


def test_the_app_that_others_are_derived_from_is_not_meant(tmp_path: Path) -> None:
    start = "from kivy.app import App\n"
    (tmp_path / "two.py").write_text(start + _app("Base") + _app("Middle", "Base") + _app("Leaf", "Middle"))
    found = starting._run(starting.parse("two.py"))
    assert getattr(found, "__name__", "") == "Leaf"
    (tmp_path / "three.py").write_text(start + _app("Base") + _app("One", "Base") + _app("Other", "Base"))
    with pytest.raises(InputError, match="several apps inside: One, Other"):
        starting._run(starting.parse("three.py"))


WRONG = {
    "leaves.py": ("import sys\nsys.exit(4)\n", "leaves.py:2:1: the app leaves (4) before it shows anything"),
    "empty.py": ("x = 1\n", "empty.py:1:1: there is no Kivy app inside; a subclass of kivy.app.App"),
    "generator.py": ("raise GeneratorExit\n", "generator.py:1:1: the app raises GeneratorExit"),
    "nul.py": ("x\0y", "nul.py:1:1: this is no valid Python"),
    "needs.py": ("import not_a_module\n", "needs.py:1:1: the app needs the module 'not_a_module'"),
    "indent.kv": ("BoxLayout:\n    Label:\n       text: ''\n", "indent.kv:3:8: this is no valid kv: Invalid"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_keeps_a_target_from_starting_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    text, message = WRONG[name]
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError) as raised:
        starting.start(starting.parse(name))
    assert str(raised.value).startswith(message)

"""Errors in kv name the file and the line of kv, in files and in strings, and say what is wrong there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from audits.errors import InputError
from audits.started import started_in
from audits.target.explaining import Target, explained

# The kv, with the wrong line marked by ⟵, and what is said of it.
WRONG = {
    "a name that does not exist": (
        "BoxLayout:\n    Label:\n        font_size: 20\n        text: titel + '!'⟵\n",
        "a kv rule raises NameError: name 'titel' is not defined",
    ),
    "in a canvas": (
        "Widget:\n    canvas:\n        Color:\n            rgba: 1, 1, 1, 1\n        Rectangle:\n"
        "            pos: self.nowhere⟵\n",
        "a kv rule raises AttributeError: 'Widget' object has no attribute 'nowhere'",
    ),
    "no instruction": (
        "Widget:\n    canvas:\n        Label:⟵\n            text: 'a'\n",
        "a kv rule cannot be applied: You can add only graphics Instruction in canvas.",
    ),
    "an unknown class": (
        "BoxLayout:\n    Label:\n        text: 'a'\n    Missing:⟵\n        text: 'b'\n",
        "kv names a class that is not known: Unknown class <Missing>",
    ),
    "an unknown instruction": (
        "Widget:\n    canvas:\n        Color:\n            rgba: 1, 1, 1, 1\n        Missing:⟵\n",
        "kv names a class that is not known: Unknown class <Missing>",
    ),
    "a value that the property refuses": (
        "Label:\n    text: 'a'\n    halign: 'middle'⟵\n",
        "a kv rule raises ValueError: Label.halign is set to an invalid option",
    ),
    "division by zero": ("Label:\n    text: str(1 / 0)⟵\n", "raises ZeroDivisionError: division by zero"),
    "an event that does not exist": (
        "Button:\n    text: 'a'\n    on_presss: print(1)⟵\n",
        "a kv rule raises AttributeError: presss",
    ),
    "half an expression": ("Label:\n    text: 'a' +⟵\n", "this is no valid kv: invalid syntax"),
    "an indentation": (
        "BoxLayout:\n    Label:\n       text: ''⟵\n",
        "this is no valid kv: Invalid indentation, must be a multiple of 4 spaces",
    ),
    "no value": ("Label:\n    text⟵\n", "this is no valid kv: Syntax error"),
    "an import": (
        "#:import x no.such_module⟵\nLabel:\n    text: 'a'\n",
        "this is no valid kv: Unable to import package 'no.such_module' (No module named 'no')",
    ),
    "in a handler": (
        "Label:\n    text: 'a'\n    on_kv_post: nothing()⟵\n",
        "the app raises NameError: name 'nothing' is not defined",
    ),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("audits.target.explaining.from_start", lambda file: Path(file).name)
    monkeypatch.setattr("audits.target.kvplaces.from_start", lambda file: Path(file).name)
    started_in()
    yield tmp_path
    sys.modules.pop("kv_in_a_string", None)


def _line(kv: str) -> tuple[int, int]:
    """Return the line that is marked, from 0, and the column, from 1, at which its text begins."""
    (number, text), *_ = [(n, line) for n, line in enumerate(kv.splitlines()) if "⟵" in line]
    return number, len(text) - len(text.lstrip()) + 1


@pytest.mark.parametrize("kind", WRONG)
def test_an_error_in_a_kv_file_names_its_line(kind: str, home: Path) -> None:
    from kivy.lang import Builder

    kv, said = WRONG[kind]
    path = home / "page.kv"
    path.write_text(kv.replace("⟵", ""))
    with pytest.raises(InputError) as raised, explained(Target(path, "", "", "page.kv")):
        Builder.load_file(str(path))
    assert str(raised.value.where).startswith(f"page.kv:{_line(kv)[0] + 1}:")
    assert said in str(raised.value)


@pytest.mark.parametrize("prefix", ["", "    "], ids=["word for word", "indented"])
@pytest.mark.parametrize("kind", WRONG)
def test_an_error_in_a_kv_string_names_the_line_of_its_python_file(
    kind: str, prefix: str, home: Path
) -> None:
    kv, said = WRONG[kind]
    text = "".join(prefix + line for line in kv.replace("⟵", "").splitlines(keepends=True))
    path = home / "kv_in_a_string.py"
    path.write_text(
        "from textwrap import dedent\nfrom kivy.lang import Builder\n\n"
        f"KV = dedent('''\n{text}''')\n\ndef build():\n    return Builder.load_string(KV)\n"
    )
    module = sys.modules["kv_in_a_string"] = ModuleType("kv_in_a_string")
    module.__file__ = str(path)
    exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
    with pytest.raises(InputError) as raised, explained(Target(path, "", "", "kv_in_a_string.py")):
        module.build()
    line, column = _line(kv)
    assert str(raised.value.where) == f"kv_in_a_string.py:{line + 5}:{column + len(prefix)}"
    assert said in str(raised.value)


def test_python_that_kv_calls_is_named_by_its_own_line(home: Path) -> None:
    from kivy.lang import Builder
    from kivy.lang.parser import global_idmap

    path = home / "helper.py"
    path.write_text("def fail():\n    return 1 / 0\n")
    names: dict[str, object] = {}
    exec(compile(path.read_text(), str(path), "exec"), names)
    global_idmap["fail"] = names["fail"]
    target = Target(path, "", "", "helper.py")
    with pytest.raises(InputError, match="ZeroDivisionError") as raised, explained(target):
        Builder.load_string("Label:\n    text: str(fail())\n")
    assert str(raised.value.where).startswith("helper.py:2:")
    del global_idmap["fail"]

"""However a data file is changed, it is read, or refused with a line and column that it has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from tests.app.content.files import FILES

Way = tuple[str | int, ...]
LOOSE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NUMBERS = (-1, 0, -0.5, 3, 1.5, float("nan"), float("inf"), float("-inf"), 10**400, -(10**18))
OTHERS = (True, "", "x", "{x}", "{", [], [[]], {}, {"en": "x"}, {"x": {"y": 1}}, ["x", 1])
VALUES = st.sampled_from((*NUMBERS, *OTHERS))
INSTEAD = (b"", b"\0", b"\xff", b"\r", b"\r\n", b"\n", b"[", b"]", b"}", b"=", b'"', b"#")
TWICE, DEEP = b"a = 1\na = 2\n", b"x = " + b"[" * 5000
NOT_DATA = (b"", b"\n", b"\xef\xbb\xbfa = 1\n", b"\0\1", b"\xff\xfe\0", TWICE, DEEP)


def _ways(value: object, way: Way = ()) -> Iterator[Way]:
    """Yield the way to every value below this one."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield (*way, key)
        yield from _ways(each, (*way, key))


def _holder(content: Any, way: Way) -> Any:
    for key in way[:-1]:
        content = content[key]
    return content


@st.composite
def changed(draw: st.DrawFn) -> tuple[Path, bytes]:
    """Return a file and its content with one value dropped, added or replaced."""
    path = draw(st.sampled_from(list(FILES)))
    content = deepcopy(tomllib.loads(path.read_text(encoding="utf-8")))
    way = draw(st.sampled_from(list(_ways(content))))
    holder = _holder(content, way)
    match draw(st.sampled_from(["drop", "add", "replace", "negate", "rename"])):
        case "drop":
            del holder[way[-1]]
        case "add" if isinstance(holder, dict):
            holder["unheard_of"] = draw(VALUES)
        case "negate" if isinstance(holder[way[-1]], int | float):
            holder[way[-1]] = -holder[way[-1]]
        case "rename" if isinstance(holder, dict):
            holder[f"{way[-1]}s"] = holder.pop(way[-1])
        case _:
            holder[way[-1]] = draw(VALUES)
    return path, tomli_w.dumps(content).encode()


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Path, bytes]:
    """Return a file and its bytes with some of them replaced."""
    path = draw(st.sampled_from(list(FILES)))
    content = path.read_bytes()
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 80)))
    instead = draw(
        st.sampled_from([b"", b"\0", b"\xff", b"\r", b"\r\n", b"\n", b"[", b"]", b"}", b"=", b'"', b"#"])
    )
    return path, content[:start] + instead + content[end:]


def _read(path: Path, content: bytes, folder: Path) -> None:
    """Read a changed file. An error must name a line and a column of a file that has them."""
    copy = folder / path.name
    copy.write_bytes(content)
    with suppress(InputError):
        try:
            FILES[path](copy)
        except InputError as error:
            _require_place(error)
            raise


def _require_place(error: InputError) -> None:
    where = error.where
    assert where is not None, error
    assert not isinstance(where, str), error
    lines = where.file.read_bytes().decode("utf-8", "replace").split("\n")
    assert 1 <= where.line <= len(lines), error
    assert 1 <= where.column <= len(lines[where.line - 1]) + 1, error
    assert error.wrong, error
    assert error.right, error


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@LOOSE
@given(change=changed())
def test_a_changed_value_is_read_or_refused_with_its_place(change: tuple[Path, bytes], folder: Path) -> None:
    _read(*change, folder)


@LOOSE
@given(damage=damaged())
def test_a_damaged_file_is_read_or_refused_with_its_place(damage: tuple[Path, bytes], folder: Path) -> None:
    _read(*damage, folder)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("content", NOT_DATA)
def test_a_file_of_something_else_is_refused(path: Path, content: bytes, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(content)
    with pytest.raises(InputError) as caught:
        FILES[path](copy)
    _require_place(caught.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_line_ends_of_windows_make_no_difference(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    FILES[path](copy)

"""Where the keys and values of a TOML text stand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from audits.errors import InputError
from audits.tomlfile import read_toml, shown
from audits.tomlplaces import Path as Way
from audits.tomlplaces import find_places

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path for name in ("app", "audits", "screens") for path in (ROOT / name).rglob("*.toml"))
ODD = '''# a comment = 1
bare = 1 # "not" [a] key
"quoted.key" = 'it''s'
a.b."c d" = """
[not.a.table]
x = 1 \\""" still"""
literal = \'\'\'
]] '' \'\'\'
signs = \'\'\'" ' : ;\'\'\'
dates = [1979-05-27 07:32:00, 07:32:00, # in between
  { x = [ {y = "}"}, ], "z" = true }]
empty = [ ]
[ table . "with dots" ]
key = "\\""
[[list]]
  name = 1
  [list.sub]
  deep = { inline.dotted = 2 }
  [[list.more]]
  [[list.more]]
  last = -1.5e3
[[list]]
name = 2'''.replace("'it''s'", "'its'").replace("]] '' ", "]] '' ")


def _leaves(value: object, way: Way = ()) -> Iterator[tuple[Way, object]]:
    pairs = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    )
    if way:
        yield way, value
    for key, each in pairs or ():
        yield from _leaves(each, (*way, key))


def _check(text: str) -> None:
    """See that every value is placed, and that what stands there is that value, under that key."""
    places = find_places(text)
    for way, value in _leaves(tomllib.loads(text)):
        at = places.values[way]
        if isinstance(value, dict | list):
            assert places.offset(way) == at
            continue
        rest = text[at:]
        ends = [end for end in range(1, len(rest) + 1) if _reads_as(rest[:end], value)]
        assert ends, (way, rest[:40])
        key = way[-1]
        if isinstance(key, str):
            name = text[places.keys[way] :]
            assert name.startswith((key, f'"{key}"', f"'{key}'")), (way, name[:40])


def _reads_as(text: str, value: object) -> bool:
    try:
        return tomllib.loads(f"key = {text}")["key"] == value
    except tomllib.TOMLDecodeError:
        return False


def test_every_value_of_an_odd_text_is_found() -> None:
    _check(ODD)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_value_of_the_data_files_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    places = find_places(text)
    for way, value in _leaves(tomllib.loads(text)):
        rest = text[places.values[way] :].split("\n", 1)[0]
        if isinstance(value, str) and "\\" not in rest and '"""' not in rest:
            assert rest.startswith((f'"{value}"', f"'{value}'", f"'''{value}'''")), (way, rest)
        elif isinstance(value, int) and not isinstance(value, bool):
            assert rest.replace("_", "").startswith(str(value)), (way, rest)
        key = way[-1]
        if isinstance(key, str):
            assert text[places.keys[way] :].startswith((key, f'"{key}"')), way


def test_a_value_that_is_not_there_stands_where_its_table_does() -> None:
    places = find_places("a = 1\n[b]\nc = 1\n")
    assert places.offset(("b", "gone", "too")) == 7
    assert places.offset(("gone",)) == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = 1\nb = = 2\n", ":2:5: not valid TOML"),
        (b"a = 1\nb = ", ":2:5: not valid TOML"),
        (b"a = 1\n[a]\n", ":2:"),
        (b"a = 1\na = 2\n", ":2:"),
        (
            b"\xef\xbb\xbfa = 1\n",
            ":1:1: the file begins with a byte order mark; save it as UTF-8 without one",
        ),
        ("a = 1\nä = 1\n".encode(), ":2:1: not valid TOML"),
        (b"a = 1\nb = '\xe4\xb8\xad\xff'\n", ":2:7: the file is not text in UTF-8; save it as UTF-8"),
        (b"a = 1\nb = " + b"9" * 5000, ":2:5: not valid TOML"),
        (b"a = 1\nb = " + b"[" * 5000, ":2:1: values are nested too deeply"),
        (b"a = 1979-13-40\n", ":1:"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_toml(path)
    assert str(caught.value).startswith(f"{path}{message}")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file; give a TOML file"):
        read_toml(tmp_path / "gone.toml")


def test_a_value_is_shown_in_short() -> None:
    shorts = {"true": True, "...": "x" * 99, "4,000 digits": 10**5000, "[...]": [[[[1]]]], "1.5": 1.5}
    for words, value in shorts.items():
        assert words in shown(value)
        assert len(shown(value)) <= 80

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.walkthrough.script.commands import COMMANDS
from app.walkthrough.script.reader import load_script

KEYS = (
    "text",
    "id",
    "index",
    "point",
    "label",
    "optional",
    "file",
    "env",
    "when",
    "commands",
    "visible",
    "times",
)


NAMES = st.sampled_from([*COMMANDS, *KEYS, "${A}", "${A.b}", "flow.yaml", "8h"])


SCALARS = (
    NAMES
    | st.text(max_size=8)
    | st.integers().map(str)
    | st.sampled_from(["true", "~", "", "1,2", "*a", "&a x"])
)


TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


def _is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "flow.yaml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        told = ""
        try:
            load_script(path)
        except InputError as error:
            told = str(error)
        assert not told or told.startswith(str(path))


QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    _is_read_or_refused(text)
    _is_read_or_refused(f"appId: mingbai\n---\n- tapOn: {text}")


@QUICK
@given(st.lists(st.dictionaries(NAMES, TREES, min_size=1, max_size=1), min_size=1, max_size=3))
def test_any_list_of_commands_is_read_or_refused(items: list[dict[str, Any]]) -> None:
    _is_read_or_refused(f"appId: mingbai\nenv: {{ A: x }}\n---\n{_flow_style(items)}")


def _flow_style(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_flow_style(key)}: {_flow_style(each)}" for key, each in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow_style, value)) + "]"
    plain = value.isascii() and value.replace(".", "").replace("-", "").isalnum()
    return value if plain else "'" + value.replace("'", "''") + "'"

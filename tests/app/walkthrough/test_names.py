from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.walkthrough.evidence.names import safe_name, unique_paths


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("happy-ios", "happy-ios"),
        ("林一一", "林一一"),
        ("..", "_"),
        ("../../etc", "_.._etc"),
        ("a\x00b\nc", "a_b_c"),
        ("a\udcffb", "a_b"),
        ("nul", "_nul"),
        ("COM1.txt", "_COM1.txt"),
        ("", "_"),
        ("end. ", "end"),
    ],
)
def test_a_name_works_everywhere_and_stays_close(wanted: str, name: str) -> None:
    assert safe_name(wanted) == name


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=[]), max_size=300), max_size=8))
def test_no_path_leads_out_collides_or_is_too_long(wanted: list[str]) -> None:
    paths = list(unique_paths(wanted, taken=["trace.json"]))
    keys = {path.casefold() for path in paths}
    assert len(keys) == len(wanted)
    assert "trace.json" not in keys
    for path in paths:
        parts = path.split("/")
        assert all(part.strip(". ") and len(part.encode()) <= 200 for part in parts)
        assert not keys & {"/".join(parts[:end]).casefold() for end in range(1, len(parts))}


def test_what_differs_in_case_only_is_numbered() -> None:
    assert list(unique_paths(["Flow", "flow", "flow-2", "a", "a/b"])) == [
        "Flow", "flow-2", "flow-2-2", "a", "a-2/b",
    ]  # fmt: skip

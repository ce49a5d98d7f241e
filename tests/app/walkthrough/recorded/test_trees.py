"""What differs between two lists of nodes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.walkthrough.recorded.trees import Node, Row, Sign, Tree, Trees, compare

NODES = st.lists(
    st.builds(Node, st.sampled_from("AB"), st.sampled_from(["", "x", "y"]), st.sampled_from(["", "n"])),
    max_size=7,
)


@given(NODES, NODES)
def test_each_node_of_both_trees_is_told_once_in_its_order(old: list[Node], new: list[Node]) -> None:
    rows = compare(old, new)
    assert [row.node for row in rows if row.sign is not Sign.GONE] == new
    before = [_before(row) for row in rows if row.sign is not Sign.ADDED]
    assert before == old


def _before(row: Row) -> Node:
    return row.before if row.before is not None else row.node


@given(NODES)
def test_a_tree_beside_itself_has_not_changed(nodes: list[Node]) -> None:
    assert {row.sign for row in compare(nodes, nodes)} <= {Sign.SAME}


def test_what_only_moved_is_the_same_and_what_says_something_else_has_changed() -> None:
    old = [Node("Row", "a", "One", box=(0, 0, 9, 9)), Node("Row", "b", "Two")]
    new = [Node("Row", "a", "One", box=(0, 5, 9, 14)), Node("Row", "b", "2"), Node("Toast", "t")]
    rows = compare(old, new)
    assert [row.sign for row in rows] == [Sign.SAME, Sign.CHANGED, Sign.ADDED]
    assert rows[1].before == old[1]


def test_a_long_chain_of_changes_is_put_together() -> None:
    whole = {"0": Tree("", ((0, 0, (Node("A"), Node("B"))),))}
    chain = {str(n): Tree(str(n - 1), ((1, 2, (Node("B", name=str(n)),)),)) for n in range(1, 5000)}
    trees = Trees(whole | chain)
    assert trees["4999"] == (Node("A"), Node("B", name="4999"))

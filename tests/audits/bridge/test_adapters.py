"""Adapters of systems that no test runs on, on recorded calls of AccessKit's."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import accesskit
import pytest

from audits.bridge.adapters import adapter
from audits.bridge.records import WINDOW, Announced, Caret, Snapshot, TextLine


class _Calls(list[Any]):
    """Notes what is made and called; each update gives events to raise."""

    def make(self, *arguments: Any) -> Any:
        self.append(arguments)
        events = SimpleNamespace(raise_events=lambda: self.append("raised"))
        return SimpleNamespace(
            update_if_active=lambda make: self.append(make()) or events,
            update_view_focus_state=self.append,
        )


_HANDLERS = SimpleNamespace(activate="activate", act="act", deactivate="deactivate")


def test_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _Calls()
    module = SimpleNamespace(SubclassingAdapter=calls.make)
    monkeypatch.setattr(accesskit, "windows", module, raising=False)
    window = SimpleNamespace(
        hide=lambda: calls.append("hidden"),
        show=lambda: calls.append("shown"),
        get_window_info=lambda: SimpleNamespace(window=4711),
    )
    made = adapter(window, "win32")(_HANDLERS)  # type: ignore[arg-type]
    made.update(lambda: "update")
    made.focus(True)
    made.place((0, 0, 1, 1))
    made.close()
    assert calls == ["hidden", (4711, "activate", "act"), "shown", "update", "raised"]


def test_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _Calls()
    module = SimpleNamespace(
        add_focus_forwarder_to_window_class=calls.append,
        SubclassingAdapter=SimpleNamespace(for_window=calls.make),
    )
    monkeypatch.setattr(accesskit, "macos", module, raising=False)
    macos = import_module("audits.bridge.adapters.macos")
    monkeypatch.setattr(macos, "_first_window", lambda: 42)
    made = adapter(object(), "darwin")(_HANDLERS)  # type: ignore[arg-type]
    made.update(lambda: "update")
    made.focus(False)
    made.close()
    assert calls == ["SDLWindow", (42, "activate", "act"), "update", "raised", False]


def test_all_that_is_announced_reaches_accesskit() -> None:
    from audits.bridge.accesskit_nodes import whole

    line = TextLine(7, "ab c", (1, 2, 3, 4), (0, 1, 2, 3, 4))
    field = Announced(
        5, "text_input", "Name", value="ab c", description="as on the card", placeholder="hint",
        bounds=(1, 2, 3, 4), states=frozenset({"invalid", "required", "disabled", "expanded"}),
        actions=frozenset({"click", "focus"}), live="polite", position=2, of=3, key="name",
        labelled_by=(6,), lines=(line,), caret=Caret((7, 1), (7, 2)),
    )  # fmt: skip
    window = Announced(WINDOW, "window", "App", children=(5,))
    nodes = dict(whole(Snapshot({WINDOW: window, 5: field}, 5)).nodes)
    told = nodes[5]
    assert (told.role, told.label, told.value) == (accesskit.Role.TEXT_INPUT, "Name", "ab c")
    assert (told.description, told.placeholder, told.author_id) == ("as on the card", "hint", "name")
    assert told.is_disabled
    assert told.is_required
    assert told.is_expanded
    assert told.invalid == accesskit.Invalid.TRUE
    assert told.live == accesskit.Live.POLITE
    assert told.position_in_set == 1  # from 0
    assert told.supports_action(accesskit.Action.CLICK)
    assert list(told.children) == [7]
    assert list(nodes[7].word_lengths) == [3, 1]
    assert told.text_selection.focus.character_index == 2


@pytest.mark.parametrize("role", ["button", "heading", "list", "status", "tab", "menu_item", "row", "group"])
def test_a_role_of_the_auditor_is_one_of_accesskits(role: str) -> None:
    from audits.bridge.accesskit_nodes import whole

    nodes = dict(whole(Snapshot({WINDOW: Announced(WINDOW, role, "x")})).nodes)
    assert nodes[WINDOW].role != accesskit.Role.UNKNOWN

"""A kv text shown in the off-screen window, and what it announces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from audits.bridge.reading import read
from audits.bridge.records import Announced, Snapshot


@contextmanager
def shown(text: str) -> Iterator[Any]:
    """Show what a kv text builds, alone in the window, laid out."""
    from kivy.core.window import Window
    from kivy.lang import Builder

    from audits.looking.settle import sync

    before = Window.children[:]
    for widget in before:
        Window.remove_widget(widget)
    root = Builder.load_string(text)
    Window.add_widget(root)
    sync()
    try:
        yield root
    finally:
        for widget in Window.children[:]:
            Window.remove_widget(widget)
        for widget in reversed(before):
            Window.add_widget(widget)


def snapshot() -> Snapshot:
    """Return what the window announces now."""
    from kivy.core.window import Window

    return read(Window, "the window")


def named(told: Snapshot, name: str) -> Announced:
    """Return the one thing that has a name, or says these words."""
    (found,) = (node for node in told.nodes.values() if node.said == name)
    return found

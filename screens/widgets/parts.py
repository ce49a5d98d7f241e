"""The parts of a page around its rows: heading, progress, callout, note."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.blank import NO_VIEW
from screens.widgets.box import Box
from screens.widgets.button import Links, NarrowButton
from screens.widgets.words import Words  # noqa: F401 - its rules are used in parts.kv

load_kv(__file__)


class Heading(Box):
    """What the person can do here, a short explanation, and the progress.

    ``compact`` sets the headline no larger than running text.
    """

    view = ObjectProperty(NO_VIEW, rebind=True)
    compact = BooleanProperty(False)


class ShareBar(Box):
    """A share from 0 to 1 as a bar."""

    share = NumericProperty(0)


class CalloutBox(Box):
    """A soft box with one message."""

    callout = ObjectProperty(None, allownone=True, rebind=True)


class NoteLink(NarrowButton):
    """The link of a note, at its left edge."""


class NoteLinks(Links):
    """A note's link, where it has one."""

    item: ClassVar[type[Widget]] = NoteLink


class Note(Box):
    """A small note with an optional link."""

    view = ObjectProperty(NO_VIEW, rebind=True)
    emit = ObjectProperty()

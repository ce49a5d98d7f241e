"""Records that show nothing: what a widget made in kv draws before kv has told it what to draw."""

from __future__ import annotations

from app.domain.facts.sensor import Phase
from app.domain.facts.text import literal
from app.domain.views.model import Entry, Kind, NameChange, Scan, Table, View

NO_VIEW = View("", Kind.LIST, literal(""))
NO_ENTRY = Entry(0, "", secret=False)
NO_TABLE = Table((), ())
NO_SCAN = Scan("", Phase.READY, literal(""))
NO_NAME_CHANGE = NameChange(literal(""), literal(""))

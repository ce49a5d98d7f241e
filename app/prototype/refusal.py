"""The error of an action that is not possible now, in words that can be said in each language."""

from __future__ import annotations

from app.content.strings import load_strings
from app.domain.facts.text import FALLBACK, Text
from app.errors import CheckError


class RefusedError(CheckError):
    """An action is not possible now. The window shows ``words`` in its language, a trace in English."""

    def __init__(self, words: Text) -> None:
        self.words = words
        super().__init__(load_strings(FALLBACK).render(words))

"""Tell from its words whether a text reports an error, and what it leaves unsaid.

A proxy: words are looked up, not understood. The lists are data, one TOML a language beside this file; a text
is judged by all languages, as apps mix them. Pure; no Kivy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..tomlfile import read_toml

FOLDER = Path(__file__).parent
_LONGEST = 300  # characters; what is longer is a document, not a message

_CLAUSE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)[.!?;:,，。！？；：、\n]+(?=\s|$|[^\x00-\x7F])|\s+[-–—·|]\s+|\s*[()（）]\s*"
)
# 0x80004005, E1001, ERR-12, TLS_42, ERR_TIMED_OUT, KeyError: 'a', 30007, -103, error 7, failed (-1)
_CODE = re.compile(
    r"0x[0-9a-fA-F]{2,}"
    r"|(?<![A-Za-z0-9])[A-Z]{1,5}[-_]?\d{2,}(?:[-_]\d+)*(?![A-Za-z0-9])"
    r"|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b"
    r"|\b[A-Z]\w*(?:Error|Exception)\b(?::\s*(['\"]).*\1$)?"
    r"|(?<![\d.,:¥$€£-])-?\d{3,}(?![\d.,:]*\d)"
    r"|(?i:(?<=error)|(?<=code)|(?<=status)|(?<=码)|(?<=错误))[\s:：#]*[(（]?-?\d+(?![\d.,]*\s*[^\W\d_])"
    r"|(?i:(?<=failed)|(?<=失败))\s*[(（]-?\d+[)）]"
)  # fmt: skip
_CALLED_CODE = re.compile(r"(?i:^\W*(error |status |result )?(code|no|number)\b)|错误(代?码|编号)|代码")
_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Lacks:
    """What a message leaves unsaid: ``bare`` is a code alone, ``empty`` says only that something failed."""

    bare: bool
    empty: bool
    blames: bool
    remedy: bool
    place: bool


@dataclass(frozen=True, slots=True)
class _Language:
    """The word lists of a language, each as one expression."""

    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    unless: re.Pattern[str]
    says_nothing: re.Pattern[str]
    general: re.Pattern[str]
    verbs: re.Pattern[str]
    spoils: re.Pattern[str]
    constraints: re.Pattern[str]
    actions: re.Pattern[str]
    blame: re.Pattern[str]
    input: re.Pattern[str]
    dismissals: re.Pattern[str]
    submits: re.Pattern[str]
    waiting: re.Pattern[str]


@cache
def _languages() -> tuple[_Language, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> _Language:
    words = read_toml(path).content
    reports, empty, remedy, tone, buttons = (
        words[name] for name in ("reports", "empty", "remedy", "tone", "buttons")
    )
    return _Language(
        starts=_any(reports["starts"]),
        anywhere=_any(reports["anywhere"]),
        unless=_any(reports["unless"]),
        says_nothing=_any([*remedy["general"], *empty["failure"], *empty["filler"]]),
        general=_any(remedy["general"]),
        verbs=_any(remedy["verbs"]),
        spoils=_any(remedy["spoils"]),
        constraints=_any(remedy["constraints"]),
        actions=_any(remedy["actions"]),
        blame=_any(tone["blame"]),
        input=_any(tone["input"]),
        dismissals=_any(buttons["dismissals"]),
        submits=_any(buttons["submits"]),
        waiting=_any(words["waiting"]["starts"]),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def reports_error(text: str) -> bool:
    """Tell whether a text reads like the report of an error: "Login failed", "无法连接"."""
    if not 0 < len(text.strip()) <= _LONGEST:
        return False
    return any(
        (language.starts.match(clause) or language.anywhere.search(clause))
        and not language.unless.search(clause)
        for clause in _sentences(text)
        for language in _languages()
    )


def reports_waiting(text: str) -> bool:
    """Tell whether a text reads like one that says what is under way: "Loading…", "正在连接"."""
    return any(language.waiting.match(clause) for clause in _sentences(text) for language in _languages())


def is_code(text: str) -> bool:
    """Tell whether a text is a code and nothing else, or is called one: "30007", "Code: E1001"."""
    rest = _CODE.sub(" ", text)
    return rest != text and not _LETTERS.search(_CALLED_CODE.sub(" ", rest))


def is_bare(text: str) -> bool:
    """Tell whether a text is a code and has no words but those that say nothing: "Notice: 30007"."""
    return lacks(text).bare


def blames(text: str) -> bool:
    """Tell whether a text blames whoever reads it."""
    return any(language.blame.search(text) for language in _languages())


def asks_for_something(text: str) -> bool:
    """Tell whether a text says what to do, or how it would be right."""
    return any(
        language.general.search(text) or language.constraints.search(text) or _is_request(language, clause)
        for language in _languages()
        for clause in _clauses(text)
    )


def _is_request(language: _Language, clause: str) -> bool:
    return bool(language.verbs.match(clause)) and not language.spoils.search(clause)


def does_something(button: str) -> bool:
    """Tell whether a button's name says more than that it closes the message: "Try again"."""
    name = button.strip()
    if not name or any(language.dismissals.fullmatch(name) for language in _languages()):
        return False
    return asks_for_something(name) or any(language.actions.match(name) for language in _languages())


def submits(button: str) -> bool:
    """Tell whether a button's name says that it sends a form."""
    return any(language.submits.fullmatch(button.strip()) for language in _languages())


def lacks(text: str, buttons: Iterable[str] = (), fields: Iterable[str] = ()) -> Lacks:
    """Return what a message leaves unsaid.

    ``buttons`` are the names of those beside it. ``fields`` are those of the fields that it may speak of;
    with several of them, a message about "the input" has to say which.
    """
    names = [name.lower() for name in fields if name]
    rest = _CODE.sub(" ", text)
    coded = rest != text
    for language in _languages():
        rest = language.says_nothing.sub(" ", rest)
    told = bool(_LETTERS.search(rest))
    remedy = asks_for_something(text) or any(map(does_something, buttons))
    vague = any(language.input.search(text) for language in _languages())
    named = len(names) < 2 or not vague or any(name in text.lower() for name in names)
    return Lacks(
        bare=coded and not told and not remedy,
        empty=not told,
        blames=blames(text),
        remedy=not remedy,
        place=not named,
    )


def _sentences(text: str) -> list[str]:
    """Return the text's clauses, each also with what ends it: "Error: …" is not "error rate"."""
    found, start = [], 0
    for end in _CLAUSE_END.finditer(text):
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [each for each in (*found, text[start:].strip()) if each]


def _clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSE_END.split(text) if clause and clause.strip()]

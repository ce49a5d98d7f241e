"""What the pages about walks have in common: words in each language, templates, what choices are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from app.content.strings import load_strings
from app.errors import InputError
from app.prototype.dimensions import DIMENSIONS
from app.walkthrough.recorded.walk import Walk
from audits.reports.words import Words, read_words
from audits.writing.plaintext import displayable
from audits.writing.strictjson import json_text

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).with_name("words")
FIRST = "en"
"""The language that a page is in without a script."""

SIGNS: Mapping[str, str] = {"passed": "✓", "failed": "✕", "warned": "!", "skipped": "–", "interrupted": "…"}
"""What stands beside each colour, so that colour alone never tells how something ended."""

_MINUTE, _HOUR = 60, 3600


@cache
def languages() -> tuple[Words, ...]:
    """Return the words of each language, the first one first."""
    names = sorted((path.stem for path in FOLDER.glob("*.toml")), key=lambda name: (name != FIRST, name))
    return tuple(Words(name, *read_words(FOLDER / f"{name}.toml"), {}) for name in names)


def words_in(lang: str) -> Words:
    """Return the words of a language, those of the first one for a language without any."""
    return next((each for each in languages() if each.lang == lang), languages()[0])


def words_of(*groups: str) -> dict[str, dict[str, str]]:
    """Return the texts of some groups in each language, for a page's script."""
    return {
        each.lang: {key: text for key, text in each.texts.items() if key.partition(".")[0] in groups}
        for each in languages()
    }


@lru_cache(maxsize=256)
def _label(dimension: str, choice: str, lang: str) -> str:
    found = next((each for each in DIMENSIONS if each.name == dimension), None)
    try:
        return load_strings(lang).render(found.label(found.read(choice))) if found else choice
    except InputError:  # a choice of an older version, or of another app
        return choice


def variant_told(variant: Mapping[str, str], lang: str, left_out: Sequence[str] = ()) -> list[str]:
    """Return what a walk's choices are called in a language, in the order in which they are offered."""
    return [_label(name, variant[name], lang) for name in ordered(variant) if name not in left_out]


def ordered(names: Iterable[str]) -> list[str]:
    """Return names of dimensions in the order in which they are offered, then those of other apps."""
    given = dict.fromkeys(names)
    known = [each.name for each in DIMENSIONS]
    return [name for name in known if name in given] + [name for name in given if name not in known]


def title_told(dimension: str, lang: str) -> str:
    """Return what one of the dimensions of a variant is called in a language."""
    found = next((each for each in DIMENSIONS if each.name == dimension), None)
    return load_strings(lang).render(found.title) if found else dimension


def duration(seconds: float) -> str:
    """Return a time as people read it: ``583 ms``, ``12.47 s``, ``12 h 0 min 21 s``."""
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    if seconds < _MINUTE:
        return f"{seconds:.2f} s"
    minutes, rest = divmod(round(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _HOUR // _MINUTE)
    return f"{hours} h {minutes} min {rest} s" if hours else f"{minutes} min {rest} s"


def verdict_key(walk: Walk) -> str:
    """Return the key of the words that say how a walk ended."""
    return "result.killed" if walk.killed else f"result.{walk.result}"


def page_json(value: object) -> Markup:
    """Return a value as JSON that can stand in a script of a page; texts in it act on nothing."""
    told = json_text(value)
    if displayable(told) != told:  # seldom, and to go through all texts takes long
        told = json_text(value, text=displayable)
    return Markup(told.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _displayable(value: object) -> object:
    return displayable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return what makes pages of templates; colours and the switch of languages are the report's."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

    own = PackageLoader("app.walkthrough.viewing", "templates")
    shared = PrefixLoader({"report": PackageLoader("audits.reports", "templates")})
    made = Environment(
        loader=ChoiceLoader([own, shared]),
        autoescape=True,
        finalize=_displayable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["duration"] = duration
    made.globals.update(
        languages=languages(), signs=SIGNS, variant_told=variant_told, verdict_key=verdict_key
    )
    return made

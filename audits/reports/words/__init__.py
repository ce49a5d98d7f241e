"""The words of the HTML report: one TOML a language, all with the same keys; rules bring their own.

What a sentence is filled with comes from the audited app. It is escaped and isolated (``<bdi>``), so that
nothing in it changes how the sentence reads. In an attribute, strip the tags.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from ...model import Finding, Remark, Run
from ...rules.rule import REFERENCE
from ...writing.plaintext import displayable
from ..rules import info
from ..survey import Seen, Survey

FOLDER = Path(__file__).parent
_LISTED = 3


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return the languages there are: English, which every rule has, first."""
    found = (path.stem for path in FOLDER.glob("*.toml"))
    return tuple(sorted(found, key=lambda name: (name != REFERENCE, name)))


def isolated(text: str) -> Markup:
    """Return a text as it may stand within another one."""
    return text if isinstance(text, Markup) else Markup("<bdi>{}</bdi>").format(displayable(text))


@dataclass(frozen=True, slots=True)
class Words:
    """One language: texts by dotted key, and what a run calls its own dimensions and values."""

    lang: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> Markup:
        """Return a text with its values filled in; in its form for one thing where ``n`` is 1."""
        form = f"{key}_one" if values.get("n") == 1 and f"{key}_one" in self.texts else key
        return _filled(self.texts[form], values)

    def label(self, dimension: str, value: str) -> str:
        """Return what people call a value of a dimension: the run's word, or the value itself."""
        return self.labels.get(f"{dimension}.{value}") or value

    def dimension(self, name: str) -> str:
        """Return what people call a dimension."""
        return self.labels.get(f"dimension.{name}") or self.texts.get(f"dimension.{name}", name)

    def listed(self, texts: Iterable[str]) -> Markup:
        """Return several texts as one list."""
        return self("page.list").join(map(isolated, texts))

    def group(self, run: Run, states: Sequence[Seen]) -> Markup:
        """Return what tells these states from the control, or the control from the rest."""
        dimension = next(iter(run.control), "")
        values = dict.fromkeys(state.context.get(dimension, "") for state in states)
        return self.listed(self.label(dimension, v) for v in values if v) or self("page.product")

    def some(self, dimension: str, values: Sequence[str]) -> Markup:
        """Return the first few values of a dimension, and how many there are."""
        first = self.listed(self.label(dimension, value) for value in values[:_LISTED])
        return first if len(values) <= _LISTED else self("page.some", list=first, n=len(values))

    def expected(self, name: str) -> str:
        """Return a known defect in words."""
        return self.labels.get(f"expected.{name}", name)

    def look(self, state: str) -> str:
        """Return the name of a look, such as "pressed"."""
        return self.texts.get(f"look.{state}", state)

    def reason(self, finding: Finding) -> str:
        """Return why a verdict is undecided."""
        own = info(finding.rule).texts_in(self.lang).reasons.get(finding.reason)
        common = self.texts.get(f"reason.{finding.reason}")
        return own or common or finding.reason or finding.message

    def what_is_wrong(self, finding: Finding) -> str:
        """Return what kind of failure this is, where its rule knows several; "" where it does not say."""
        return info(finding.rule).texts_in(self.lang).reasons.get(finding.reason, "")

    def remark(self, remark: Remark) -> Markup:
        """Return what an audit has to say beside its verdicts, as a sentence."""
        return self(f"remark.{remark.kind}", about=remark.about, detail=remark.detail)

    def rule(self, rule_id: str) -> str:
        """Return a rule's title."""
        return info(rule_id).texts_in(self.lang).title

    def why(self, rule_id: str) -> str:
        """Return why a rule matters."""
        return info(rule_id).texts_in(self.lang).why

    def remedy(self, rule_id: str) -> str:
        """Return what to do about a rule's failures."""
        return info(rule_id).texts_in(self.lang).remedy

    def what(self, names: Sequence[str]) -> Markup:
        """Return accessible names as one phrase: the first of them, and how many there are."""
        if not names:
            return self("page.unnamed")
        return self("defects.more" if len(names) > 1 else "defects.quoted", name=names[0], n=len(names))

    def screen(self, context: Mapping[str, str], survey: Survey) -> Markup:
        """Return which screen a context tells of, and in which of the columns that the product has."""
        told = (name for name in (survey.row, *survey.apart) if name in context)
        return Markup(" · ").join(isolated(self.label(name, context[name])) for name in told)

    def defect(self, rule_id: str, name: str) -> Markup:
        """Return what is wrong with something, in words."""
        return _filled(info(rule_id).texts_in(self.lang).defect, {"name": name})


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    shown = {name: isolated(value) if isinstance(value, str) else value for name, value in values.items()}
    return Markup.escape(displayable(text)).format(**shown)


def plain(remark: Remark, lang: str = REFERENCE) -> str:
    """Return a remark as a sentence without markup, as the app has its texts."""
    return _read(lang)[0][f"remark.{remark.kind}"].format(about=remark.about, detail=remark.detail)


def load(lang: str, labels: Mapping[str, str]) -> Words:
    """Return the words of a language (one of ``names``) with a run's own labels."""
    texts, lists = _read(lang)
    return Words(lang, texts, lists, labels)


@lru_cache(maxsize=16)
def _read(lang: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    return read_words(FOLDER / f"{lang}.toml")


def read_words(file: Path) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the texts and the lists of a file of words, by dotted key."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    _flatten("", raw, texts, lists)
    return texts, lists


def _flatten(
    prefix: str, table: Mapping[str, object], texts: dict[str, str], lists: dict[str, tuple[str, ...]]
) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{key}.", value, texts, lists)
        elif isinstance(value, list):
            lists[prefix + key] = tuple(str(item) for item in value)
        else:
            texts[prefix + key] = str(value)

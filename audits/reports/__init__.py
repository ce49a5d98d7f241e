"""What an audit leaves behind: one file a format.

    from audits import reports
    paths = reports.write(run, ["html", "json"], Path("audit-report"))

Nothing that somebody typed reaches a file: texts and values of nodes are never written, names are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UnknownNameError
from ..files import write_whole
from ..model import Run
from . import axe, earl, html, junit, sarif
from .words import names as languages

__all__ = ["FORMATS", "Format", "languages", "require_language", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A file's name, and what makes its content, piece by piece, from a run and a language, if one is set."""

    file: str
    render: Callable[[Run, str | None], Iterable[str]]


FORMATS: Mapping[str, Format] = {
    "html": Format("index.html", html.render),
    "json": Format("report.json", lambda run, _: axe.render(run)),
    "sarif": Format("report.sarif", lambda run, _: sarif.render(run)),
    "earl": Format("report.earl.jsonld", lambda run, _: earl.render(run)),
    "junit": Format("report.xml", lambda run, _: junit.render(run)),
}
"""Formats by name, as ``--format`` takes them."""


def require_language(lang: str | None) -> None:
    """Raise UnknownNameError for a language that the HTML report does not have."""
    if lang is not None and lang not in languages():
        raise UnknownNameError("language", lang, languages())


def write(run: Run, formats: Iterable[str], out: Path, lang: str | None = None) -> list[Path]:
    """Write a run into folder ``out`` (made if missing), one file a format, and return the paths.

    A file appears whole or not at all, even when interrupted. The HTML report holds all ``languages`` and
    opens in ``lang``, by default in its reader's. Raises UnknownNameError for a format or language that does
    not exist, before anything is written, and OSError when the folder cannot be written.
    """
    wanted = list(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise UnknownNameError("format", name, FORMATS)
    require_language(lang)
    out.mkdir(parents=True, exist_ok=True)
    return [write_whole(out / FORMATS[name].file, FORMATS[name].render(run, lang)) for name in wanted]

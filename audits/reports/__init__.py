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
from . import axe, html, junit, sarif

__all__ = ["FORMATS", "LANGUAGES", "Format", "write"]

LANGUAGES = html.LANGUAGES
"""Languages of the HTML report; it always holds all of them and opens in one."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file's name, and what makes its content, piece by piece, from a run and a language."""

    file: str
    render: Callable[[Run, str], Iterable[str]]


FORMATS: Mapping[str, Format] = {
    "html": Format("index.html", html.render),
    "json": Format("report.json", lambda run, _: axe.render(run)),
    "sarif": Format("report.sarif", lambda run, _: sarif.render(run)),
    "junit": Format("report.xml", lambda run, _: junit.render(run)),
}
"""Formats by name, as ``--format`` takes them."""


def write(run: Run, formats: Iterable[str], out: Path, lang: str = "zh-CN") -> list[Path]:
    """Write a run into folder ``out`` (made if missing), one file a format, and return the paths.

    A file appears whole or not at all, even when interrupted. ``lang`` is the language in which the HTML
    report opens. Raises UnknownNameError for a format or language that does not exist, before anything is
    written, and OSError when the folder cannot be written.
    """
    wanted = list(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise UnknownNameError("format", name, FORMATS)
    if lang not in LANGUAGES:
        raise UnknownNameError("language", lang, LANGUAGES)
    out.mkdir(parents=True, exist_ok=True)
    return [write_whole(out / FORMATS[name].file, FORMATS[name].render(run, lang)) for name in wanted]

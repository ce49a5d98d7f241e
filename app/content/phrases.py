"""Phrases of data files: words with named gaps, such as ``{amount}``, filled in when they are shown."""

from __future__ import annotations

from collections.abc import Collection
from string import Formatter

from app.content.refusals import named
from app.errors import InputError, UnknownNameError
from app.tomlfile import TomlFile, TomlPath


def gaps(phrase: str) -> tuple[str, ...]:
    """Return the names of a phrase's gaps. Raises ValueError where its braces do not make plain gaps."""
    found = []
    for _, name, form, conversion in Formatter().parse(phrase):
        if name is not None:
            if form or conversion or not name.isidentifier():
                raise ValueError("braces hold something else than a name")
            found.append(name)
    return tuple(found)


def require_gaps(file: TomlFile, path: TomlPath, phrase: str, known: Collection[str], kind: str) -> None:
    """Check that a phrase has only gaps that are filled. Raises InputError with the phrase's place."""
    try:
        names = gaps(phrase)
    except ValueError as error:
        raise InputError(f"{named(path)}: {error}", _form(known, kind), file.where(path)) from error
    for name in names:
        if name not in known:
            unknown = UnknownNameError(kind, name, known)
            right = unknown.right if known else f"this text has no {kind}s"
            raise InputError(f"{named(path)}: {unknown.wrong}", right, file.where(path))


def _form(known: Collection[str], kind: str) -> str:
    example = next(iter(sorted(known)), "name")
    return f"name a {kind} as {{{example}}}, and write a brace itself twice"

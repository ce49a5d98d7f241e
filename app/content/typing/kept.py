"""The lexicon as it was made once on this machine: making it takes two seconds, reading it a tenth."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from app.content.typing import lexicon
from app.domain.typing.lexicon import Lexicon


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon. Raises InputError where the file of names is wrong."""
    path = user_cache_path("mingbai") / f"lexicon-{_made_of()}.json"
    with suppress(OSError, ValueError, TypeError):
        return _read(path.read_text(encoding="utf-8"))
    made = lexicon.make_lexicon()
    with suppress(OSError):
        _keep(path, made)
    return made


def _made_of() -> str:
    """Return a name for what the lexicon is made of: pypinyin's data, the lists, and how they are joined."""
    sources = (Path(lexicon.__file__), lexicon.NAMES, lexicon.WORDS)
    digest = blake2b(version("pypinyin").encode(), digest_size=8)
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _read(text: str) -> Lexicon:
    content = json.loads(text)
    for name in ("words", "surnames"):
        content[name] = {key: tuple(each) for key, each in content[name].items()}
    return Lexicon(**content)


def _keep(path: Path, made: Lexicon) -> None:
    """Write beside the place and move there in one step: two starts at once cannot spoil it."""
    content = {field.name: getattr(made, field.name) for field in fields(made) if field.init}
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, scratch = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(content, out, ensure_ascii=False)
    Path(scratch).replace(path)

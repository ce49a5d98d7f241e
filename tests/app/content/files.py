"""Every data file, and how a file of its kind that stands elsewhere is read, as the commands read it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app.auditing import known_defects
from app.auditing.known_defects import load_known_defects
from app.content import claims, designs, icons, keyboards, languages, platforms, scenarios, themes
from app.content.claims import load_claims
from app.content.designs import load_design
from app.content.icons import load_icons
from app.content.keyboards import load_keyboard
from app.content.platforms import load_platform
from app.content.records import read_record
from app.content.scenarios import loading, person, surroundings
from app.content.scenarios.person import load_person
from app.content.scenarios.surroundings import load_surroundings
from app.content.strings.checking import check_strings
from app.content.themes import load_theme
from app.content.typing import lexicon
from app.tomlfile import read_toml
from audits import profiles

NOW = datetime(2026, 1, 5, 9, 41)


def _scenario(path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenarios, "FOLDER", path.parent)
        loading.load_scenario(path.stem, NOW, load_claims())


def _platform(path: Path) -> None:
    for other in platforms.FOLDER.glob("*.toml"):  # a phone may have the kit of another one
        if not (path.parent / other.name).exists():
            (path.parent / other.name).write_bytes(other.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(platforms, "FOLDER", path.parent)
        load_platform.__wrapped__(path.stem)


def _keyboard(path: Path) -> None:
    _add_the_rest(path, keyboards.FOLDER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyboards, "FOLDER", path.parent)
        load_keyboard.__wrapped__(path.stem)


def _names(path: Path) -> None:
    read_record(read_toml(path), lexicon.NamesFile)


def _words(path: Path) -> None:
    read_record(read_toml(path), lexicon.WordsFile)


def _theme(path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(themes, "FOLDER", path.parent)
        load_theme.__wrapped__(path.stem)


def _add_the_rest(path: Path, folder: Path) -> None:
    """Put the other files of a folder beside a copy of one that needs them."""
    for other in folder.glob("*.toml"):
        if not (path.parent / other.name).exists():
            shutil.copy(other, path.parent)


def _design(path: Path) -> None:
    _add_the_rest(path, designs.FOLDER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(designs, "FOLDER", path.parent)
        designs._read.cache_clear()  # the program reads each file once, a test changes it under the same name
        design = load_design.__wrapped__(path.stem)
        if design.behaviour.offers_elder:
            load_design.__wrapped__(path.stem, designs.ELDER)


def _strings(path: Path) -> None:
    _add_the_rest(path, languages.FOLDER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "FOLDER", path.parent)
        check_strings()


def _profile(path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(profiles, "FOLDER", path.parent)
        profiles.load.__wrapped__(path.stem)


def _all(folder: Path, read: Callable[[Path], object]) -> dict[Path, Callable[[Path], object]]:
    return dict.fromkeys(sorted(folder.glob("*.toml")), read)


FILES: dict[Path, Callable[[Path], object]] = {
    claims.FILE: load_claims.__wrapped__,
    icons.FILE: load_icons.__wrapped__,
    person.FILE: load_person.__wrapped__,
    surroundings.FILE: load_surroundings.__wrapped__,
    known_defects.FILE: load_known_defects,
    **_all(scenarios.FOLDER, _scenario),
    **_all(platforms.FOLDER, _platform),
    **_all(keyboards.FOLDER, _keyboard),
    lexicon.NAMES: _names,
    lexicon.WORDS: _words,
    **_all(themes.FOLDER, _theme),
    **_all(designs.FOLDER, _design),
    **_all(languages.FOLDER, _strings),
    **_all(profiles.FOLDER, _profile),
}
"""Each file, and the function that reads one of its kind."""


def file(name: str) -> Path:
    """Return a data file by the end of its path: ``platforms/ios.toml``."""
    (found,) = (path for path in FILES if path.as_posix().endswith(f"/{name}"))
    return found

"""A language is one file: with it, everything speaks the language as far as the file goes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.content import languages
from app.content.strings import Strings, load_strings
from app.content.strings.checking import check_strings
from app.domain.facts.text import Day, Moment, Money, Number, said, t
from app.errors import InputError

ROOT = Path(__file__).parents[3]
FRENCH = """
[language]
name = "Français"

[format]
money = "{yuan} ¥"

[panel]
lang = "Langue"

[pay]
packets.one = "{count} enveloppe attend"
packets.other = "{count} enveloppes attendent"

[said]
"Ready" = "Tout est prêt"
"""
PANEL = """
from audits.target.environment import prepare_kivy
prepare_kivy(1200, 900, off_screen=True)
from datetime import datetime
from app.desktop.control import DeskControl
from app.prototype.variant import Variant
from app.prototype.bindings import tr
control = DeskControl(Variant(lang="fr"), datetime(2026, 1, 5, 9, 41))
for select in control.desk.panel.view.all_selects:
    print(tr.text(select.label), *(tr.text(label) for _, label in select.choices))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of languages with French added to those that ship."""
    copy = tmp_path / "strings"
    shutil.copytree(languages.FOLDER, copy)
    (copy / "fr.toml").write_text(FRENCH, encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", copy)
    load_strings.cache_clear()
    yield copy
    load_strings.cache_clear()


@pytest.fixture
def french(folder: Path) -> Strings:
    return load_strings("fr")


def test_a_new_language_is_said_as_far_as_its_file_goes(french: Strings) -> None:
    assert french.name == "Français"
    assert french.render("panel.lang") == "Langue"
    assert french.render("nav.back") == load_strings("en").render("nav.back")
    assert french.render(said({"en": "Ready", "zh-CN": "一切就绪"})) == "Tout est prêt"
    assert french.render(said({"en": "Another", "zh-CN": "别的"})) == "Another"
    check_strings()


def test_numbers_dates_and_plurals_follow_the_language(french: Strings) -> None:
    assert french.render(t("money.plain", amount=Money(1234_50))) == "1\u00a0234,50 ¥"
    assert french.render(t("claims.origin", origin=Number(4.7), status="")).startswith("4,7")
    assert french.render(t("claims.origin", origin=Number(50000, grouped=True), status="")).startswith(
        "50\u00a0000"
    )
    assert french.render(t("claims.origin", origin=Day(date(2026, 9, 3), year=True), status="")).startswith(
        "3 sept. 2026"
    )
    assert french.render(t("claims.origin", origin=Moment(datetime(2026, 9, 3, 9, 5)), status="")).startswith(
        "3 sept., 09:05"
    )
    waiting = [french.render(t("pay.packets", count=count)) for count in (0, 1, 2)]
    assert waiting == ["0 enveloppe attend", "1 enveloppe attend", "2 enveloppes attendent"]


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('name = "Français"', 'nom = "Français"', "2:2: language: the key 'name' is missing"),
        ('lang = "Langue"', 'langue = "Langue"', "9:1: the phrase 'panel.langue' is unknown: en.toml"),
        (
            'lang = "Langue"',
            'lang = "{x}"',
            "9:8: panel.lang: unknown argument 'x'; this text has no arguments",
        ),
        ('lang = "Langue"', "lang = 3", "9:8: panel.lang is 3; give words in quotation marks"),
        (
            "{count} enveloppes",
            "{cuont} enveloppes",
            "13:17: pay.packets.other: unknown argument 'cuont'; did",
        ),
        ("{count} enveloppes", "{count", "13:17: pay.packets.other has wrong braces"),
        ('"Tout est prêt"', '"Tout {x}"', "16:11: said.Ready: unknown figure 'x'; this text has no figures"),
        ('name = "Français"', 'name = "F"\nlocale = "qq"', "4:10: the locale 'qq' is unknown; give one that"),
    ],
)
def test_what_is_wrong_in_a_language_is_refused_with_its_place(
    old: str, new: str, error: str, folder: Path
) -> None:
    path = folder / "fr.toml"
    assert old in FRENCH
    path.write_text(FRENCH.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        check_strings()
    assert str(caught.value).startswith(f"{path}:{error}")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program with one file more."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("app", "screens", "audits"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "app/content/strings/fr.toml").write_text(FRENCH, encoding="utf-8")
    return folder


def _run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_commands_know_a_new_language(copy: Path) -> None:
    listed = _run(copy, "-m", "app", "list", "scenarios", "--lang", "fr")
    assert "Tout est prêt" in listed.stdout, listed.stderr
    (copy / "begin.yaml").write_text("appId: mingbai\n---\n- launchApp\n", encoding="utf-8")
    walked = _run(copy, "-m", "app", "walk", "begin.yaml", "--lang", "fr", "--out", "out", "--format", "json")
    assert walked.returncode == 0, walked.stdout + walked.stderr
    assert "begin [fr" in walked.stdout


def test_the_panel_offers_a_new_language(copy: Path) -> None:
    shown = _run(copy, "-c", PANEL)
    assert "Langue English Français 简体中文" in shown.stdout, shown.stderr

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from kivy.core.text import LabelBase

from app.content.languages import language_names
from app.content.strings import load_strings
from app.prototype import fonts


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Forget what is registered and where the temporary folder is, and put both back."""
    kept = dict(LabelBase._fonts)
    fonts.register_fonts.cache_clear()
    fonts._temporary_folder.cache_clear()
    yield monkeypatch
    LabelBase._fonts.clear()
    LabelBase._fonts.update(kept)
    fonts.register_fonts.cache_clear()
    fonts._temporary_folder.cache_clear()


def registered(name: str) -> tuple[str, ...]:
    return LabelBase._fonts[name]


def test_both_weights_are_real_and_hold_every_character_of_the_texts() -> None:
    fonts.register_fonts()
    said = {character for language in language_names() for phrase in load_strings(language).phrases.values()
            for character in phrase} - {"\n"}  # fmt: skip
    with TTFont(registered(fonts.REGULAR)[0]) as regular, TTFont(registered(fonts.MEDIUM)[0]) as medium:
        assert said <= {chr(code) for code in regular.getBestCmap()}
        assert said <= {chr(code) for code in medium.getBestCmap()}
        assert medium["OS/2"].usWeightClass == 500
        assert "fvar" not in medium


def test_medium_holds_what_it_says_it_holds() -> None:
    fonts.register_fonts()
    with TTFont(registered(fonts.MEDIUM)[0]) as medium:
        held = {chr(code) for code in medium.getBestCmap()}
    missing = {character for character in fonts._medium_characters() if character not in held} - {"\n"}
    assert not {character for character in missing if character > "\u3400"}, "every Chinese character"
    assert not {character for character in missing if "\x20" < character < "\x7f"}, "all of ASCII"


def test_a_rare_character_is_left_to_regular() -> None:
    assert fonts.in_medium("还差 2 项就能更名")
    assert not fonts.in_medium("㙍")
    fonts.register_fonts()
    with TTFont(registered(fonts.REGULAR)[0]) as regular:
        assert ord("㙍") in regular.getBestCmap()


def quick(content: bytes) -> object:
    return lambda path: path.write_bytes(content) and None


def test_fonts_are_made_once_and_kept(anew: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[Path] = []
    anew.setattr(fonts, "user_cache_path", lambda _: tmp_path)
    anew.setattr(fonts, "_write_regular", lambda path: (made.append(path), path.write_bytes(b"r"))[0])
    anew.setattr(fonts, "_write_medium", lambda path: (made.append(path), path.write_bytes(b"m"))[0])
    fonts.register_fonts()
    fonts.register_fonts.cache_clear()
    fonts.register_fonts()
    assert len(made) == 2
    (home,) = tmp_path.iterdir()
    assert sorted(path.name for path in home.iterdir()) == ["medium.ttf", "regular.otf"]


def test_a_cache_that_cannot_be_written_is_passed_over(anew: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    anew.setattr(fonts, "user_cache_path", lambda _: blocked)
    anew.setattr(fonts, "_write_regular", quick(b"r"))
    anew.setattr(fonts, "_write_medium", quick(b"m"))
    fonts.register_fonts()
    assert Path(registered(fonts.REGULAR)[0]).read_bytes() == b"r"
    assert not str(registered(fonts.REGULAR)[0]).startswith(str(blocked))


def test_without_a_medium_weight_titles_are_regular(anew: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        raise ValueError(path)

    anew.setattr(fonts, "user_cache_path", lambda _: tmp_path)
    anew.setattr(fonts, "_write_regular", quick(b"r"))
    anew.setattr(fonts, "_write_medium", fail)
    fonts.register_fonts()
    assert registered(fonts.MEDIUM)[0] == registered(fonts.REGULAR)[0]
    (home,) = tmp_path.iterdir()
    assert [path.name for path in home.iterdir()] == ["regular.otf"], "nothing half made is left"

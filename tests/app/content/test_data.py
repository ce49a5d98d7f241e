from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from app.commands import cli
from app.content import claims, data, platforms, strings
from app.content.claims import load_claims
from app.content.platforms import load_platform, platform_names
from app.content.scenarios import loading, scenario_names, surroundings
from app.content.scenarios.loading import load_scenario
from app.content.strings import LANGUAGES
from app.domain.account import FEN
from app.domain.claims import Status
from app.errors import InputError

NOW = datetime(2026, 1, 5, 9, 41)


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_loads(name: str) -> None:
    assert load_scenario(name, NOW, load_claims()).id == name


@pytest.mark.parametrize("name", platform_names())
def test_every_platform_loads_and_times_each_of_its_steps(name: str) -> None:
    platform = load_platform(name)
    assert platform.predicted_seconds() > 0
    assert platform.time_claim in load_claims().by_id


def test_an_unknown_scenario_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match="unknown scenario 'autorenewals'; did you mean 'auto-renewals'"):
        load_scenario("autorenewals", NOW, load_claims())


def test_a_misspelt_key_is_told_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.toml").write_text("name = {}\nbalance_yuans = 1\n", encoding="utf-8")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(
        InputError, match=r"odd\.toml: unknown key 'balance_yuans'; did you mean 'balance_yuan'"
    ):
        load_scenario("odd", NOW, load_claims())


def test_a_value_of_the_wrong_type_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.toml").write_text('balance_yuan = "much"\n', encoding="utf-8")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(InputError, match=r"odd\.toml: balance_yuan: a value is missing or of the wrong type"):
        load_scenario("odd", NOW, load_claims())


def test_a_file_that_is_not_toml_is_told_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("a = 1\nb = = 2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.toml:2:5: not valid TOML"):
        data.read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.toml: cannot be read"):
        data.read(tmp_path / "gone.toml")


def test_a_contradiction_names_claims_that_exist() -> None:
    by_id = load_claims().by_id
    for claim in by_id.values():
        assert set(claim.contradicted_by) <= set(by_id)
        assert bool(claim.contradicted_by) is (claim.status is Status.CONTRADICTED)


def test_editing_a_claim_changes_what_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    text = claims.FILE.read_text(encoding="utf-8")
    path.write_text(text.replace("value = 72\n", "value = 48\n"), encoding="utf-8")
    assert load_claims(path).whole("E02") == 48
    assert load_claims().whole("E02") == 72


def test_a_claim_of_unknown_origin_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    text = claims.FILE.read_text(encoding="utf-8")
    path.write_text(text.replace('origin = "prototype"', 'origin = "hearsay"', 1), encoding="utf-8")
    with pytest.raises(InputError, match="origin 'hearsay'"):
        load_claims(path)


def test_surroundings_that_lack_a_value_are_told(tmp_path: Path) -> None:
    path = tmp_path / "surroundings.toml"
    path.write_text(
        surroundings.FILE.read_text(encoding="utf-8").replace("yuan = 500\n", ""), encoding="utf-8"
    )
    with pytest.raises(
        InputError,
        match=r"surroundings\.toml: payers, number 1: a value is missing or of the wrong type: 'yuan'",
    ):
        surroundings.load_surroundings(path)


def test_what_the_prototype_offers_covers_the_limits() -> None:
    claims, around = load_claims(), surroundings.load_surroundings()
    amounts = [payer.fen for payer in around.payers]
    assert min(amounts) <= claims.whole("E01") * FEN < max(amounts)
    assert claims.whole("E01", "before") * FEN < max(amounts)
    assert len(around.drafts) > claims.whole("E08")
    assert len(around.purchases) >= claims.whole("E04")


SCENARIO = 'name = { en = "Odd" }\nwho = { en = "Nobody" }\n'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('balance_yuan = "x"', "balance_yuan: a value is missing or of the wrong type"),
        ("balance_yuan = inf", "balance_yuan: a value is missing or of the wrong type"),
        (
            'papers = { age = "x" }',
            "papers: a value is missing or of the wrong type: papers.age is 'x', not int",
        ),
        ("papers = { age = true }", "papers: a value is missing or of the wrong type: papers.age is True"),
        (
            "main_device = { name = 3 }",
            "main_device: a value is missing or of the wrong type: 3 has no words",
        ),
        ("renewals = 3", "renewals: a value is missing or of the wrong type"),
        ('changed_hours_ago = "x"', "changed_hours_ago: a value is missing or of the wrong type"),
        ('order = "x"', "a value is missing or of the wrong type"),
    ],
)
def test_a_scenario_with_a_wrong_value_is_told_with_its_key(
    line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.toml").write_text(f"{SCENARIO}{line}\n", encoding="utf-8")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(InputError, match=re.escape(f"odd.toml: {message}")):
        load_scenario("odd", NOW, load_claims())


@pytest.mark.parametrize(
    ("old", "new"),
    [('time_claim = "F05"', 'time_claim = "F99"'), ("[16, 0]", '["x"]'), ("confirm = 25", "confirms = 25")],
)
def test_a_platform_with_a_wrong_value_is_told(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (platforms.FOLDER / "ios.toml").read_text(encoding="utf-8")
    (tmp_path / "odd.toml").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(platforms, "FOLDER", tmp_path)
    with pytest.raises(InputError, match=r"odd\.toml: a value is missing or of the wrong type"):
        load_platform("odd")


@pytest.fixture
def wrong_surroundings(tmp_path: Path) -> Path:
    text = surroundings.FILE.read_text(encoding="utf-8").replace("yuan = 500\n", 'yuan = "x"\n')
    path = tmp_path / "surroundings.toml"
    path.write_text(text, encoding="utf-8")
    return path


WRONG = "surroundings.toml: payers, number 1: a value is missing or of the wrong type"


@pytest.mark.parametrize("command", ["walk", "audit"])
def test_a_wrong_data_file_is_told_before_anything_starts(
    command: str,
    wrong_surroundings: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError("it went on")

    wrong = partial(surroundings.load_surroundings, wrong_surroundings)
    monkeypatch.setattr("app.content.datafiles.load_surroundings", wrong)
    monkeypatch.setattr("app.prototype.headless.require_opengl", started)
    assert cli.run([command, "happy-ios", "--out", str(wrong_surroundings.parent / "out")]) == 2
    assert WRONG in capsys.readouterr().err


WINDOW = """
import sys
from functools import partial
from pathlib import Path
from app.commands import cli
from app.content import datafiles
from app.content.scenarios.surroundings import load_surroundings
from app.desktop import window
from audits.target.environment import prepare_kivy

window.require_display = lambda: None
window.prepare_kivy = lambda *size, off_screen: prepare_kivy(*size, off_screen=True)
datafiles.load_surroundings = partial(load_surroundings, Path(sys.argv[1]))
sys.exit(cli.run([]))
"""


def test_the_window_closes_on_a_wrong_data_file(wrong_surroundings: Path) -> None:
    command = [sys.executable, "-c", WINDOW, str(wrong_surroundings)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert WRONG in ended.stderr
    assert "Traceback" not in ended.stderr


def _tables(table: object, place: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield every table in a value with its place."""
    if isinstance(table, Mapping):
        yield place, table
    if isinstance(table, Mapping | list):
        for key, each in table.items() if isinstance(table, Mapping) else enumerate(table):
            yield from _tables(each, f"{place}.{key}")


def test_every_data_file_has_words_in_every_language_that_ships() -> None:
    root = claims.FILE.parent
    lacking = {
        (place, language)
        for path in root.rglob("*.toml")
        for place, table in _tables(data.read(path), path.relative_to(root).as_posix())
        for language in LANGUAGES
        if "en" in table and language not in table
    }
    assert lacking == set()


def test_a_language_needs_no_more_than_its_strings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    english = (strings.FOLDER / "en.toml").read_text(encoding="utf-8")
    (tmp_path / "fr.toml").write_text(english, encoding="utf-8")
    monkeypatch.setattr(strings, "FOLDER", tmp_path)
    monkeypatch.setattr(strings, "LANGUAGES", ("en", "fr", "zh-CN"))
    monkeypatch.setenv("COLUMNS", "200")
    assert cli.run(["list", "claims", "--lang", "fr"]) == 0
    assert "A sent red packet that nobody takes goes back after 24 hours" in capsys.readouterr().out

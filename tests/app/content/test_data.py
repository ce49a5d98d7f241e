from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from app.commands import cli
from app.content import claims
from app.content.claims import load_claims
from app.content.designs import load_design
from app.content.languages import language_names
from app.content.platforms import load_device, load_kit, load_platform, platform_names
from app.content.scenarios import scenario_names, surroundings
from app.content.scenarios.loading import load_scenario
from app.domain.facts.account import FEN
from app.domain.facts.claims import Status
from app.errors import InputError
from app.tomlfile import read_toml

NOW = datetime(2026, 1, 5, 9, 41)


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_loads(name: str) -> None:
    assert load_scenario(name, NOW, load_claims()).id == name


@pytest.mark.parametrize("name", platform_names())
def test_every_platform_loads_and_times_each_of_its_steps(name: str) -> None:
    platform = load_platform(name)
    assert platform.predicted_seconds() > 0
    assert platform.time_claim in load_claims().by_id


def test_phones_with_one_system_have_its_kit_and_each_its_own_glass() -> None:
    assert load_kit("ios-passcode") is load_kit("ios")
    assert load_device("ios-passcode").glass.home_button > 0 == load_device("ios").glass.home_button
    assert len({load_kit(name).dialog for name in platform_names()}) == 3


def test_a_design_with_a_kit_of_its_own_looks_the_same_on_every_phone() -> None:
    for name in platform_names():
        kit = load_kit(name)
        assert load_design("reported").on(kit) is load_design("reported")
        assert load_design("clear").on(kit).kit is kit
        elder = load_design("clear", "elder").on(kit).metrics
        assert elder.nav_height >= load_design("clear", "elder").metrics.nav_height
        assert elder.group_radius == kit.metrics["group_radius"]


def test_an_unknown_scenario_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match="unknown scenario 'autorenewals'; did you mean 'auto-renewals'"):
        load_scenario("autorenewals", NOW, load_claims())


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


def test_what_the_prototype_offers_covers_the_limits() -> None:
    claims, around = load_claims(), surroundings.load_surroundings()
    amounts = [payer.fen for payer in around.payers]
    assert min(amounts) <= claims.whole("E01") * FEN < max(amounts)
    assert claims.whole("E01", "before") * FEN < max(amounts)
    assert len(around.drafts) > claims.whole("E08")
    assert len(around.purchases) >= claims.whole("E04")


@pytest.fixture
def wrong_surroundings(tmp_path: Path) -> Path:
    text = surroundings.FILE.read_text(encoding="utf-8").replace("yuan = 500\n", 'yuan = "x"\n')
    path = tmp_path / "surroundings.toml"
    path.write_text(text, encoding="utf-8")
    return path


WRONG = "surroundings.toml:14:8: payers[0].yuan is 'x'; give a number from 0 to 100,000,000"


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
        for place, table in _tables(read_toml(path).content, path.relative_to(root).as_posix())
        for language in language_names()
        if "en" in table and language not in table
    }
    assert lacking == set()

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app import claims, data, scenarios
from app.claims import load_claims
from app.domain.account import FEN
from app.domain.claims import Status
from app.errors import InputError
from app.platforms import load_platform, platform_names
from app.scenarios import load_scenario, scenario_names, surroundings

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
    monkeypatch.setattr(scenarios, "FOLDER", tmp_path)
    with pytest.raises(
        InputError, match=r"odd\.toml: unknown key 'balance_yuans'; did you mean 'balance_yuan'"
    ):
        load_scenario("odd", NOW, load_claims())


def test_a_value_of_the_wrong_type_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.toml").write_text('balance_yuan = "much"\n', encoding="utf-8")
    monkeypatch.setattr(scenarios, "FOLDER", tmp_path)
    with pytest.raises(InputError, match=r"odd\.toml: a value is missing or of the wrong type"):
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
        InputError, match=r"surroundings\.toml: a value is missing or of the wrong type: 'yuan'"
    ):
        surroundings.load_surroundings(path)


def test_what_the_prototype_offers_covers_the_limits() -> None:
    claims, around = load_claims(), surroundings.load_surroundings()
    amounts = [payer.fen for payer in around.payers]
    assert min(amounts) <= claims.whole("E01") * FEN < max(amounts)
    assert claims.whole("E01", "before") * FEN < max(amounts)
    assert len(around.drafts) > claims.whole("E08")
    assert len(around.purchases) >= claims.whole("E04")

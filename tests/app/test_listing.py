from __future__ import annotations

import pytest
from rich.cells import cell_len

from app import cli
from app.claims import load_claims
from app.listing import rows
from app.strings import LANGUAGES, load_strings

WIDE = 100  # columns of a terminal in which a list has to be readable


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_claim_is_listed_with_all_that_is_known_of_it(lang: str) -> None:
    listed = {row[0]: row[1:] for row in rows("claims", load_strings(lang))}
    assert set(listed) == set(load_claims().by_id)
    words = load_strings(lang)
    for claim in load_claims().by_id.values():
        status, text, value, origin, against = listed[claim.id]
        assert status == words.render(f"claims.{claim.status}")
        assert text == words.render(claim.text)
        assert bool(value) is (claim.value is not None)
        assert claim.unit in value
        assert origin == words.render(claim.origin)
        assert against.split("/") == list(claim.contradicted_by or ("",))


@pytest.mark.parametrize("what", ["claims", "contradictions"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_fits_a_hundred_columns(
    what: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDE))
    assert cli.run(["list", what, "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(cell_len(line) for line in lines) <= WIDE
    known = [row[0] for row in rows(what, load_strings(lang))]
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == known

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from app.commands import cli
from app.commands.listing import LISTS, rows
from app.content.claims import load_claims
from app.content.languages import language_names
from app.content.strings import load_strings

WIDTHS = (80, 100)  # columns of a terminal in which a list has to be readable


@pytest.mark.parametrize("lang", language_names())
def test_every_claim_is_listed_with_all_that_is_known_of_it(lang: str) -> None:
    listed = dict(rows("claims", load_strings(lang)))
    assert set(listed) == set(load_claims().by_id)
    words = load_strings(lang)
    for claim in load_claims().by_id.values():
        text, known = listed[claim.id].split("\n")
        assert text == words.render(claim.text)
        assert words.render(f"claims.{claim.status}") in known
        assert words.render(claim.origin) in known
        assert claim.value is None or known.startswith(f"{claim.value:g} {claim.unit}")
        assert "/".join(claim.contradicted_by) in known


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("lang", language_names())
def test_a_list_is_whole_and_fits_the_terminal(
    what: str, lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = rows(what, load_strings(lang))
    monkeypatch.setattr("app.commands.listing.rows", lambda *_: listed)  # made once for both widths
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        assert cli.run(["list", what, "--lang", lang]) == 0
        _require_whole(capsys.readouterr().out, listed, width)


def _require_whole(printed: str, listed: Sequence[tuple[str, ...]], width: int) -> None:
    assert max(map(cell_len, printed.splitlines())) <= width
    assert [line.split()[0] for line in printed.splitlines() if line[0] != " "] == [row[0] for row in listed]
    given = "".join("".join(row) for row in listed)
    assert Counter("".join(printed.split())) == Counter("".join(given.split()))

"""Every figure of a claim stands once, in claims.toml; editing it there changes the screens."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app import content, domain
from app.content import claims as claims_module
from app.content import strings
from app.content.claims import load_claims, load_limits
from app.content.languages import language_names
from app.content.scenarios.surroundings import load_surroundings
from app.domain.events import Begin, Event, Go, LeaveCheck
from app.domain.organisation.events import RequestReview
from app.domain.rules.conditions import CONDITIONS
from app.domain.state import State
from app.domain.views import SOURCES, toasts, view
from app.domain.views.behind import behind
from app.errors import InputError, Where
from tests.app.domain.runs import finish, play, start
from tests.app.domain.walking import texts_in

# Whole numbers below 20 stand for too much else; these are what a clock and a currency are made of.
CONVERSIONS = (24.0, 60.0, 100.0)
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?!\w)", re.ASCII)

# Where such a number is truly something else: the phrase or the file, and the number.
OTHERS = {
    ("app/domain/facts/papers.py", 30.0): "the age of a person",
    ("app/domain/facts/obstacles.py", 30.0): "the days of a renewal's period",
    ("app/domain/views/process/telling.py", 600.0): "the s of ten minutes, to which a long time is rounded",
}


def _distinctive() -> set[float]:
    claims = load_claims().by_id.values()
    figures = {
        figure for claim in claims for figure in (claim.value, *claim.more.values()) if figure is not None
    }
    return {figure for figure in figures if figure >= 20 or not figure.is_integer()} - {*CONVERSIONS}


def _numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in NUMBER.findall(text)}


def _in_code(path: Path) -> Iterator[float]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in told:
            continue
        if isinstance(node.value, str):
            yield from _numbers(node.value)
        elif isinstance(node.value, int | float) and not isinstance(node.value, bool):
            yield float(node.value)


def test_no_phrase_says_a_figure_of_a_claim() -> None:
    figures = _distinctive()
    found = {
        (f"{language}: {key}", number)
        for language in language_names()
        for key, phrase in strings.load_strings(language).phrases.items()
        for number in _numbers(phrase) & figures
    }
    assert not found


def test_no_code_says_a_figure_of_a_claim() -> None:
    figures = _distinctive()
    root = Path(domain.__file__).parents[2]
    found = {
        (str(path.relative_to(root)), number)
        for path in Path(domain.__file__).parent.rglob("*.py")
        for number in _in_code(path)
        if number in figures
    }
    assert found - set(OTHERS) == set()


def _edited(tmp_path: Path, claim: str, old: str, new: str) -> Path:
    """Return a copy of claims.toml with one figure of one claim changed."""
    content = claims_module.FILE.read_text(encoding="utf-8")
    begin = content.index(f"[claims.{claim}]")
    end = content.index("\n[", begin)
    table = content[begin:end]
    assert old in table
    path = tmp_path / "claims.toml"
    path.write_text(content[:begin] + table.replace(old, new) + content[end:], encoding="utf-8")
    return path


def _with_claims(state: State, path: Path) -> State:
    setup = replace(state.setup, claims=load_claims(path))
    return replace(state, setup=setup)


def _changed() -> State:
    return finish(play(start("developer"), Begin()))


@dataclass(frozen=True)
class Edit:
    """One figure changed in the file, where it is met, and what is read there then and not before."""

    claim: str
    old: str
    new: str
    begin: Callable[[], State]
    events: tuple[Event, ...]
    said: str


EDITS = [
    Edit("E01", "value = 2000", "value = 1234", start, (Begin(),), "¥1,234"),
    Edit("E02", "value = 72", "value = 36", start, (Begin(),), "36 h"),
    Edit("C01", "value = 35", "value = 41", start, (Go("rename"), LeaveCheck()), "fewer than 41 %"),
    Edit("F06", "success = 65", "success = 66", start, (Go("rename"), LeaveCheck()), "66 %"),
    Edit("F06", "success = 65", "success = 66", start, (Go("rename"), LeaveCheck()), "66 to 78 %"),
    Edit("E10", "value = 4.7", "value = 5.2", start, (Begin(),), "5.2 times"),
    Edit("E11", "after = 82.5", "after = 91.2", start, (Begin(),), "11 times"),
    Edit("C02", "value = 98.6", "value = 51.5", start, (Go("informal"),), "51.5 %"),
    Edit("P13", "value = 30007", "value = 40404", start, (Go("error", "P13"),), "40404"),
    Edit("A70", "value = 100", "value = 64", _changed, (Go("api"),), "test quota 64"),
    Edit("A72", "value = 24", "value = 31", _changed, (Go("linked_apps"),), "up to 31 hours"),
    Edit("A72", "value = 24", "value = 3", _changed, (RequestReview("weather"), Go("linked_apps")), "12:41"),
    Edit("A73", "value = 4", "value = 7", _changed, (Go("social_login", "journal"),), "SDK 7"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.claim} {edit.new}")
def test_editing_a_claim_changes_the_screens(tmp_path: Path, edit: Edit) -> None:
    path = _edited(tmp_path, edit.claim, edit.old, edit.new)
    assert edit.said not in _read(play(edit.begin(), *edit.events))
    assert edit.said in _read(play(_with_claims(edit.begin(), path), *edit.events))


def _read(state: State) -> str:
    words = strings.load_strings("en")
    seen = view(state)
    beside = (line for part in behind(state, seen) for line in part.lines)
    return "\n".join(words.render(text) for text in (*texts_in(seen), *beside))


@pytest.mark.parametrize(
    ("claim", "old", "new", "message"),
    [
        ("P09", "value = 3", "value = 0", "claims.P09.value is 0; give a whole number from 1 to 10"),
        ("P09", "value = 3", "value = 2.5", "claims.P09.value is 2.5; give a whole number from 1 to 10"),
        ("P09", "value = 3", "", "claims.P09: the key 'value' is missing; give a whole number from 1 to 10"),
        ("P08", "value = 90", "value = -1", "claims.P08.value is -1; give a whole number from 1 to 3,650"),
        ("M07", "value = 2", "value = 1e9", "claims.M07.value is 1000000000.0; give a whole number"),
        ("E04", "value = 3", "value = 9", "claims.E04.value is 9; give a whole number from 1 to 4"),
        ("A40", "value = 3", "value = true", "claims.A40.value is true; give a whole number from 1 to 10"),
        ("E10", "value = 4.7", "value = nan", "claims.E10.value is nan; give a number from 0.1 to 1,000"),
        ("U01", "value = 60", "value = inf", "claims.U01.value is inf; give a number"),
        ("U01", "value = 60", "value = 0x1" + "0" * 5000, "claims.U01.value is a number of more than"),
        ("F05", "value = 135", 'value = "x"', "claims.F05.value is 'x'; give a whole number"),
        ("E11", "after = 82.5, ", "", "claims.E11.more: the key 'after' is missing; give a number from 0"),
        ("E11", "value = 99.2", "value = 100", "claims.E11.value is 100; give a number from 0 to 99.9"),
        ("E01", "{ before = 50000 }", "3", "claims.E01.more is 3; give a table"),
        (
            "E04",
            "[1, 4]",
            "[4, 1]",
            "claims.E04.limits.value is [4, 1]; give the least and the most, such as",
        ),
        ("E04", "[1, 4]", "[1]", "claims.E04.limits.value is [1]; give the least and the most, such as"),
        ("E04", "[1, 4]", "[1, inf]", "claims.E04.limits.value[1] is inf; give a number"),
        ("E04", "{ value = [", "{ valu = [", "claims.E04: the key 'more' is missing"),
        ("A30", "[claims.A30]", "[claims.A99]", "claims: the key 'A30' is missing"),
        ("F08", "[claims.F08]", "[claims.F88]", "claims: the key 'F08' is missing"),
        ("C05", "[claims.C05]", "[claims.C50]", "claims: the key 'C05' is missing"),
        (
            "E10",
            '["E11"]',
            '["E91"]',
            "claims.E10.contradicted_by[0] is an unknown claim 'E91'; did",
        ),
        ("E10", '["E11"]', '"E11"', "claims.E10.contradicted_by is 'E11'; give a list: [ … ]"),
        ("P08", 'origin = "article"', "", "claims.P08: the key 'origin' is missing"),
        ("U01", "{value}", "{valu}", "claims.U01.zh-CN: unknown figure 'valu'"),
        ("U01", "{value}", "{value", "claims.U01.zh-CN: expected '}' before end of string; name a figure as"),
        ("U01", "{value}", "{value:d}", "claims.U01.zh-CN: braces hold something else than a name"),
        ("U01", "{value}", "{}", "claims.U01.zh-CN: braces hold something else than a name"),
    ],
)
def test_a_claim_that_the_program_cannot_use_is_told(
    tmp_path: Path, claim: str, old: str, new: str, message: str
) -> None:
    path = _edited(tmp_path, claim, old, new)
    with pytest.raises(InputError) as caught:
        load_claims(path)
    where = caught.value.where
    assert isinstance(where, Where)
    assert str(caught.value).startswith(f"{path}:{where.line}:{where.column}: {message}")
    assert where.line
    assert where.column


def _asked() -> Iterator[tuple[str, str]]:
    """Yield every figure that code asks for by its name: claim, and further figure or nothing."""
    for path in (path for part in (domain, content) for path in Path(part.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                named = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if node.func.attr not in ("whole", "figure") or not named or len(named) < len(node.args):
                    continue
                if isinstance(named[0], str):
                    yield str(named[0]), str(named[1]) if named[1:] else ""


def test_every_figure_that_code_asks_for_has_its_limits_and_is_a_source_of_a_screen() -> None:
    asked = {*_asked(), *((each.id, "") for each in CONDITIONS.values() if each.since)}
    assert len(asked) > 55
    assert {(claim, name) for claim, name in asked if (name or "value") not in load_limits()[claim]} == set()
    shown = {claim for claims in (*SOURCES.values(), toasts.SOURCES) for claim in claims}
    assert {claim for claim, _ in asked} <= shown, "a claim that no screen names may be missing in the file"


def test_what_surrounds_the_person_covers_the_limits() -> None:
    around = load_surroundings()
    assert load_limits()["E04"]["value"].most == len(around.purchases)
    assert load_limits()["E08"]["value"].most == len(around.drafts) - 1

"""What is wrong in a data file is refused with its place, its key, what is wrong and what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from app.errors import InputError
from tests.app.content.files import FILES, file


class Case(NamedTuple):
    """A file with its first ``old`` replaced by ``new``, and how the error begins behind the file's name.

    Its line counts from the one in which ``old`` begins, so that files can grow.
    """

    name: str
    old: str
    new: str
    error: str


CASES = [
    Case(
        "platforms/ios.toml",
        'keyboard = "ios"',
        'keyboard = "iso"',
        "0:12: keyboard is an unknown keyboard 'iso'; did you mean 'ios'?",
    ),
    Case(
        "keyboards/android.toml",
        "shift*3 z x c",
        "shit*3 z x c",
        "0:5: layers.english.rows[2] has the key 'shit*3'; give a sign, ABC … WXYZ, ",
    ),
    Case(
        "keyboards/android.toml",
        'latin = "english"',
        'latin = "latin"',
        "0:9: starts.latin names no layer for latin; name one of pinyin, english, ",
    ),
    Case(
        "platforms/ios.toml",
        '"face_id"',
        '"retina"',
        "0:46: steps[2] is an unknown step 'retina'; known: confirm, consequences, ",
    ),
    Case(
        "platforms/ios.toml",
        'family = "ios"',
        'family = "io"',
        "0:10: family is an unknown family 'io'; did you mean 'ios'?",
    ),
    Case(
        "platforms/ios.toml",
        'sensor = "face"',
        'sensor = "faces"',
        "0:10: sensor is an unknown sensor 'faces'; did you mean 'face'?",
    ),
    Case(
        "platforms/ios.toml",
        "face_id = 6",
        "face_idd = 6",
        "0:1: seconds: unknown step 'face_idd'; did you mean 'face_id'?",
    ),
    Case(
        "platforms/ios.toml",
        "face_id = 6",
        "face_id = -6",
        "0:11: seconds.face_id is -6; give a number from 0 to 3,600",
    ),
    Case(
        "platforms/ios.toml",
        '"F05"',
        '"F55"',
        "0:14: time_claim is an unknown claim 'F55'; did you mean 'F05'?",
    ),
    Case(
        "platforms/ios.toml",
        ', "confirm"]',
        "]",
        "0:9: steps does not lead to the commit; name new_name, and confirm as the last",
    ),
    Case(
        "platforms/ios.toml",
        "confirm = 25\n",
        "",
        "-6:2: seconds: the key 'confirm' is missing; add confirm = SECONDS",
    ),
    Case(
        "claims.toml",
        'origin = "article"',
        'origin = "articel"',
        "0:10: claims.P01.origin is an unknown origin 'articel'; did you mean 'article'?",
    ),
    Case(
        "claims.toml",
        "value = 135",
        "value = nan",
        "0:9: claims.F05.value is nan; give a whole number from 1 to 86,400",
    ),
    Case(
        "claims.toml",
        "more = { steps = 5, success = 78 }",
        "more = { steps = 5 }",
        "0:8: claims.F05.more: the key 'success' is missing; give a number from 0 to 100",
    ),
    Case(
        "claims.toml",
        'contradicted_by = ["C01"]',
        'contradicted_by = ["C1"]',
        "0:20: claims.F05.contradicted_by[0] is an unknown claim 'C1'; did you mean 'C01'?",
    ),
    Case(
        "claims.toml",
        "value = 135",
        "valeu = 135",
        "0:1: claims.F05: unknown key 'valeu'; did you mean 'value'?",
    ),
    Case(
        "claims.toml",
        'claims = ["P01", "E02"]',
        'claims = ["P01", "E222"]',
        "0:18: contradictions.8.claims[1] is an unknown claim 'E222'; did you mean 'E02'?",
    ),
    Case(
        "claims.toml",
        "{F01} jumps",
        "{F01} {jumps}",
        "0:88: contradictions.5.text.en: unknown figure 'jumps'; known:",
    ),
    Case(
        "themes/dark.toml",
        'warn = "#FFCF80"',
        'warn = "#FFCF8"',
        "0:8: clear.warn is '#FFCF8'; write #rrggbb or rgba(r, g, b, a)",
    ),
    Case(
        "themes/dark.toml", 'warn = "#FFCF80"\n', "", "-17:2: clear: the key 'warn' is missing; add warn = …"
    ),
    Case("themes/dark.toml", "[clear]", "[claer]", "0:2: unknown key 'claer'; did you mean 'clear'?"),
    Case(
        "designs/clear.toml",
        "tile = 36",
        "tile = -36",
        "0:8: metrics.tile is -36; give a whole number from 0 to 2,000",
    ),
    Case(
        "designs/clear.toml",
        "tile = 42",
        "tyle = 42",
        "0:1: elder.metrics: unknown key 'tyle'; did you mean 'tile'?",
    ),
    Case(
        "designs/clear.toml",
        "text_growth = 0.75",
        "text_growth = inf",
        "0:15: elder.text_growth is inf; give a number from 0 to 1",
    ),
    Case(
        "scenarios/everything.toml",
        "days_ago = 3",
        "days_ago = -3",
        "0:12: logins[0].days_ago is -3; give a whole number from 0 to 3,650",
    ),
    Case(
        "scenarios/everything.toml",
        "03:12:00",
        '"3 am"',
        "0:8: logins[0].time is '3 am'; give a time of day, such as 09:41:00",
    ),
    Case(
        "scenarios/everything.toml",
        'id = "tent"',
        'id = "lamp"',
        "-7:3: orders has the id 'lamp' twice; give each its own",
    ),
    Case(
        "scenarios/everything.toml",
        'icon = "video"',
        'icon = "vidoe"',
        "0:8: renewals[0].icon is an unknown icon 'vidoe'; did you mean 'video'?",
    ),
    Case(
        "scenarios/everything.toml",
        'post = { zh-CN = "财务", en = "Accounts" }',
        'post = { zh-CN = "财务" }',
        "0:69: enterprises[0].colleagues[1].post: the key 'en' is missing; add en = …",
    ),
    Case(
        "scenarios/everything.toml",
        "refunding = true",
        "refundng = true",
        "0:1: orders[1]: unknown key 'refundng'; did you mean 'refunding'?",
    ),
    Case(
        "scenarios/minor.toml",
        "age = 16",
        'kind = "pasport"',
        "0:19: papers.kind is an unknown document 'pasport'; did you mean 'passport'?",
    ),
    Case(
        "person.toml",
        '"246810"',
        "246810",
        '0:20: payment_password is 246810; give text in quotation marks, such as "words"',
    ),
    Case(
        "person.toml",
        "share = 25",
        "share = 250",
        "0:9: contacts[0].share is 250; give a whole number from 0 to 100",
    ),
    Case("surroundings.toml", "yuan = 500\n", "", "-4:3: payers[0]: the key 'yuan' is missing; add yuan = …"),
    Case(
        "icons.toml",
        "dot 12 17.6 1.25",
        "dt 12 17.6 1.25",
        "0:31: icons.alert[1] is 'dt 12 17.6 1.25'; write a shape and its numbers, ",
    ),
    Case(
        "strings/zh-CN.toml",
        "to_check = ",
        "to_chekc = ",
        "0:1: the phrase 'actions.to_chekc' is unknown: en.toml, which ",
    ),
    Case(
        "strings/en.toml",
        '{amount}"',
        '{amuont}"',
        "0:9: money.plain: unknown argument 'amuont'; did you mean 'amount'?",
    ),
    Case(
        "strings/en.toml",
        '"en-GB"',
        '"en-XX"',
        "0:10: the locale 'en-XX' is unknown; give one that CLDR knows, such as locale = \"en-GB\"",
    ),
    Case(
        "strings/en.toml",
        'packets.other = "{count} red packets pending"\n',
        "",
        "-1:1: pay.packets: the key 'other' is missing; add the plural form for any other count",
    ),
    Case(
        "auditing/known_defects.toml",
        'screen = "rename"',
        'screen = "renam"',
        "0:10: defects[0].screen is an unknown screen 'renam'; did you mean 'rename'?",
    ),
    Case(
        "auditing/known_defects.toml",
        'rule = "text-contrast"',
        'rule = "text-contrat"',
        "0:8: defects[0].rule is an unknown rule 'text-contrat'; did you mean 'text-contrast'?",
    ),
    Case(
        "auditing/known_defects.toml",
        "ratio = 2.38",
        "ratio = 0.38",
        "0:9: defects[0].ratio is 0.38; give a number from 1 to 21",
    ),
    Case(
        "profiles/wcag22-aa.toml",
        "[rules.text-contrast]",
        "[rules.text-contrst]",
        "0:8: unknown key 'text-contrst'; did you mean 'text-contrast'?",
    ),
    Case(
        "profiles/wcag22-aa.toml",
        "large = 3.0",
        "large = -3.0",
        "0:9: rules.text-contrast.large is -3.0; give a number from 0 to 10,000",
    ),
    Case(
        "profiles/wcag22-aa.toml",
        "large_size",
        "large_sise",
        "0:1: unknown key 'large_sise'; did you mean 'large_size'?",
    ),
    Case(
        "profiles/wcag22-aa.toml",
        "spacing = true",
        "spacing = 1",
        "0:11: rules.target-size.spacing is 1; give true or false",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} {case.new or case.old}"[:60])
def test_what_is_wrong_is_refused_with_its_place(case: Case, tmp_path: Path) -> None:
    path = file(case.name)
    text = path.read_text(encoding="utf-8")
    assert case.old in text
    copy = tmp_path / path.name
    copy.write_text(text.replace(case.old, case.new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        FILES[path](copy)
    below, _, told = case.error.partition(":")
    line = text[: text.index(case.old)].count("\n") + 1 + int(below)
    assert str(caught.value).startswith(f"{copy}:{line}:{told}")


def test_a_phrase_that_the_reference_lacks_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = file("strings/en.toml").read_text(encoding="utf-8")
    (tmp_path / "en.toml").write_text(text.replace('to_check = "Back to the check"\n', ""), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        FILES[file("strings/en.toml")](tmp_path / "en.toml")
    assert str(caught.value) == (
        f"{tmp_path}/zh-CN.toml:23:1: the phrase 'actions.to_check' is unknown: en.toml, which has to have "
        "every phrase, lacks it; add it to en.toml, or take it away here"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_data_file_is_read(path: Path) -> None:
    FILES[path](path)

"""What is the source's and what is ours: claims keep the two apart."""

from __future__ import annotations

import re

from app.content.claims import load_claims
from app.content.languages import language_names
from app.content.strings import load_strings
from app.domain.facts.claims import Status
from app.domain.facts.text import Text
from app.domain.views import SOURCES

# Names of places in the app, words that the source itself sets apart, and words that a decision is about.
QUOTED = {"我", "验证身份", "钱包", "待回收", "近期", "每年", "A year", "recent", "at once"}
LAWS = {"网络安全法", "支付机构反洗钱管理办法"}  # the only ones that the source cites
QUOTES = re.compile(r"“([^”]+)”|\"([^\"]+)\"")


def _said(text: Text) -> tuple[str, ...]:
    return tuple(load_strings(language).render(text) for language in language_names())


def _all_said() -> str:
    claims = load_claims()
    texts = [claim.text for claim in claims.by_id.values()]
    texts += [text for each in claims.contradictions for text in (each.text, each.decision)]
    return "\n".join(words for text in texts for words in _said(text))


def test_quotation_marks_hold_no_sentence_that_the_source_does_not_say() -> None:
    quoted = {first or second for first, second in QUOTES.findall(_all_said())}
    assert quoted <= QUOTED


def test_no_law_is_named_but_those_that_the_source_cites() -> None:
    phrases = "\n".join(load_strings("zh-CN").phrases.values())
    named = set(re.findall(r"《([^》]+)》", _all_said() + phrases))
    assert named == LAWS
    assert set(re.findall(r"《([^》]+)》", "".join(_said(load_claims()["C04"].text)))) == LAWS


def test_what_explains_is_ours_and_a_source_of_the_screens_that_say_it() -> None:
    shown = {claim for claims in SOURCES.values() for claim in claims}
    reasons = {claim.id: claim for claim in load_claims().by_id.values() if claim.explains}
    assert len(reasons) > 10
    assert {claim.status for claim in reasons.values()} == {Status.ASSUMPTION}
    assert set(reasons) <= shown


def test_the_second_contradiction_rests_on_the_missing_entry_and_the_path() -> None:
    (second,) = (each for each in load_claims().contradictions if each.id == "2")
    assert second.claims == ("C06", "F01")
    assert load_claims()["C03"].status is Status.UNVERIFIED

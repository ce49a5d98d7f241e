"""A rule is one file: what it lacks is named here."""

from __future__ import annotations

import ast
import inspect
import string
from typing import get_args

import pytest

from audits import profiles, reports
from audits.reports import words
from audits.rules import RULES, find
from audits.rules.rule import Impact, Rule

CASES = [(rule, language) for rule in RULES for language in reports.languages()]


@pytest.mark.parametrize(("rule", "language"), CASES, ids=lambda each: getattr(each, "id", each))
def test_a_rule_has_all_its_texts_in_every_language(rule: Rule, language: str) -> None:
    assert language in rule.texts, f"{rule.id} has no texts in {language}"
    texts = rule.texts[language]
    for part in ("title", "defect", "why", "remedy"):
        assert getattr(texts, part).strip(), f"{rule.id} has no {part} in {language}"
    assert [name for _, name, _, _ in string.Formatter().parse(texts.defect) if name] == ["name"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_its_clause_its_impact_and_a_profile(rule: Rule) -> None:
    assert rule.criterion
    assert rule.url.startswith("https://")
    assert rule.impact in get_args(Impact)
    assert rule.tags
    assert [name for name in profiles.names() if rule.id in profiles.load(name).rules], "no profile has it"
    assert find(rule.id) is rule


def _reasons(rule: Rule) -> set[str]:
    """Return the reasons that a rule's file gives for verdicts that it leaves to a person."""
    module = inspect.getmodule(rule.check or rule.probe)
    assert module is not None
    tree = ast.parse(inspect.getsource(module))
    found = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        undecided = any(isinstance(each, ast.Attribute) and each.attr == "CANT_TELL" for each in call.args)
        reason = next((each.value for each in call.keywords if each.arg == "reason"), None)
        if undecided:
            named = (reason.value,) if isinstance(reason, ast.Constant) else getattr(module, "_UNDECIDED", ())
            assert named, f"line {call.lineno}: name the reason, or all that are possible in _UNDECIDED"
            found.update(map(str, named))
    return found


@pytest.mark.parametrize(("rule", "language"), CASES, ids=lambda each: getattr(each, "id", each))
def test_why_a_person_has_to_decide_is_said_in_every_language(rule: Rule, language: str) -> None:
    common = {
        key.removeprefix("reason.") for key in words.load(language, {}).texts if key.startswith("reason.")
    }
    assert _reasons(rule) <= common | set(rule.texts[language].reasons)


def test_the_modules_of_this_folder_are_all_listed() -> None:
    from pathlib import Path

    import audits.rules

    files = {path.stem for path in Path(audits.rules.__file__).parent.glob("*.py")}
    listed = {str(inspect.getmodule(rule.check or rule.probe).__name__).rpartition(".")[2] for rule in RULES}  # type: ignore[union-attr]
    assert files - listed == {"__init__", "needing", "rule", "verdicts"}

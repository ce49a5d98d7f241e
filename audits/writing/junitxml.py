"""JUnit's XML as Jenkins and GitLab read it: suites of cases, each passed, failed or skipped.

It is valid by the schema of Jenkins (xunit-plugin's junit-10.xsd), in which a suite has a file, a case none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import quoteattr

from .plaintext import displayable

_NOTHING: Mapping[str, str] = MappingProxyType({})


class End(StrEnum):
    """How a case ended; the value is the name of the element that says so."""

    PASSED = "system-out"
    FAILED = "failure"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Case:
    """One test case; ``message`` says why it ended so, ``place`` where, ``took`` how long it took (s).

    ``told`` is what else is to be told of it, as its output.
    """

    group: str
    name: str
    end: End = End.PASSED
    message: str = ""
    place: str = ""
    took: float | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """Some cases under one name, with facts that hold for all of them, notes, and the file they come from."""

    name: str
    cases: tuple[Case, ...]
    date: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    notes: tuple[str, ...] = ()
    file: str = ""


def junit_xml(title: str, suites: Iterable[Suite]) -> Iterator[str]:
    """Yield the XML text of suites, one at a time."""
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield f"<testsuites name={quoteattr(displayable(title))}>\n"
    for suite in suites:
        element = _suite(suite)
        Xml.indent(element)
        yield Xml.tostring(element, encoding="unicode") + "\n"
    yield "</testsuites>\n"


def _suite(suite: Suite) -> Xml.Element:
    ends = [case.end for case in suite.cases]
    totals = {
        "tests": len(ends),
        "failures": ends.count(End.FAILED),
        "errors": 0,
        "skipped": ends.count(End.SKIPPED),
    }
    element = _element("testsuite", {"name": suite.name} | {name: str(n) for name, n in totals.items()})
    times = [case.took for case in suite.cases if case.took is not None]
    if times:
        element.set("time", f"{sum(times):.3f}")
    if suite.file:
        element.set("file", displayable(suite.file))
    if suite.date:
        element.set("timestamp", displayable(suite.date))
    if suite.facts:
        properties = Xml.SubElement(element, "properties")
        properties.extend(_element("property", {"name": k, "value": v}) for k, v in suite.facts.items())
    element.extend(map(_case, suite.cases))
    if suite.notes:
        Xml.SubElement(element, "system-out").text = displayable("\n".join(suite.notes))
    return element


def _case(case: Case) -> Xml.Element:
    took = {} if case.took is None else {"time": f"{case.took:.3f}"}
    element = _element("testcase", {"classname": case.group, "name": case.name, **took})
    if case.end is not End.PASSED:
        kind = {"type": case.group} if case.end is End.FAILED else {}
        ended = _element(case.end, {**kind, "message": case.message})
        if case.place:
            ended.text = displayable(case.place)
        element.append(ended)
    told = case.told or (case.message if case.end is End.PASSED else "")
    if told:
        Xml.SubElement(element, "system-out").text = displayable(told)
    return element


def _element(tag: str, attributes: Mapping[str, str]) -> Xml.Element:
    return Xml.Element(tag, {name: displayable(value) for name, value in attributes.items()})

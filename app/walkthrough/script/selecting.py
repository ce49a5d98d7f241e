"""Read selectors and conditions: what is looked for, and when something happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.walkthrough.script.scope import holds
from app.walkthrough.script.values import EVERY, given, read_point
from app.walkthrough.script.yamlsource import Value
from audits.driving.gestures import RELATIONS, STATES, TRAITS, Selector
from audits.driving.patterns import PatternError, check

_RELATIONS = {word: name for name, word in RELATIONS.items()}
_SIZES = ("width", "height", "tolerance")
_GESTURE = (
    "point",
    "start",
    "end",
    "repeat",
    "delay",
    "retryTapIfNoChange",
    "waitUntilVisible",
    "waitToSettleTimeoutMs",
)
SELECTOR = (
    "text",
    "id",
    "index",
    *STATES,
    *_RELATIONS,
    "containsDescendants",
    *_SIZES,
    "traits",
    "css",
    *_GESTURE,
)
"""The keys that may stand wherever something is looked for, as in Maestro."""
PLATFORMS = ("android", "ios", "web", "harmonyos")
"""The platforms that a condition can name: Maestro's, and the phone that it does not know."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When something happens: what is seen, or not seen, what is true, on which platform. Empty, always.

    As in an assertion, the whole page counts, in sight or not.
    """

    visible: Selector | None = None
    not_visible: Selector | None = None
    true: str | None = None
    platform: str = ""

    @property
    def is_true(self) -> bool:
        """Whether its expression holds, or it has none."""
        return self.true is None or holds(self.true)


def read_selector(value: Value) -> Selector:
    """Read a selector: a text, or what is given of it. Raises InputError for one that names nothing."""
    if value.is_text:
        return Selector(text=_pattern(value))
    pairs = given(value.mapping((*SELECTOR, *EVERY)))

    def whole(key: str) -> int | None:
        return pairs[key].whole(None) if key in pairs else None

    if "css" in pairs:
        pairs["css"].findings.refuse(
            pairs["css"].fail("css finds nothing: this is no web page", "give a text or an id")
        )
    selector = Selector(
        text=_pattern(pairs["text"]) if "text" in pairs else "",
        id=_pattern(pairs["id"]) if "id" in pairs else "",
        index=_index(pairs["index"]) if "index" in pairs else None,
        point=read_point(pairs["point"]) if "point" in pairs else None,
        width=whole("width"),
        height=whole("height"),
        tolerance=whole("tolerance") or 0,
        traits=_traits(pairs["traits"]) if "traits" in pairs else (),
        contains_descendants=_several(pairs.get("containsDescendants")),
        **_states(pairs),
        **_relations(pairs),
    )
    # A key that is mistyped, or whose value is wrong, has been told.
    told = not set(value.keys()) <= {*SELECTOR, *EVERY}
    if not told and not pairs.keys() & {*SELECTOR, "point"} - {*_GESTURE[1:]}:
        raise value.fail("nothing is named here", "give a text, an id or a point")
    return selector


def _states(pairs: dict[str, Value]) -> dict[str, Any]:
    return {state: pairs[state].truth() for state in STATES if state in pairs}


def _relations(pairs: dict[str, Value]) -> dict[str, Any]:
    return {name: read_selector(pairs[word]) for word, name in _RELATIONS.items() if word in pairs}


def read_condition(value: Value) -> Condition:
    """Read what has to hold."""
    pairs = given(value.mapping(("visible", "notVisible", "true", "platform", *EVERY)))
    return Condition(
        read_selector(pairs["visible"]) if "visible" in pairs else None,
        read_selector(pairs["notVisible"]) if "notVisible" in pairs else None,
        pairs["true"].text() if "true" in pairs else None,
        _platform(pairs["platform"]) if "platform" in pairs else "",
    )


def _platform(value: Value) -> str:
    lower = value.text().lower()
    return lower if lower in PLATFORMS else value.one_of("platform", PLATFORMS)


def _pattern(value: Value) -> str:
    """Return a regular expression; one that is taken as it stands is noted."""
    text = value.text()
    if value.is_open or not text:
        return text
    try:
        problem = check(text)
    except PatternError as error:
        value.fault(error.wrong, error.right)
        return text
    if problem:
        wrong = f"{text!r} is taken as it stands: as a regular expression it is wrong ({problem})"
        value.findings.note(value.fail(wrong))
    return text


def _index(value: Value) -> int:
    if value.is_open:
        return 0
    text = value.text().strip()
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        value.fault(f"{text!r} is not possible here", "write a whole number, a negative one from the end")
        return 0


def _traits(value: Value) -> tuple[str, ...]:
    words = tuple(each.lower().replace("_", "-") for each in value.text().split(" "))
    for word in words:
        if word not in TRAITS:
            value.fault(f"unknown trait {word!r}", f"known: {', '.join(TRAITS)}")
    return tuple(word for word in words if word in TRAITS)


def _several(value: Value | None) -> tuple[Selector, ...]:
    return () if value is None else tuple(map(read_selector, value.items()))

"""Maestro's commands that have no meaning on a desktop: read as it reads them, and refused before playing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Reading, Spec, Walk
from app.walkthrough.script.values import EVERY, alone, given, named, read_truth
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_NO_PLACES = "a desktop app is at no place"
_NO_FLIGHT = "a desktop has no airplane mode"
_NO_MODEL = "nothing is sent to a model here; write assertVisible, or assertNoViolations"
_NO_LINKS = "the app opens no links"
_NO_MEDIA = "a desktop has no gallery"


@dataclass(frozen=True, slots=True)
class Elsewhere(Command):
    """A command that has no meaning here."""

    why: str

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Fail: only an optional one is played at all."""
        raise CheckError(f"it has no meaning here: {self.why}")


def _location(value: Value) -> Command:
    pairs = named(value, ("latitude", "longitude"), ("latitude", "longitude"))
    for each in ("latitude", "longitude"):
        pairs[each].text()
    return Elsewhere(_NO_PLACES)


def _travel(value: Value) -> Command:
    pairs = named(value, ("points", "speed"), ("points",))
    for point in pairs["points"].items():
        parts = point.text().split(",")
        if len(parts) != 2 or not all(map(_is_number, parts)):
            point.fault(f"{point.text()!r} is no place", 'write "latitude,longitude"')
    if "speed" in pairs and not pairs["speed"].is_nothing and not _is_number(pairs["speed"].text()):
        pairs["speed"].fault(f"{pairs['speed'].text()!r} is no speed", "write metres per second")
    return Elsewhere(_NO_PLACES)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _flight(value: Value) -> Command:
    alone(value, "value").one_of("mode", ("enabled", "disabled"))
    return Elsewhere(_NO_FLIGHT)


def _nothing(why: str, value: Value) -> Command:
    named(value, ())
    return Elsewhere(why)


def _asked(key: str, more: tuple[str, ...], value: Value) -> Command:
    if value.is_text:
        value.text()
    else:
        named(value, (key, *more), (key,))[key].text()
    return Elsewhere(_NO_MODEL)


def _link(value: Value) -> Command:
    if value.is_text:
        value.text()
        return Elsewhere(_NO_LINKS)
    pairs = given(value.mapping(("link", "browser", "autoVerify", *EVERY)))
    if "link" not in pairs:
        raise value.fail("link is missing", "give `link: …`")
    pairs["link"].text()
    for key in ("browser", "autoVerify"):
        read_truth(pairs, key)
    return Elsewhere(_NO_LINKS)


def _media(value: Value, reading: Reading) -> Command:
    files = value if value.is_list else given(named(value, ("files",))).get("files")
    if files is None:
        raise value.fail("files is missing", "give `files: [ … ]`")
    for each in files.items():
        reading.file(each)
    return Elsewhere(_NO_MEDIA)


COMMANDS = (
    Spec("setLocation", _location, example="{ latitude: 52.5, longitude: 13.4 }", refused=_NO_PLACES),
    Spec("travel", _travel, example="{ points: ['0,0'] }", refused=_NO_PLACES),
    Spec("setAirplaneMode", _flight, example="enabled", refused=_NO_FLIGHT),
    Spec(
        "toggleAirplaneMode",
        lambda value: _nothing(_NO_FLIGHT, value),
        Elsewhere(_NO_FLIGHT),
        refused=_NO_FLIGHT,
    ),
    Spec("openLink", _link, example="https://example.com", refused=_NO_LINKS),
    Spec("addMedia", read_with=_media, example="[picture.png]", refused=_NO_MEDIA),
    Spec(
        "assertNoDefectsWithAI",
        lambda value: _nothing(_NO_MODEL, value),
        Elsewhere(_NO_MODEL),
        refused=_NO_MODEL,
        optional=True,
    ),
    Spec(
        "assertWithAI",
        lambda value: _asked("assertion", (), value),
        example="The form is complete.",
        refused=_NO_MODEL,
        optional=True,
    ),
    Spec(
        "extractTextWithAI",
        lambda value: _asked("query", ("outputVariable",), value),
        example="the code",
        refused=_NO_MODEL,
        optional=True,
    ),
)

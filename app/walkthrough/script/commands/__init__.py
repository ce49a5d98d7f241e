"""Every command that a flow can hold: each is a record in ``COMMANDS`` of one of these modules."""

from __future__ import annotations

from app.walkthrough.script.commands import blocks, prototype, seeing, touching, typing
from app.walkthrough.script.commands.base import Spec

FAMILIES = (touching, typing, seeing, blocks, prototype)
COMMANDS: dict[str, Spec] = {spec.name: spec for family in FAMILIES for spec in family.COMMANDS}

_NO_CODE = "no code runs here; use env and ${NAME}"
UNSUPPORTED: dict[str, str] = {
    "runScript": _NO_CODE,
    "evalScript": _NO_CODE,
    "assertTrue": _NO_CODE,
    "stopApp": "launchApp begins anew",
    "killApp": "launchApp begins anew",
    "clearState": "launchApp begins anew",
    "openLink": "the prototype opens no links",
    "setLocation": "the prototype knows no places",
    "copyTextFrom": "write what is expected into assertVisible",
    "pasteText": "use inputText",
    "startRecording": "the storyboard keeps every screen",
    "stopRecording": "the storyboard keeps every screen",
}

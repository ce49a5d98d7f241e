"""A small run as its record has it, made of a few coloured pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SIZE = (90, 180)
Line = dict[str, Any]


def node(kind: str, name: str = "", **more: Any) -> Line:
    """Return a node as a record has it."""
    return {"depth": 0, "class": kind, "id": "", "name": name, "states": [], "rect": [0, 0, *SIZE], **more}


HOME = [
    node("HomeScreen", "Home", id="home"),
    node("Row", "Pay", id="pay", depth=1, rect=[10, 40, 80, 60]),
    node("Words", "¥ 12", id="balance", depth=1),
]
PAY = [
    node("PayScreen", "Pay", id="pay-screen"),
    node("Button", "Send", id="send", depth=1, rect=[10, 140, 80, 170]),
]
SENT = [
    node("PayScreen", "Pay", id="pay-screen"),
    node("Button", "Sent", id="send", depth=1, rect=[10, 140, 80, 170], states=["disabled"]),
    node("Toast", "Done", id="toast", depth=1),
]


def tree(
    name: str, nodes: Sequence[Line], earlier: str | None = None, edits: list[Any] | None = None
) -> Line:
    """Return the line of a tree: whole, or as edits of an earlier one."""
    return {"type": "tree", "id": name, "from": earlier, "edits": edits or [[0, 0, list(nodes)]]}


def step(number: int, command: str, detail: str = "", **more: Any) -> Line:
    """Return the line of a step that passed."""
    told = {
        "where": f"flows/pay.yaml:{number + 3}:3",
        "command": command,
        "detail": detail,
        "result": "passed",
    }
    return {"type": "step", "number": number, "at_s": number - 1.0, "took_s": 0.5, **told, **more}


def seen(before: str, after: str, frame: str, tree: str) -> Line:
    """Return what a step says of what is seen."""
    return {"before": before, "after": after, "frame": frame, "tree": tree}


def walk_lines(**more: Any) -> list[Line]:
    """Return the lines of a walk of four steps, the second of which is a block around the third."""
    head = {
        "type": "walk",
        "format": 1,
        "flow": "pay",
        "name": "Somebody pays",
        "tags": ["P01"],
        "size": [*SIZE],
    }
    variant = {"platform": "ios", "theme": "light"}
    return [
        {**head, "variant": variant, "app": "mingbai 0.1.0", "file": "flows/pay.yaml", **more},
        tree("t1", HOME),
        step(1, "launchApp", after="red", frame="f1", tree="t1"),
        step(2, "runFlow", "part", before="red", after="green", tree="t2"),
        tree("t2", PAY),
        step(
            3,
            "tapOn",
            "id 'pay'",
            depth=1,
            **seen("red", "green", "f2", "t2"),
            touch=[45, 50],
            touched=HOME[1],
            target=HOME[1],
            checks=["visible", "on top"],
        ),
        tree("t3", SENT, "t2", [[1, 2, SENT[1:]]]),
        step(4, "tapOn", "id 'send'", **seen("green", "blue", "f3", "t3"), touch=[45, 155], touched=PAY[1]),
        {"type": "end", "result": "passed", "at_s": 3.5, "wall_s": 0.8, "not_reached": []},
    ]


def failing_lines() -> list[Line]:
    """Return the same walk, whose last step fails because a banner lies over the button."""
    lines = walk_lines()
    banner = node("Banner", "News", id="notice", rect=[0, 100, 90, 180])
    lines[-2].update(
        result="failed",
        message="flows/pay.yaml:7:3: tapOn: id 'send' is covered by 'News'",
        after="black",
        frame="f4",
        tree="t4",
        touched=None,
        covered_by=banner,
    )
    lines[-3] = tree("t4", [*PAY, banner])
    lines[-1] = {
        **lines[-1],
        "result": "failed",
        "not_reached": [{"where": "flows/pay.yaml:8:3", "command": "assertVisible", "detail": "Done"}],
    }
    return lines


def write_walk(out: Path, lines: Iterable[Mapping[str, Any]], name: str = "pay-ios-light") -> Path:
    """Write a walk into a run's folder, with its pictures; return the walk's folder."""
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "trace.jsonl").write_text(text, encoding="utf-8", errors="surrogatepass")
    pictures = out / "pictures"
    pictures.mkdir(exist_ok=True)
    for colour in ("red", "green", "blue", "black"):
        picture = Image.new("RGB", SIZE, "white")
        ImageDraw.Draw(picture).rectangle((10, 20, 79, 119), fill=colour)
        picture.save(pictures / f"{colour}.webp", lossless=True)
    return folder

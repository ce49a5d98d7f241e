"""Take the README's pictures anew, from today's program.

uv run mingbai audit              # the report whose picture is taken
uv run python -m tests.pictures   # needs Chromium on the PATH
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageDraw

from app.domain.events import LeaveCheck
from audits.target.environment import prepare_kivy

ROOT = Path(__file__).parents[2]
OUT = ROOT / ".pictures"
REPORT = ROOT / "report" / "index.html"
REPORT_SIZE = (1180, 1500)
REPLAY_SIZE = (1440, 1010)
WINDOW_SIZE = (1440, 900)
BACKDROP = (138, 147, 160)
GAP, CORNER = 28, 40  # px
SHRINK = 0.72
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=4000",  # what a page shows when it comes into sight is there then
)  # fmt: skip


def main() -> None:
    """Write all pictures."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for name in ("phones", "platforms"):
            _save(_row(_phones(name, scratch / name)), name)
        _save(_report(scratch / "report.png"), "report")
        _save(_replay(scratch), "trace")
    _save(_window(), "window")


def _phones(name: str, folder: Path) -> list[Image.Image]:
    flow = Path(__file__).with_name(f"{name}.yaml")
    command = [sys.executable, "-m", "app", "walk", str(flow), "--out", str(folder), "--format", "json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shots = sorted(path for path in folder.rglob("*.png") if not path.stem.isdecimal())
    return [Image.open(path).convert("RGB") for path in shots]


def _row(phones: list[Image.Image]) -> Image.Image:
    """Set phones side by side, their corners rounded."""
    width, height = phones[0].size
    row = Image.new("RGB", (GAP + len(phones) * (width + GAP), height + 2 * GAP), BACKDROP)
    mask = Image.new("L", (width, height), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width, height), CORNER, fill=255)
    for number, phone in enumerate(phones):
        row.paste(phone, (GAP + number * (width + GAP), GAP), mask)
    return row.resize((round(row.width * SHRINK), round(row.height * SHRINK)), Image.Resampling.LANCZOS)


def _window() -> Image.Image:
    prepare_kivy(*WINDOW_SIZE, off_screen=True)
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from app.desktop.control import DeskControl
    from app.domain.events import Begin, Go
    from app.prototype.variant import Variant
    from app.walkthrough.evidence.camera import Camera
    from tests.app.domain.runs import answer

    control = DeskControl(Variant(scenario="ready", platform="ios-passcode"), datetime(2026, 1, 5, 9, 41))
    Window.add_widget(control.desk)
    prototype = control.prototype
    for event in (Go("realname"), Go("rename"), LeaveCheck(), Begin()):
        prototype.emit(event)
    while prototype.state.submitted is None:
        for event in answer(prototype.state):
            prototype.emit(event)
    prototype.emit(Go("process"))
    prototype.advance(4 * 3600)
    for _ in range(60):
        EventLoop.idle()
    path = OUT / "window.png"
    path.write_bytes(Camera().snap())
    return Image.open(path).convert("RGB")


def _report(path: Path) -> Image.Image:
    if not REPORT.is_file():
        raise SystemExit("the report's picture needs report/ from `uv run mingbai audit`")
    return _shown(REPORT.as_uri(), REPORT_SIZE, path)


def _shown(page: str, size: tuple[int, int], path: Path) -> Image.Image:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("pictures of pages need Chromium")
    window = f"--window-size={size[0]},{size[1]}"
    subprocess.run(
        [browser, *CHROMIUM, f"--screenshot={path}", window, page], check=True, capture_output=True
    )
    return Image.open(path).convert("RGB")


def _replay(folder: Path) -> Image.Image:
    """Show the replay of a walk at the step that cancels a renewal."""
    command = [
        sys.executable,
        "-m",
        "app",
        "walk",
        "renewals-clear",
        "--platform",
        "ios",
        "--out",
        str(folder),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (page,) = folder.glob("*/trace.html")
    return _shown(f"{page.as_uri()}#19", REPLAY_SIZE, folder / "trace.png")


def _save(picture: Image.Image, name: str) -> None:
    picture.save(OUT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

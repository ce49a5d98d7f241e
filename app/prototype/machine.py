"""What this machine has and lacks, with the exact remedy for each thing that is missing."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from app.errors import MachineError
from audits.target.opengl import renderer

DISPLAY_REMEDY = (
    "start it in a desktop session, or use `mingbai walk` or `mingbai audit`, which need no display"
)
FONT_PACKAGES = ("noto_cjk_sans_otc", "justmytype_intl_cjk")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was checked: whether it is there, what was found, and the remedy if it is not.

    What is not ``required`` is needed by one of the three commands only.
    """

    name: str
    there: bool
    found: str
    remedy: str = ""
    required: bool = True


def has_display() -> bool:
    """Tell whether a window can be shown: always assumed on Windows and macOS."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"))


def require_display() -> None:
    """Raise MachineError where no window can be shown."""
    if not has_display():
        raise MachineError("no display was found", DISPLAY_REMEDY)
    if sys.platform.startswith("linux"):
        # Left to itself, SDL falls back to drawing where nobody sees it when the display does not answer.
        os.environ.setdefault(
            "SDL_VIDEODRIVER", "wayland,x11" if os.environ.get("WAYLAND_DISPLAY") else "x11"
        )


def examine() -> Iterator[Examined]:
    """Yield everything the program needs, as it is found on this machine."""
    version = platform.python_version()
    yield Examined("Python", sys.version_info >= (3, 11), version, "install Python 3.11 or newer")
    for package in ("kivy", "pillow", "colour-science"):
        yield _package(package)
    yield _opengl()
    display = has_display()
    yield Examined("Display", display, "found" if display else "none", DISPLAY_REMEDY, required=False)
    yield _fonts()


def _package(name: str) -> Examined:
    from importlib import metadata  # which takes long to import, and is seldom asked

    try:
        return Examined(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Examined(name, False, "missing", f"pip install {name}")


def _opengl() -> Examined:
    name = "OpenGL off screen"
    try:
        return Examined(name, True, renderer())
    except MachineError as error:
        return Examined(name, False, error.lacks, error.remedy)


def _fonts() -> Examined:
    missing = [package for package in FONT_PACKAGES if find_spec(package) is None]
    return Examined(
        "Chinese fonts",
        not missing,
        f"missing: {', '.join(missing)}" if missing else "found",
        "install mingbai again, with its dependencies",
    )

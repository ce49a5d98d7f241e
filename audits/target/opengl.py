"""Whether this machine can draw: the window in this process, or a trial in another one."""

from __future__ import annotations

import subprocess
import sys

from ..errors import MachineError

OPENGL_REMEDY = (
    "install Mesa's OpenGL: apt-get install libgl1 libegl1 libgles2 libgl1-mesa-dri "
    "(Fedora: dnf install mesa-libGL mesa-libEGL mesa-libGLES mesa-dri-drivers)"
)
LIMIT_S = 60.0  # a trial takes one second on a quick machine
_TRIAL = "import sys; sys.path[:] = {path!r}; from {module} import print_renderer; print_renderer()"


def require_window(remedy: str = OPENGL_REMEDY) -> None:
    """Open Kivy's window, on or off screen. Raises MachineError with the remedy where that cannot be done."""
    try:
        from kivy.core.window import Window
    except (SystemExit, Exception) as error:
        raise MachineError(f"no OpenGL window can be opened ({error})", remedy) from error
    if Window is None:
        raise MachineError("no OpenGL window can be opened", remedy)


def renderer(limit_s: float = LIMIT_S) -> str:
    """Open an off-screen window in a process of its own and return the name of what draws there.

    That process finds its modules where this one does, and not in the current folder. Raises MachineError
    where no window can be opened, or none within ``limit_s`` (real s).
    """
    # -P keeps the current folder, and what is called like a module there, out of its way.
    trial = [sys.executable, "-P", "-c", _TRIAL.format(path=sys.path, module=__name__)]
    try:
        ended = subprocess.run(
            trial, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=limit_s
        )
    except subprocess.TimeoutExpired as error:
        what = f"opening an OpenGL window off screen does not end (stopped after {limit_s:g} s)"
        raise MachineError(what, f"the graphics driver hangs: {OPENGL_REMEDY}") from error
    lines = ended.stdout.strip().splitlines()
    if ended.returncode != 0 or not lines:
        raise MachineError("no OpenGL window can be opened off screen", OPENGL_REMEDY)
    return lines[-1]


def print_renderer() -> None:
    """Open an off-screen window and print the name of what draws there, for ``renderer``."""
    from .environment import prepare_kivy

    prepare_kivy(64, 64, off_screen=True)
    require_window()
    from kivy.graphics.opengl import GL_RENDERER, glGetString

    sys.stdout.write(f"{glGetString(GL_RENDERER).decode()}\n")

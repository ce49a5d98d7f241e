"""Keep an explored app from changing other files, starting programs, and using the network or a browser.

Python tells of each such attempt before it happens (PEP 578), whichever module makes it. What is not allowed
raises PermissionError in the app, and is named in the report.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..started import from_start

_REACHING_OUT = {
    "webbrowser.open": "opens a page in the browser",
    "subprocess.Popen": "starts a program",
    "os.system": "starts a program",
    "os.exec": "starts a program",
    "os.posix_spawn": "starts a program",
    "os.spawn": "starts a program",
    "os.startfile": "starts a program",
    "os.fork": "starts a process",
    "os.forkpty": "starts a process",
    "pty.spawn": "starts a program",
    "os.kill": "sends a signal",
    "os.killpg": "sends a signal",
    "socket.connect": "uses the network",
    "socket.sendto": "uses the network",
    "socket.bind": "uses the network",
    "socket.getaddrinfo": "uses the network",
    "socket.gethostbyname": "uses the network",
}
_CHANGING = {
    "os.remove": 1, "os.rmdir": 1, "os.mkdir": 1, "os.rename": 2, "os.link": 2, "os.symlink": 2,
    "os.truncate": 1, "os.chmod": 1, "os.chown": 1, "os.utime": 1, "shutil.rmtree": 1, "sqlite3.connect": 1,
}  # fmt: skip
"""Events that change files, with the number of paths that come first among their arguments."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_IMPORTING = "<frozen importlib._bootstrap_external>"
_DEVICES = ("/dev/null", "/dev/dri", "/dev/shm", "/dev/urandom", "/proc/self")


class RefusedError(PermissionError):
    """An explored app tried something that is refused."""


class Guard:
    """Refuses what an explored app may not do, from ``installed`` on; ``told`` gets each attempt in words.

    Files may be changed in ``allowed`` folders only. ``home`` is the folder of the app's own code: an attempt
    is named by the innermost line of it.
    """

    def __init__(self, allowed: Iterable[Path], home: Path, told: Callable[[str], None]) -> None:
        self._allowed = [os.path.realpath(folder) for folder in allowed]
        self._home = str(home.resolve())
        self._told = told
        self._active = False
        self._busy = False

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Guard what runs meanwhile, in all threads. Python keeps the hook until the process ends."""
        sys.addaudithook(self._hook)
        self._active = True
        opened, webbrowser.open = webbrowser.open, self._opened
        try:
            yield
        finally:
            webbrowser.open = opened
            self._active = False

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Refuse nothing meanwhile: no code of the app runs."""
        self._active = False
        try:
            yield
        finally:
            self._active = True

    def _opened(self, url: str, *_: object, **__: object) -> bool:
        """Stand in for the browser, which a machine may lack; the app takes the page for opened."""
        self._tell(f"opens a page in the browser ({url!r})")
        return True

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._active or self._busy:
            return
        what = self._refused(event, arguments)
        if what:
            self._tell(what)
            raise RefusedError(f"refused while the app is explored: it {what}")

    def _tell(self, what: str) -> None:
        """Name what a line of the app tries. What libraries try by themselves is not named."""
        self._busy = True  # to tell of it, files are read
        try:
            place = self._place()
            if place:
                self._told(f"{place}: the app {what}: refused")
        finally:
            self._busy = False

    def _refused(self, event: str, arguments: tuple[object, ...]) -> str:
        if event in _REACHING_OUT:
            local = event.startswith("socket.") and _is_local(arguments)
            return "" if local else f"{_REACHING_OUT[event]}{_detail(arguments)}"
        if event == "open" and not _writes(arguments):
            return ""
        if (event != "open" and event not in _CHANGING) or _is_import():
            return ""
        for path in arguments[: _CHANGING.get(event, 1)]:
            if isinstance(path, (str, bytes, os.PathLike)) and not self._may_change(os.fsdecode(path)):
                return f"changes the file {from_start(os.fsdecode(path))}"
        return ""

    def _may_change(self, path: str) -> bool:
        if path in (":memory:", "") or path.startswith(_DEVICES):
            return True
        real = os.path.realpath(path)
        return any(real == folder or real.startswith(folder + os.sep) for folder in self._allowed)

    def _place(self) -> str:
        """Return the innermost line of the app's own code, "" where none is at work or Kivy does it itself.

        An app's ``run()`` is below all that Kivy does, its search for a clipboard program for one.
        """
        import kivy  # which is there by now

        kivys = str(Path(kivy.__file__).parent)
        for each in reversed(traceback.extract_stack(sys._getframe())):
            if each.filename.startswith(kivys):
                return ""
            if each.filename.startswith(self._home) and "site-packages" not in each.filename:
                return f"{from_start(each.filename)}:{each.lineno}"
        return ""


def _is_import() -> bool:
    """Tell whether Python itself is at work, which keeps the compiled form of a module that is imported."""
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame.f_code.co_filename == _IMPORTING


def _writes(arguments: tuple[object, ...]) -> bool:
    _, mode, flags = (*arguments, None, None, None)[:3]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)


def _is_local(arguments: tuple[object, ...]) -> bool:
    """Tell whether a socket is one of this machine's file system, as a display's is, and no network."""
    return any(
        isinstance(each, (str, bytes)) and os.fsdecode(each).startswith(("/", "\0")) for each in arguments[1:]
    )


def _detail(arguments: tuple[object, ...]) -> str:
    words = [each for each in arguments if isinstance(each, (str, tuple, list)) and each]
    return f" ({words[0]!r})"[:80] if words else ""


@contextmanager
def own_places() -> Iterator[Path]:
    """Give what runs meanwhile a temporary home folder, and a temporary one for its settings and data."""
    with tempfile.TemporaryDirectory(prefix="audits-") as name:
        room = Path(name)
        places = {"HOME": "home", "USERPROFILE": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data"}
        places |= {"XDG_CACHE_HOME": "cache", "APPDATA": "config", "LOCALAPPDATA": "data", "TMPDIR": "tmp"}
        before = {name: os.environ.get(name) for name in places}
        for variable, folder in places.items():
            (room / folder).mkdir(exist_ok=True)
            os.environ[variable] = str(room / folder)
        tempfile.tempdir = None
        try:
            yield room
        finally:
            tempfile.tempdir = None
            for variable, value in before.items():
                if value is None:
                    os.environ.pop(variable, None)
                else:
                    os.environ[variable] = value

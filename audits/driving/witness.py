"""What the app under audit raises: noted, so that the audit goes on and the report says it."""

from __future__ import annotations

import textwrap
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kivy
from kivy.base import ExceptionHandler, ExceptionManager

from ..errors import CheckError
from ..model import Remark
from ..started import from_start

_LONGEST_QUOTE = 160  # letters of somebody else's error
_OURS, _KIVYS = Path(__file__).parents[1], Path(kivy.__file__).parent


class Witness(ExceptionHandler):  # type: ignore[misc]
    """Notes each error of the app once. One that is not to ``bear`` them, and our own errors, are raised."""

    def __init__(self, *, bear: bool) -> None:
        super().__init__()
        self.remarks: list[Remark] = []
        self._bear = bear

    def handle_exception(self, error: Exception) -> int:
        """Note what a callback of Kivy's clock raises."""
        if not self._bear or _is_ours(error):
            return int(ExceptionManager.RAISE)
        self.note("", error)
        return int(ExceptionManager.PASS)

    def note(self, about: str, error: Exception) -> None:
        """Note an error of a widget, or of what its innermost own line belongs to. Raises our own errors."""
        if not self._bear or _is_ours(error):
            raise error
        frame = _place(error)
        lines = [line for line in str(error).splitlines() if line.strip()]
        said = textwrap.shorten(lines[-1], _LONGEST_QUOTE, placeholder=" …") if lines else ""
        what = f"{type(error).__name__}: {said}" if said else type(error).__name__
        remark = Remark(
            "raised", about or frame.name, f"{what} ({from_start(frame.filename)}:{frame.lineno})"
        )
        if remark not in self.remarks:
            self.remarks.append(remark)

    @contextmanager
    def noting(self, about: str = "") -> Iterator[None]:
        """Note what the app raises in the middle of something, which then ends."""
        try:
            yield
        except CheckError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the app raises
            self.note(about, error)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take what Kivy's clock would raise."""
        ExceptionManager.add_handler(self)
        try:
            yield
        finally:
            ExceptionManager.remove_handler(self)


def _is_ours(error: Exception) -> bool:
    """Tell whether a line of ours raised an error: nothing of the app had been called."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Path(last.filename).is_relative_to(_OURS)


def _place(error: Exception) -> traceback.FrameSummary:
    """Return the innermost line that is neither ours nor Kivy's, or the innermost of all."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if not any(Path(f.filename).is_relative_to(home) for home in (_OURS, _KIVYS))]
    return (own or frames)[-1]

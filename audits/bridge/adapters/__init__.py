"""One adapter a platform: each joins a window to the accessibility interface of its system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..protocols import Adapter, Handlers

_MODULES = {"win32": "windows", "darwin": "macos"}


def is_installed() -> bool:
    """Tell whether AccessKit's package is there."""
    return find_spec("accesskit") is not None


def adapter(window: Any, platform: str = sys.platform) -> Callable[[Handlers], Adapter]:  # noqa: ANN401
    """Return what makes this platform's adapter for Kivy's window."""
    module = import_module(f".{_MODULES.get(platform, 'unix')}", __package__)

    def make(handlers: Handlers) -> Adapter:
        made: Adapter = module.make(window, handlers)
        return made

    return make

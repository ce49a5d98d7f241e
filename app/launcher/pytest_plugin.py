"""The auditor's pytest plugin, where pytest looks for it: from within this package, or from a checkout."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

_PLUGIN = "audits.testing.plugin"
_found = import_module(f"mingbai.{_PLUGIN}" if find_spec("mingbai.audits") else _PLUGIN)

pytest_addoption = _found.pytest_addoption
audit_app = _found.audit_app

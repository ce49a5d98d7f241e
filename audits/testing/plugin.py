"""The pytest plugin: the fixture ``audit_app``, for headless machines and any number of workers.

    def test_home(audit_app):
        audit_app("main.py:MyApp").screen("settings").assert_passes("wcag22-aa")

Each app runs in a process of its own, so that one test session audits several, and tests that use Kivy
themselves are not disturbed. Defaults are those of ``[tool.audits]`` in the app's pyproject.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from .audited import AuditedApp, Found

_FOUND: pytest.StashKey[Found] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes snapshots anew."""
    with suppress(ValueError):  # it is there: the auditor is installed twice, alone and with the prototype
        parser.getgroup("audits").addoption(
            "--audits-update", action="store_true", help="Write the snapshots of audits anew."
        )


@pytest.fixture
def audit_app(request: pytest.FixtureRequest) -> Callable[[str], AuditedApp]:
    """Return what makes an ``AuditedApp`` of a TARGET: file.py, file.py:Name, package.module:Name, file.kv.

    A file is looked for in the test's folder, pytest's root and the current folder, in this order.
    """
    from .audited import AuditedApp, Session

    config = request.config
    found = config.stash.setdefault(_FOUND, {})
    update = bool(config.getoption("--audits-update"))
    session = Session(found, request.path, request.node.name, update, _fail)

    def audited(target: str) -> AuditedApp:
        visit, baseline = _visit(_located(target, [request.path.parent, config.rootpath, Path.cwd()]))
        return AuditedApp(visit, session, baseline)

    return audited


def _fail(message: str) -> NoReturn:
    pytest.fail(message, pytrace=False)


def _located(target: str, folders: list[Path]) -> str:
    name, colon, inside = target.partition(":")
    if Path(name).suffix not in (".py", ".kv"):
        return target
    whole = next((folder / name for folder in folders if (folder / name).is_file()), None)
    return target if whole is None else f"{whole}{colon}{inside}"


def _visit(target: str) -> Any:  # noqa: ANN401 - a Visit and the baseline's path
    """Return the visit that a target's own settings ask for. The test fails where they are wrong."""
    from .. import command
    from ..commandline.settings import theme_hooks
    from ..errors import ReportedError
    from ..visiting.visit import Visit

    try:
        with command.command.make_context("audits", [target], resilient_parsing=False) as context:
            given = context.params
            hooks = theme_hooks(context)
    except ReportedError as error:
        _fail(str(error))
    visit = Visit(given["target"], given["sizes"][0], given["profile"], given["rules"] or None, hooks=hooks)
    return visit, given["baseline"]

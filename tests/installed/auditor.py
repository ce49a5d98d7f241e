"""The auditor, installed alone."""

from __future__ import annotations

from pathlib import Path

from tests.installed.environment import Environment
from tests.installed.own_names import SAID, write_app, write_trap

FOR_THE_PROTOTYPE = {"noto-cjk-sans-otc", "justmytype-intl-cjk", "ruamel-yaml", "platformdirs", "quickjs-ng"}
COMMANDS = (("kivy-audits",), ("python", "-m", "kivy_audits"))
FAILED = (1,)


def check_auditor(environment: Environment) -> None:
    """Check that it takes one name, brings no fonts and audits an app with modules called as ours are."""
    assert environment.top_level_names() == {"kivy_audits"}
    assert not FOR_THE_PROTOTYPE & environment.distributions()
    app = write_app(environment.folder / "app").parent
    trap = write_trap(environment.folder / "trap")
    for command in COMMANDS:
        assert "kivy-audits, version " in environment.run(*command, "--version", cwd=app)
        for target, folder in (("main.py", app), ("../app/main.py", trap)):
            _check_names(environment.run(*command, target, cwd=folder, codes=FAILED))
    _check_names(environment.run("kivy-audits", "main:Main", cwd=app, codes=FAILED))
    _check_reports(environment, app)


def _check_names(said: str) -> None:
    missing = [each for each in SAID if each not in said]
    assert not missing, f"the app's own modules were not used: {missing} is not in\n{said}"


def _check_reports(environment: Environment, app: Path) -> None:
    """Check the reports, which need the templates and texts that are not Python."""
    formats = "html,json,sarif,junit"
    environment.run("kivy-audits", "main.py", "--format", formats, "--out", "reports", cwd=app, codes=FAILED)
    written = [path for path in (app / "reports").iterdir() if path.is_file()]
    assert len(written) == formats.count(",") + 1, written
    for path in written:
        assert "from its own screens" in path.read_text("utf-8"), path

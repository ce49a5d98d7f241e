"""The prototype, installed."""

from __future__ import annotations

from tests.installed.environment import Environment
from tests.installed.own_names import write_trap

FLOW = "happy-ios"


def check_prototype(environment: Environment) -> None:
    """Check that it takes one name, and that its commands serve in a folder with modules called as ours."""
    assert environment.top_level_names() == {"mingbai"}
    trap = write_trap(environment.folder / "trap")
    for command in (("mingbai",), ("python", "-m", "mingbai")):
        assert "mingbai, version " in environment.run(*command, "--version", cwd=trap)
        assert "ios-passcode" in environment.run(*command, "list", "platforms", cwd=trap)
    assert "✓ OpenGL off screen" in environment.run("mingbai", "doctor", cwd=trap)
    assert FLOW in environment.run("mingbai", "walk", FLOW, "--out", "report", cwd=trap)

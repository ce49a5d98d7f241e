"""Repair an app in its source, and see what fails before and after."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from audits import Entry, Outcome, Report, Run, audit
from audits.model import Finding
from audits.repair.patch import of_run, unified
from audits.repair.proof import Prover
from tests.audits.planted.apps import load, unload

REPAIRED = ("text-contrast", "non-text-contrast", "target-size")  # what is planted breaks these


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one app: the failing texts by name before, those that fail after its patch, its diff."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    diff: str
    report: Report

    @property
    def repaired(self) -> tuple[str, ...]:
        """The names of what does not fail any more."""
        return tuple(name for name in self.before if name not in self.after)

    @property
    def new(self) -> tuple[str, ...]:
        """The names of what fails only since."""
        return tuple(name for name in self.after if name not in self.before)


def repaired(folder: Path) -> Result:
    """Audit an app, write the patch of its repairs, apply it to its files, and audit it anew from these."""
    root = load(folder)
    before = audit(root, rules=REPAIRED)
    report = Prover(at_most=40, token_files=[folder / "colours.json"]).prove(root, before)
    diff = unified(of_run(Run("planted", report.profile, (Entry({"screen": folder.name}, report),))))
    unload(folder)
    patched = folder.with_name(f"{folder.name}_patched")
    if diff:
        subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=diff, text=True, cwd="/", check=True)
    shutil.copytree(folder, patched)
    for file in patched.glob("*.*"):
        text = file.read_text(encoding="utf-8") if file.suffix != ".pyc" else ""
        file.write_text(
            text.replace(f"{folder.name}.", f"{patched.name}.").replace(
                f"from {folder.name} ", f"from {patched.name} "
            ),
            encoding="utf-8",
        )
    after = audit(load(patched), rules=REPAIRED)
    unload(patched)
    return Result(_failing(before), _failing(after), diff, report)


def _failing(report: Report) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_name, report.having(Outcome.FAILED))))


def _name(finding: Finding) -> str:
    return f"{finding.rule} {finding.node.name or finding.node.path} {finding.state}"

"""The command ``audits TARGET``: audit any Kivy app.

Exit codes: 0 nothing failed, 1 something failed, 2 wrong input, 3 the machine lacks something,
70 a defect of the auditor itself, 130 interrupted.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click

from . import __version__, engine, profiles
from .errors import InputError, MachineError, ReportedError, UnknownNameError
from .model import Entry, Outcome, Report, Run
from .reports.summary import print_summary
from .target import starting as targets
from .target.environment import prepare_kivy
from .target.explaining import Target

PHONE = "390x844"
_DEFAULT_OUT = Path("audit-report")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", metavar="TARGET")
@click.option("--profile", default="wcag22-aa", show_default=True, help="Whose thresholds to apply.")
@click.option("--rule", "rules", multiple=True, help="Only this rule; may be repeated.")
@click.option("--size", default=PHONE, show_default=True, help="The window, WIDTHxHEIGHT in px.")
@click.option("--format", "formats", default="", help="Reports to write, comma-separated: html, json, …")
@click.option("--out", type=click.Path(path_type=Path), help="The folder for reports.")
@click.version_option(__version__, prog_name="kivy-audits")
def main(  # noqa: PLR0913, PLR0917 - one parameter an option
    target: str, profile: str, rules: tuple[str, ...], size: str, formats: str, out: Path | None
) -> None:
    """Audit a Kivy app's first screen: text contrast, target size, names of controls.

    TARGET is file.py, file.py:Name, package.module:Name or file.kv.
    """
    with _errors_told(), _stdout_kept() as result:
        wanted = _formats(formats, out)
        engine.choose_rules(profiles.load(profile), rules or None)
        width, height = _size(size)
        parsed = targets.parse(target)
        folder = _writable(out or _DEFAULT_OUT).resolve() if wanted else None
        report = _audit(parsed, profile, rules or None, (width, height))
        print_summary(report, target, result)
        if folder is not None:
            _write(report, target, wanted, folder, result)
    sys.exit(int(report.outcome is Outcome.FAILED))


def _audit(target: Target, profile: str, rules: Sequence[str] | None, size: tuple[int, int]) -> Report:
    from . import audit
    from .repair.proof import Prover

    prepare_kivy(*size, off_screen=True)
    targets.require_window()
    engine.install()
    root = targets.start(target)
    return Prover().prove(root, audit(root, profile, rules))


def _write(report: Report, title: str, formats: list[str], folder: Path, result: TextIO) -> None:
    from . import reports

    run = Run(
        title=title,
        profile=report.profile,
        entries=(Entry({"screen": title}, report),),
        version=__version__,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    for path in reports.write(run, formats, folder):
        print(path, file=result)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if not match or "0" in match.groups():
        raise InputError(f"{text!r} is no size", f"write WIDTHxHEIGHT in px, such as {PHONE}", where="--size")
    return int(match[1]), int(match[2])


def _formats(text: str, out: Path | None) -> list[str]:
    """Return the formats asked for; a folder without a format means the two most useful ones."""
    names = [name.strip() for name in text.split(",") if name.strip()] or (["html", "json"] if out else [])
    if not names:
        return []
    from . import reports

    for name in names:
        if name not in reports.FORMATS:
            raise UnknownNameError("format", name, reports.FORMATS)
    return names


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}", "choose another folder", str(folder)
        ) from error
    if not os.access(folder, os.W_OK):
        raise InputError("cannot be written: no permission", "choose another folder", str(folder))
    return folder


@contextmanager
def _stdout_kept() -> Iterator[TextIO]:
    """Keep stdout for the result: whatever Kivy, C libraries or the target print goes to stderr."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    original, sys.stdout = sys.stdout, sys.stderr
    try:
        with os.fdopen(kept, "w", encoding="utf-8", closefd=False) as result:
            yield result
    finally:
        sys.stdout = original
        os.dup2(kept, 1)
        os.close(kept)


@contextmanager
def _errors_told() -> Iterator[None]:
    """End with one line on stderr and the exit code that fits, never with a traceback."""
    try:
        yield
    except MachineError as error:
        _fail(str(error), 3)
    except ReportedError as error:
        _fail(str(error), 2)
    except KeyboardInterrupt:
        _fail("interrupted", 130)
    except Exception as error:  # noqa: BLE001 - the last line of defence: people never meet a traceback
        _fail(f"internal error, please report it: {type(error).__name__}: {error}", 70)


def _fail(message: str, code: int) -> None:
    print(f"audits: {message}", file=sys.stderr)  # noqa: T201
    sys.exit(code)

"""Start ``mingbai``. In a wheel this is the package ``mingbai``; ``app``, ``screens``, ``audits`` lie in it.

Those three names are common, so a wheel puts none of them at the top of site-packages. Inside this process
they are found before any others. In a checkout they are found in its root.
"""

from __future__ import annotations

import sys
from pathlib import Path


def find_rooms() -> None:
    """Let this process find ``app``, ``screens`` and ``audits``, and before any others of these names."""
    home = str(Path(__file__).parent)
    if (Path(home) / "app").is_dir() and home not in sys.path:
        sys.path.insert(0, home)


def main() -> None:
    """Run the command line and leave with its exit code."""
    find_rooms()
    from app.commands import cli

    cli.main()

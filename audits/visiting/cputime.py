"""How much CPU time another process has used: who waits uses none, who computes does."""

from __future__ import annotations

import os
from pathlib import Path


def cpu_time(process: int) -> float | None:
    """Return the CPU time of a process, in s, where the system tells it (Linux: proc(5), stat)."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()  # the name before that may hold anything
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

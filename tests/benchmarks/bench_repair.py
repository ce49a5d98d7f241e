"""How many planted faults of colour are repaired, in generated apps patched and audited anew.

Run ``python -m tests.benchmarks.bench_repair [APPS [SEED]]``, by default 30 apps. Prints what is left and
what is new, and the share of failures that are repaired; exits 1 where anything new fails.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from audits.target.environment import prepare_kivy

    prepare_kivy(390, 844, off_screen=True)

APPS, SEED = 30, 14


def main(arguments: list[str]) -> int:
    """Try the apps and return the exit code."""
    from tests.audits.planted.apps import write_app
    from tests.audits.planted.repairing import repaired

    number, seed = (int(given) for given in (*arguments, *(str(APPS), str(SEED))[len(arguments) :]))
    total = Counter[str]()
    with tempfile.TemporaryDirectory() as room:
        for index in range(number):
            folder = Path(room) / f"planted{index}"
            write_app(index, seed, folder)
            result = repaired(folder)
            total.update(before=len(result.before), repaired=len(result.repaired), new=len(result.new))
            for name in result.after:
                print(f"app {index}: {'new' if name in result.new else 'left'}: {name}")
    share = total["repaired"] / max(1, total["before"])
    print(f"{total['repaired']} of {total['before']} failures repaired ({share:.1%}), {total['new']} new")
    return int(total["new"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

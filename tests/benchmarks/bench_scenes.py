"""How often text-contrast is wrong on generated scenes whose ratios are known.

Run ``python -m tests.benchmarks.bench_scenes [SCENES [SEED]]``, by default 2,000 scenes. Prints each wrong
finding and the share of scenes without one; exits 1 where there is a wrong one.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from audits.target.environment import prepare_kivy

    prepare_kivy(390, 844, off_screen=True)

SCENES, SEED = 2000, 14


def main(arguments: list[str]) -> int:
    """Try the scenes and return the exit code."""
    from tests.audits.generated import mistakes, scenes

    number, seed = (int(given) for given in (*arguments, *(str(SCENES), str(SEED))[len(arguments) :]))
    kinds, wrong = Counter[str](), Counter[str]()
    for index, scene in enumerate(scenes(number, seed)):
        kinds[scene.kind] += 1
        found = mistakes(scene)
        wrong[scene.kind] += bool(found)
        for line in found:
            print(f"scene {index}: {line}")
    for kind, count in kinds.items():
        print(f"{kind:20} {count - wrong[kind]:5} of {count:5} right")
    print(f"{'all':20} {number - wrong.total():5} of {number:5} right")
    return int(wrong.total() > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

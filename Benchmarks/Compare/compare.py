"""The benchmarks of two built working trees in turn, and how many times as long those of the second take.

    compare.py OLD NEW [NAME…]
"""

import os
import subprocess
import sys

from ratios import Runs

ROUNDS = int(os.environ.get("BENCHMARK_ROUNDS", "7"))
SECONDS = os.environ.get("BENCHMARK_SECONDS", "0.3")


def pinned():
    """One core for both sides, as scripts/bench has it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def output(folder, names):
    """What the benchmarks of a tree print in one pass, and whether they came to their end."""
    run = subprocess.run(
        ["Benchmarks/.build/release/benchmarks", *names], cwd=folder, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"BENCHMARK_PASSES": "1", "BENCHMARK_SECONDS": SECONDS})
    return run.stdout, run.returncode == 0


def main():
    old, new, *names = sys.argv[1:]
    pinned()
    runs = Runs()
    broken = set()
    for number in range(1, ROUNDS + 1):
        print(f"bench-compare: round {number} of {ROUNDS}", file=sys.stderr)
        # What else the machine does falls on both, and neither is always the first.
        sides = [(runs.old, old), (runs.new, new)]
        for side, folder in sides if number % 2 else reversed(sides):
            text, has_ended = output(folder, names)
            side.add(text)
            if not has_ended:
                broken.add(folder)
    print(runs.table())
    for folder in sorted(broken):
        print(f"bench-compare: the benchmarks of {folder} failed; what they printed before is above", file=sys.stderr)
    return 1 if broken or not runs.names() else 0


if __name__ == "__main__":
    sys.exit(main())

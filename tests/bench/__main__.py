"""Measure training steps side by side: `make bench`.

All libraries run in one process, in turns, with the same number of threads;
what is reported is our median over the rounds, and the others' as multiples
of it. The machine may be busy: a ratio then still says something, a time does
not. The result is printed and kept in `.bench.json` for the page on speed.
"""

import json
import os
import platform
import statistics
import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from tests.bench import patterns
from tests.bench.trainers import Case, available, mlp_lit, scikit_learn

ROUNDS = 7
RESULT = Path(__file__).parents[2] / ".bench.json"
CASES = [
    Case((2, 16, 16, 3), 32, np.float64, 1000, 30, target=4),
    Case((2, 64, 64, 3), 32, np.float64, 1000, 20, target=3.5),
    Case((2,) + (32,) * 10 + (3,), 32, np.float64, 1000, 10, target=3),
    Case((784, 512, 512, 10), 128, np.float32, 6400, 1, target=1),
]


def seconds_per_step(train, case):
    """Time one run and divide it by its steps."""
    start = time.perf_counter()
    train(case.epochs)
    return (time.perf_counter() - start) / (case.epochs * case.steps)


def peak_memory(train):
    """Bytes that NumPy allocates at most at one time in a short run."""
    tracemalloc.start()
    train(1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def measure(case):
    """Run all trainers in turns; medians of seconds per step, by name."""
    trainers = {name: make(case) for name, make in available().items()}
    for train in trainers.values():
        train(1)
    times = {name: [] for name in trainers}
    for _ in range(ROUNDS):
        for name, train in trainers.items():
            times[name].append(seconds_per_step(train, case))
    return {name: statistics.median(t) for name, t in times.items()}


def row_of(case, middle):
    """One line of the table: our time, the others' as multiples of it."""
    ours = middle["mlp_lit"]
    row = {"network": case.describe(), "method": case.optimizer,
           "µs": ours * 1e6}
    row |= {f"{name} ×": seconds / ours for name, seconds in middle.items()
            if name != "mlp_lit"}
    # PyTorch's memory is not NumPy's, and cannot be seen from here.
    return row | {"MB": peak_memory(mlp_lit(case)) / 1e6,
                  "scikit-learn MB": peak_memory(scikit_learn(case)) / 1e6}


def show(case, row, middle):
    """Print a line, and whether the target is met."""
    peers = [row[f"{name} ×"] for name in ("scikit-learn", "PyTorch")
             if name in middle]
    verdict = "met" if min(peers) >= case.target else "NOT met"
    print("  ".join(f"{k} {v:.2f}" if isinstance(v, float) else f"{v}"
                    for k, v in row.items())
          + f"  target {case.target:g}: {verdict}", flush=True)


def use_threads(threads):
    """Limit PyTorch; NumPy and scikit-learn are limited by threadpoolctl."""
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(threads)


def keep(results, path=RESULT):
    """Write the cases anew; those with a `subject` are kept by others."""
    others = [case for case in json.loads(path.read_text("utf8"))
              if "subject" in case] if path.exists() else []
    path.write_text(json.dumps(results + others, indent=1) + "\n")


def main():
    """Measure everything and keep the result."""
    available()
    results = []
    for threads in dict.fromkeys((1, os.cpu_count() or 1)):
        print(f"\n{threads} thread(s), Python {platform.python_version()},"
              f" NumPy {np.__version__}")
        use_threads(threads)
        rows = []
        with threadpool_limits(threads):
            for case in CASES:
                for optimizer in ("SGD", "Adam"):
                    case = replace(case, optimizer=optimizer)
                    middle = measure(case)
                    rows.append(row_of(case, middle))
                    show(case, rows[-1], middle)
            signs = patterns.result(threads)
        results += [{"threads": threads, "rows": rows}, signs]
    keep(results)
    print("\nKept for the page on speed; `make book` shows it there.")


if __name__ == "__main__":
    main()

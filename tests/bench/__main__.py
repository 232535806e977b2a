"""Measure training steps side by side: `make bench`.

All libraries run in one process, in turns, with the same number of threads;
what is reported is the median over the rounds, and ratios of medians. The
machine may be busy: a ratio then still says something, a time does not. The
result is printed and kept in `.bench.json` for the page on speed.
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

from tests.bench.trainers import Case, available

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
    """Run all trainers in turns; rows with medians and ratios."""
    trainers = {name: make(case) for name, make in available().items()}
    for train in trainers.values():
        train(1)
    times = {name: [] for name in trainers}
    for _ in range(ROUNDS):
        for name, train in trainers.items():
            times[name].append(seconds_per_step(train, case))
    middle = {name: statistics.median(t) for name, t in times.items()}
    return [{
        "program": name,
        "microseconds per step": middle[name] * 1e6,
        "times as long as mlp_lit": middle[name] / middle["mlp_lit"],
        # PyTorch's memory is not NumPy's, and cannot be seen from here.
        "peak memory in MB": ("" if name == "PyTorch"
                              else peak_memory(train) / 1e6),
    } for name, train in trainers.items()]


def meets_target(case, rows):
    """Whether mlp_lit is as much faster than its peers as it should be."""
    peers = [row["times as long as mlp_lit"] for row in rows[1:-1]]
    return min(peers) >= case.target


def show(case, rows):
    """Print a case as a table."""
    print(f"\n{case.describe()}, batch {case.batch}, "
          f"{np.dtype(case.dtype)}, {case.optimizer}")
    for row in rows:
        print(f"  {row['program']:22s} {row['microseconds per step']:9.1f} µs"
              f" {row['times as long as mlp_lit']:8.2f} ×", end="")
        memory = row["peak memory in MB"]
        print(f" {memory:9.2f} MB" if memory != "" else "")
    verdict = "met" if meets_target(case, rows) else "NOT met"
    print(f"  target: {case.target:g} times the faster peer: {verdict}",
          flush=True)


def use_threads(threads):
    """Limit PyTorch; NumPy and scikit-learn are limited by threadpoolctl."""
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(threads)


def main():
    """Measure everything and keep the result."""
    available()
    results = []
    for threads in dict.fromkeys((1, os.cpu_count() or 1)):
        print(f"\n== {threads} thread(s), {platform.processor() or ''}"
              f" Python {platform.python_version()},"
              f" NumPy {np.__version__} ==")
        use_threads(threads)
        with threadpool_limits(threads):
            for case in CASES:
                for optimizer in ("SGD", "Adam"):
                    case = replace(case, optimizer=optimizer)
                    rows = measure(case)
                    show(case, rows)
                    results.append({
                        "network": case.describe(), "batch": case.batch,
                        "precision": str(np.dtype(case.dtype)),
                        "optimiser": optimizer, "threads": threads,
                        "rows": rows})
    RESULT.write_text(json.dumps(results, indent=1) + "\n")
    print("\nKept for the page on speed; `make book` shows it there.")


if __name__ == "__main__":
    main()

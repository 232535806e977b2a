"""Measure training steps side by side: `make bench`.

All programs run in one process, in turns, with one thread. What counts are
the ratios, which are taken within a round: what slows one program slows the
other. Seconds are those of the processor, so that they do not grow when
other programs want it too. The results are printed, and kept with the book.

With `--threads 2` the steps are measured with more threads, by the clock on
the wall, and printed only.
"""

import argparse
import statistics
import sys
import time
import tracemalloc
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from tests.bench import patterns
from tests.bench.keeping import busy, keep, made, multiples, rounded, spread
from tests.bench.trainers import (
    MEANINGS,
    Case,
    available,
    mlp_lit,
    scikit_learn,
)

PASSES, ROUNDS = 3, 7  # every case comes up again after all others
CASES = [
    replace(case, optimizer=method) for case in (
        Case((2, 16, 16, 3), 32, np.float64, 1000, 30, target=4),
        Case((2, 64, 64, 3), 32, np.float64, 1000, 20, target=3.5),
        Case((2,) + (32,) * 10 + (3,), 32, np.float64, 1000, 10, target=3),
        Case((784, 512, 512, 10), 128, np.float32, 6400, 1, target=1))
    for method in ("SGD", "Adam")]
CLOCKS = {True: "seconds of the processor", False: "seconds on the wall"}


def seconds_per_step(train, case, clock):
    """Time one run and divide it by its steps."""
    start = clock()
    train(case.epochs)
    return (clock() - start) / (case.epochs * case.steps)


def peak_memory(train):
    """Bytes that NumPy allocates at most at one time in a short run."""
    tracemalloc.start()
    train(1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def measure(case, clock):
    """Run all trainers in turns; seconds per step of each round, by name."""
    trainers = {name: make(case) for name, make in available().items()}
    for train in trainers.values():
        train(1)
    times = {name: [] for name in trainers}
    for _ in range(ROUNDS):
        for name, train in trainers.items():
            times[name].append(seconds_per_step(train, case, clock))
    return times


def measure_all(clock):
    """All rounds of all cases, in several passes over the cases."""
    times = [{} for _ in CASES]
    for number in range(PASSES):
        print(f"pass {number + 1} of {PASSES}", flush=True)
        for case, seen in zip(CASES, times, strict=True):
            for name, seconds in measure(case, clock).items():
                seen.setdefault(name, []).extend(seconds)
    return times


def row_of(case, times):
    """One line of the table."""
    # PyTorch's memory is not NumPy's, and cannot be seen from here.
    precision = {np.float64: "double", np.float32: "single"}[case.dtype]
    return ({"network": case.describe(), "method": case.optimizer,
             "batch": f"{case.batch}, {precision}"}
            | {name: spread(found)
               for name, found in multiples(times, "mlp_lit").items()}
            | {"µs": spread([1e6 * t for t in times["mlp_lit"]]),
               "MB": rounded(peak_memory(mlp_lit(case)) / 1e6),
               "scikit-learn, MB": rounded(
                   peak_memory(scikit_learn(case)) / 1e6)})


def show(case, times):
    """Print a line, and whether the target is met."""
    found = {name: statistics.median(ratios)
             for name, ratios in multiples(times, "mlp_lit").items()}
    peers = [found[name] for name in ("scikit-learn", "PyTorch")
             if name in found]
    verdict = "met" if min(peers) >= case.target else "NOT met"
    print(f"{case.describe():16s} {case.optimizer:5s} "
          f"{1e6 * statistics.median(times['mlp_lit']):8.1f} µs  "
          + "  ".join(f"{name} {r:.2f} ×" for name, r in found.items())
          + f"  target {case.target:g}: {verdict}", flush=True)


def columns():
    """What stands in the table, and what it means."""
    return [
        {"name": "network", "meaning": "widths of its layers, inputs first; "
         "ReLU between them."},
        {"name": "batch", "meaning": "samples in a batch, and the precision "
         "of all numbers."},
        {"name": "method", "meaning": "of the update."},
        *({"name": name, "ratio_to": "mlp_lit", "meaning": MEANINGS[name]}
          for name in available() if name != "mlp_lit"),
        {"name": "µs", "meaning": "millionths of a second for a step of "
         "`mlp_lit`."},
        {"name": "MB", "meaning": "most that NumPy allocates at one time in "
         "a run of `mlp_lit` (the order of the epoch included, the data not), "
         "in millions of bytes."},
        {"name": "scikit-learn, MB", "meaning": "the same for "
         "scikit-learn."}]


def record(times):
    """The table as a recorded result."""
    packages = [("scikit-learn", "scikit-learn")]
    packages += [("PyTorch", "torch")] * ("PyTorch" in available())
    return {
        "about": "A step of training: forward pass, softmax cross-entropy, "
        "backward pass and update, by each program in the way it is meant "
        "to be used.",
        "method": f"One thread, {CLOCKS[True]}. {PASSES * ROUNDS} rounds, in "
        "each of which every program trains once; a ratio is taken within a "
        "round. Shown is the median, with the quartiles in brackets.",
        "columns": columns(), "made": made("make bench", *packages) | busy(),
        "rows": [row_of(case, seen)
                 for case, seen in zip(CASES, times, strict=True)]}


def use_threads(threads):
    """Limit PyTorch; NumPy and scikit-learn are limited by threadpoolctl."""
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(threads)


def main():
    """Measure everything; keep what one thread did."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--threads", type=int, default=1)
    threads = options.parse_args().threads
    available()
    use_threads(threads)
    with threadpool_limits(threads):
        clock = time.process_time if threads == 1 else time.perf_counter
        times = measure_all(clock)
        print(f"{threads} thread(s), {CLOCKS[threads == 1]}")
        for case, seen in zip(CASES, times, strict=True):
            show(case, seen)
        if threads == 1:
            keep("training_steps", record(times))
            keep("activation_patterns", patterns.record())


if __name__ == "__main__":
    main()

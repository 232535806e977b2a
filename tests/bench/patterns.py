"""The signs of a million points beside the products they are the signs of."""

import time

import numpy as np

import mlp_lit as ml
from tests.bench.keeping import busy, made, multiples, spread

SIZES = (2, 32, 32, 3)
PER_SIDE = 1000
ROUNDS = 21
TARGET = 2.0  # at most so many times the time of the products alone
OURS = "packed patterns"

#: What is timed beside it, in words.
MEANINGS = {
    "matrix products alone": "the time of the matrix products of all layers, "
    "portion by portion, and nothing else, in multiples of that of "
    "`mlp_lit`.",
    "forward pass": "that of a forward pass of all points at once, and the "
    "signs of its pre-activations.",
    "forward pass, packed": "that of the same, with the signs packed by "
    "NumPy."}


def products_alone(net, points):
    """Only the matrix products, in the same portions: the floor."""
    rows = ml.geometry.cells.CHUNK
    factors = [(np.ones((1 + d, rows)), layer.W1.T, np.empty((m, rows)))
               for d, m, layer in zip(SIZES, SIZES[1:], net.layers,
                                      strict=False)]

    def run():
        for _ in range(-(-len(points) // rows)):
            for A, W, Z in factors:
                np.dot(W, A, out=Z)
    return run


def jobs():
    """What is timed, by name, ours first."""
    net = ml.MLP(SIZES, rng=np.random.default_rng(0))
    points = ml.geometry.maps.grid(5, PER_SIDE)

    def unpacked():
        return [Z > 0 for Z in net.trace(points).Z[1:]]

    def numpys():
        return [np.packbits(on, axis=1) for on in unpacked()]

    def ours():
        return ml.geometry.cells.activation_patterns(net, points)

    return dict(zip((OURS, *MEANINGS), (
        ours, products_alone(net, points), unpacked, numpys), strict=True))


def measure():
    """Seconds of the processor of each round, all in turns, by name."""
    timed = jobs()
    times = {name: [] for name in timed}
    for run in timed.values():
        run()
    for _ in range(ROUNDS):
        for name, run in timed.items():
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
    return times


def row_of(times):
    """The line of the table, ours first."""
    others = {name: spread(found)
              for name, found in multiples(times, OURS).items()}
    return ({"network": "-".join(map(str, SIZES)),
             "points": f"{PER_SIDE} × {PER_SIDE}"}
            | others | {"ms": spread([1e3 * t for t in times[OURS]])})


def columns():
    """What stands in the table, and what it means."""
    return [
        {"name": "network", "meaning": "widths of its layers, inputs first; "
         "ReLU between them."},
        {"name": "points", "meaning": "of the grid whose patterns are "
         "asked for."},
        *({"name": name, "ratio_to": "mlp_lit", "meaning": meaning}
          for name, meaning in MEANINGS.items()),
        {"name": "ms", "meaning": "thousandths of a second for the packed "
         "patterns of all points by `mlp_lit`."}]


def record():
    """Measure, print a line, and return the table as a recorded result."""
    row = row_of(measure())
    ratio = 1 / row["matrix products alone"]["median"]
    verdict = "met" if ratio <= TARGET else "NOT met"
    print(f"patterns of {row['points']} points through {row['network']}: "
          f"{row['ms']['median']:.0f} ms, {ratio:.2f} times the products "
          f"alone; target {TARGET:g}: {verdict}", flush=True)
    return {
        "about": "The activation patterns of all layers at every point of a "
        "grid, packed into bits.",
        "method": f"One thread, seconds of the processor. {ROUNDS} rounds, "
        "in each of which everything runs once; a ratio is taken within a "
        "round. Shown is the median, with the quartiles in brackets.",
        "columns": columns(), "rows": [row],
        "made": made("make bench") | busy()}

"""The signs of a million points beside the products they are the signs of."""

import statistics
import time

import numpy as np

import mlp_lit as ml

SIZES = (2, 32, 32, 3)
PER_SIDE = 1000
ROUNDS = 7
TARGET = 2.0  # at most so many times the time of the products alone


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

    return {"packed patterns": lambda: ml.geometry.cells.activation_patterns(
                net, points),
            "matrix products alone": products_alone(net, points),
            "one forward pass and its signs": unpacked,
            "the same, packed by NumPy": numpys}


def measure():
    """Medians of seconds, all in turns."""
    timed = jobs()
    times = {name: [] for name in timed}
    for run in timed.values():
        run()
    for _ in range(ROUNDS):
        for name, run in timed.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(t) for name, t in times.items()}


def result(threads):
    """Measure, print a line, and return a case for the page on speed."""
    middle = measure()
    names = iter(middle)
    ours = middle[next(names)]
    row = {"network": "-".join(map(str, SIZES)),
           "points": f"{PER_SIDE} × {PER_SIDE}", "ms": ours * 1e3}
    row |= {f"{name} ×": middle[name] / ours for name in names}
    ratio = ours / middle["matrix products alone"]
    verdict = "met" if ratio <= TARGET else "NOT met"
    print(f"patterns of {row['points']} points through {row['network']}: "
          f"{row['ms']:.0f} ms, {ratio:.2f} times the products alone; "
          f"target {TARGET:g}: {verdict}", flush=True)
    return {"activation patterns, packed; threads": threads, "rows": [row]}

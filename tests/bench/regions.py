"""Measure the exact regions: time, memory and growth, beside plain clipping.

The baseline is the obvious program: all polygons in one padded array, each
clipped by one neuron after the other. Its cost grows like regions times
neurons. What is reported is time of the processor with one thread.
"""

import json
import time
import tracemalloc

import numpy as np
from threadpoolctl import threadpool_limits

import mlp_lit as ml
from mlp_lit.geometry import arrangement
from tests.bench.__main__ import RESULT

BOX = (-5.0, 5.0, -5.0, 5.0)
SUBJECT = "exact regions"
#: Widths of two hidden layers; how many regions in how many seconds.
WIDTHS = (16, 32, 64, 128, 256, 400, 740)
TARGETS = {256: 4, 400: 12}
BASELINE = 256  # the widest network that the baseline is asked for


def make(width, seed=0):
    """A random network 2-width-width-1 with random biases."""
    rng = np.random.default_rng(seed)
    net = ml.MLP((2, width, width, 1), rng=rng)
    for layer in net.layers:
        layer.b[:] = rng.normal(0, 0.5, layer.b.shape)
    return net


def clip(P, n, values):
    """The parts of padded polygons where values are positive."""
    k = np.arange(P.shape[1])
    after = np.where(k + 1 < n[:, None], k + 1, 0)
    following = np.take_along_axis(values, after, 1)
    valid = k < n[:, None]
    inside = (values > 0) & valid
    cross = ((values > 0) != (following > 0)) & valid
    t = np.where(cross, values / np.where(cross, values - following, 1), 0)
    ends = np.take_along_axis(P, after[..., None], 1)
    both = np.stack([P, P + t[..., None] * (ends - P)], axis=2)
    kept = np.stack([inside, cross], axis=2).reshape(
        len(P), 2 * P.shape[1])
    order = np.argsort(~kept, axis=1, kind="stable")[:, :P.shape[1] + 1]
    both = both.reshape(len(P), 2 * P.shape[1], 2)
    return np.take_along_axis(both, order[..., None], 1), kept.sum(axis=1)


def cut_all(P, n, owner, A, c):
    """Clip all polygons by one neuron, given by its map on each."""
    values = np.einsum("rvi,ri->rv", P, A) + c[:, None]
    positive = ((values > 0) & (np.arange(P.shape[1]) < n[:, None])).sum(1)
    mixed = (positive > 0) & (positive < n)
    parts = [(P[~mixed], n[~mixed], owner[~mixed])]
    for sign in (1, -1):
        parts.append((*clip(P[mixed], n[mixed], sign * values[mixed]),
                      owner[mixed]))
    width = max(m.max(initial=0) for _, m, _ in parts)
    padded = np.zeros((sum(len(Q) for Q, _, _ in parts), width, 2))
    start = 0
    for Q, _, _ in parts:
        padded[start:start + len(Q), :Q.shape[1]] = Q[:, :width]
        start += len(Q)
    return (padded, np.concatenate([m for _, m, _ in parts]),
            np.concatenate([o for _, _, o in parts]))


def by_clipping(net):
    """The number of regions and their area, by the baseline."""
    left, right, bottom, top = BOX
    P = np.array([[[left, bottom], [right, bottom], [right, top],
                   [left, top]]])
    n, A, c = np.array([4]), np.eye(2)[None], np.zeros((1, 2))
    for layer in net.layers[:-1]:
        A, c, owner = A @ layer.W, c @ layer.W + layer.b, np.arange(len(P))
        for k in range(len(layer.b)):
            P, n, owner = cut_all(P, n, owner, A[owner, :, k], c[owner, k])
        valid = np.arange(P.shape[1]) < n[:, None]
        middles = (P * valid[..., None]).sum(axis=1) / n[:, None]
        z = np.einsum("ri,rim->rm", middles, A[owner]) + c[owner]
        A, c = A[owner] * (z > 0)[:, None], c[owner] * (z > 0)
    return len(P)


def timed(function, *arguments):
    """Result and seconds of the processor."""
    start = time.process_time()
    result = function(*arguments)
    return result, time.process_time() - start


def row_of(width):
    """One line of the table."""
    net = make(width)
    repeats = 3 if width < 300 else 1
    runs = [timed(arrangement.regions, net, BOX) for _ in range(repeats)]
    found, seconds = runs[0][0], min(s for _, s in runs)
    row = {"network": f"2-{width}-{width}-1", "regions": len(found),
           "s": seconds, "µs per region": 1e6 * seconds / len(found),
           "error of area": abs(found.areas().sum() - 100)}
    del found, runs
    tracemalloc.start()
    arrangement.regions(net, BOX)
    row["MB"] = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    if width <= BASELINE:
        count, plain = timed(by_clipping, net)
        assert count == row["regions"]
        row["clipping ×"] = plain / seconds
    return row


def main():
    """Measure all widths, say whether targets are met, keep the result."""
    rows = []
    with threadpool_limits(1):
        for width in WIDTHS:
            row = row_of(width)
            rows.append(row)
            verdict = ""
            if width in TARGETS:
                met = row["s"] < TARGETS[width]
                verdict = (f"  target {TARGETS[width]} s: "
                           f"{'met' if met else 'NOT met'}")
            print("  ".join(f"{k} {v:.3g}" if isinstance(v, float)
                            else f"{v}" for k, v in row.items())
                  + verdict, flush=True)
    large = [row for row in rows if row["regions"] > 1000]
    growth = np.polyfit(np.log([row["regions"] for row in large]),
                        np.log([row["s"] for row in large]), 1)[0]
    print(f"time grows like the number of regions to the power {growth:.2f}")
    cases = json.loads(RESULT.read_text("utf8")) if RESULT.exists() else []
    cases = [case for case in cases if case.get("subject") != SUBJECT]
    cases.append({"subject": SUBJECT, "threads": 1,
                  "growth with the regions, exponent": growth,
                  "rows": rows})
    RESULT.write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()

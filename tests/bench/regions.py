"""Measure the exact regions: time, memory and growth, beside plain clipping.

The baseline is the obvious program: all polygons in one padded array, each
clipped by one neuron after the other. Its cost grows like regions times
neurons. What is reported is time of the processor with one thread, and how
it compares within a round.
"""

import time
import tracemalloc

import numpy as np
from threadpoolctl import threadpool_limits

import mlp_lit as ml
from mlp_lit.geometry import arrangement
from tests.bench.keeping import busy, keep, made, multiples, rounded, spread

BOX = (-5.0, 5.0, -5.0, 5.0)
#: Widths of two hidden layers; how many regions in how many seconds.
WIDTHS = (16, 32, 64, 128, 256, 400, 740)
TARGETS = {256: 4, 400: 12}
BASELINE = 256  # the widest network that the baseline is asked for
ROUNDS = 5
COLUMNS = [
    {"name": "network", "meaning": "widths of its layers, inputs first; ReLU "
     "between them."},
    {"name": "regions", "meaning": "how many there are in the square."},
    {"name": "clipping", "ratio_to": "mlp_lit", "meaning": "the time that it "
     "takes to clip every polygon by every neuron, in multiples of that of "
     "`mlp_lit`."},
    {"name": "s", "meaning": "seconds that `mlp_lit` takes."},
    {"name": "µs per region", "meaning": "the same in millionths of a "
     "second, for each region."},
    {"name": "MB", "meaning": "most that NumPy allocates at one time, in "
     "millions of bytes."},
    {"name": "error of area", "meaning": "by how much the areas of all "
     "regions together differ from 100."}]


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


def measure(net, baseline):
    """Regions, their area, and the seconds of each round, by name."""
    times = {"mlp_lit": []}
    for _ in range(ROUNDS):
        found, seconds = timed(arrangement.regions, net, BOX)
        times["mlp_lit"].append(seconds)
        if baseline:
            count, seconds = timed(by_clipping, net)
            times.setdefault("clipping", []).append(seconds)
            assert count == len(found)
    return len(found), found.areas().sum(), times


def peak_memory(net):
    """Bytes that NumPy allocates at most at one time."""
    tracemalloc.start()
    arrangement.regions(net, BOX)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def row_of(width):
    """One line of the table."""
    net = make(width)
    count, area, times = measure(net, width <= BASELINE)
    found = multiples(times, "mlp_lit").get("clipping")
    seconds = times["mlp_lit"]
    return {"network": f"2-{width}-{width}-1", "regions": count,
            "clipping": spread(found) if found else None,
            "s": spread(seconds),
            "µs per region": spread([1e6 * s / count for s in seconds]),
            "MB": rounded(peak_memory(net) / 1e6),
            "error of area": rounded(abs(float(area) - 100))}


def show(width, row):
    """Print a line, and whether the target is met."""
    seconds, verdict = row["s"]["median"], ""
    if width in TARGETS:
        met = "met" if seconds < TARGETS[width] else "NOT met"
        verdict = f"  target {TARGETS[width]} s: {met}"
    clipping = (f"clipping {row['clipping']['median']:.1f} ×"
                if row["clipping"] else "")
    print(f"{row['network']:13s} {row['regions']:7d} regions "
          f"{seconds:7.3f} s {row['MB']:7.1f} MB  {clipping}{verdict}",
          flush=True)


def growth(rows):
    """The power of the number of regions with which time grows."""
    large = [row for row in rows if row["regions"] > 1000]
    return np.polyfit(np.log([row["regions"] for row in large]),
                      np.log([row["s"]["median"] for row in large]), 1)[0]


def record(rows):
    """The table as a recorded result."""
    return {
        "about": "All regions of a network with random weights and biases, "
        "as polygons, in the square from −5 to 5.",
        "method": f"One thread, seconds of the processor. {ROUNDS} rounds; a "
        "ratio is taken within a round. Shown is the median, with the "
        "quartiles in brackets.",
        "columns": COLUMNS, "rows": rows,
        "made": made("make bench") | busy()}


def main():
    """Measure all widths, say whether targets are met, keep the result."""
    rows = []
    with threadpool_limits(1):
        for width in WIDTHS:
            rows.append(row_of(width))
            show(width, rows[-1])
    print(f"time grows like the number of regions to the power "
          f"{growth(rows):.2f}")
    keep("exact_regions", record(rows))


if __name__ == "__main__":
    main()

"""Find where the chords of a face cross each other.

Two chords of a convex face cross if their ends alternate round it.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit.geometry.cutting.mesh import ramp


@dataclass(frozen=True)
class Meetings:
    """Crossings of chords i < j: point, and its rank along both."""

    points: np.ndarray
    i: np.ndarray
    j: np.ndarray
    rank_i: np.ndarray
    rank_j: np.ndarray
    counts: np.ndarray
    unclear: np.ndarray  # chords on which two points are too near


def meetings(chords, distance):
    """Find all crossings, and the chords on which points are too near."""
    i, j = _alternating(chords)
    P, Q = chords.ends()
    d, between = Q - P, P[j] - P[i]
    # Ends that alternate belong to lines that are not parallel; rounding
    # may say otherwise, and is found out below.
    area = _product(d[i], d[j])
    area[area == 0] = np.finfo(float).tiny
    t = np.concatenate([_product(between, d[j]),
                        _product(between, d[i])]) / np.tile(area, 2)
    t = np.clip(t, 0, 1)
    chord, n = np.concatenate([i, j]), len(i)
    order = np.lexsort((t, chord))
    counts = np.bincount(chord, minlength=len(chords))
    rank = np.empty(2 * n, int)
    rank[order] = ramp(counts)
    length = np.hypot(*d.T)
    gap = np.diff(t[order], prepend=0)
    first = np.flatnonzero(rank[order] == 0)
    gap[first] = t[order][first]
    gap *= length[chord[order]]
    last = (1 - t) * length[chord]
    unclear = np.unique(np.append(chord[order][gap <= distance],
                                  chord[last <= distance]))
    # The shorter chord places the point more exactly.
    use_j = length[j] < length[i]
    base = np.where(use_j, j, i)
    points = P[base] + np.where(use_j, t[n:], t[:n])[:, np.newaxis] * d[base]
    return Meetings(points, i, j, rank[:n], rank[n:], counts, unclear)


def _alternating(chords):
    """Return the pairs i < j of chords of a face whose ends alternate."""
    later = chords.offsets[chords.face + 1] - 1 - np.arange(len(chords))
    i = np.repeat(np.arange(len(chords)), later)
    j = i + 1 + ramp(later)
    cross = ((chords.first[j] < chords.second[i])
             & (chords.second[i] < chords.second[j]))
    return i[cross], j[cross]


def _product(u, v):
    return u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]

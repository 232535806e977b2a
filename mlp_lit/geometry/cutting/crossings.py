"""A line can cross a convex face only where it crosses its edges."""

from dataclasses import dataclass

import numpy as np

from mlp_lit.geometry.cutting.evaluation import activations_of, preactivations

BUDGET = 2 ** 24  # pre-activations that are held at one time
CHUNK = 2 ** 20   # numbers in one step of a loop


@dataclass(frozen=True)
class Signs:
    """What the neurons of one layer say at the points of a mesh.

    Attributes
    ----------
    positive : ndarray of uint8, shape (V, bytes)
        Packed bits: is neuron k positive at a point, beyond the tolerance?
    zero : ndarray of int
        Sorted keys point · width + neuron where it counts as zero.
    edge, neuron, share, rises : ndarrays, one entry per crossing
        Where on its edge (0 at the first end, 1 at the second) a neuron
        changes its sign, and whether it is the second end that is positive.
    """

    positive: np.ndarray
    zero: np.ndarray
    edge: np.ndarray
    neuron: np.ndarray
    share: np.ndarray
    rises: np.ndarray


def signs(points, ends, layers, tolerance):
    """Evaluate the last of the layers at all points, neurons in blocks."""
    width = layers[-1].W.shape[1]
    block = max(8, BUDGET // len(points) // 8 * 8)
    nearby, largest = activations_of(points, layers[:-1])
    packed, zeros, crossings = [], [], []
    for start in range(0, width, block):
        part = slice(start, min(start + block, width))
        W, b = layers[-1].W[:, part], layers[-1].b[part]
        Z = preactivations(nearby, len(points), W, b)
        # Rounding is a small part of the terms that were added.
        limit = tolerance * (largest * np.abs(W).sum(axis=0) + np.abs(b))
        packed.append(np.packbits(Z > limit, axis=1))
        point, neuron = np.nonzero(np.abs(Z) <= limit)
        zeros.append(point * width + start + neuron)
        edge, neuron, z = _sign_changes(Z, packed[-1], ends, limit)
        share = z[0] / (z[0] - z[1])
        crossings.append((edge, start + neuron, share, z[0] < 0))
    columns = [np.concatenate(c) for c in zip(*crossings, strict=True)]
    return Signs(np.hstack(packed), np.sort(np.concatenate(zeros)), *columns)


def _sign_changes(Z, positive, ends, limit):
    """Edges and neurons with a positive and a negative end; both values."""
    rows = max(1, CHUNK // positive.shape[1])
    edges, neurons = [], []
    for start in range(0, len(ends), rows):
        first, second = ends[start:start + rows].T
        differ = positive[first] ^ positive[second]
        edge, byte = np.nonzero(differ)
        bits = np.unpackbits(differ[edge, byte, np.newaxis], axis=1)
        which, bit = np.nonzero(bits)
        edges.append(start + edge[which])
        neurons.append(8 * byte[which] + bit)
    edge, neuron = np.concatenate(edges), np.concatenate(neurons)
    z = Z[ends[edge].T, neuron]
    # An end that counts as zero is no change of sign along the edge.
    proper = (np.abs(z) > limit[neuron]).all(axis=0)
    return edge[proper], neuron[proper], z[:, proper]

"""Find where neurons change their signs along the edges of a mesh.

A line can cross a convex face only where it crosses its edges.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit.geometry.cutting.bits import bits_at, set_bits
from mlp_lit.geometry.cutting.evaluation import activations_of, preactivations

BUDGET = 2 ** 24  # pre-activations that are held at one time
CHUNK = 2 ** 20   # numbers in one step of a loop


@dataclass(frozen=True)
class Signs:
    """What the neurons of one layer say at the points of a mesh.

    Attributes
    ----------
    width : int
        How many neurons there are.
    positive, zero : ndarrays of uint8, shape (V, bytes)
        Packed bits: is neuron k positive at a point, beyond the tolerance;
        does it count as zero there?
    somewhere : ndarray of uint8, shape (F, bytes)
        For each face: is neuron k positive at one of its corners?
    edge, neuron, share, rises : ndarrays, one entry per crossing
        Where on its edge (0 at the first end, 1 at the second) a neuron
        changes its sign, and whether it is the second end that is positive.
    """

    width: int
    positive: np.ndarray
    zero: np.ndarray
    somewhere: np.ndarray
    edge: np.ndarray
    neuron: np.ndarray
    share: np.ndarray
    rises: np.ndarray

    def at(self, points, neuron):
        """Return −1, 0 or 1 for one neuron at some of the points."""
        signs = np.where(bits_at(self.positive, points, neuron), 1, -1)
        return np.where(bits_at(self.zero, points, neuron), 0, signs)


def signs(mesh, layers, tolerance):
    """Evaluate the last of the layers at all points, neurons in blocks."""
    points, ends = mesh.points, mesh.edges[0]
    width = len(layers[-1].b)
    block = max(8, BUDGET // len(points) // 8 * 8)
    nearby, largest = activations_of(points, layers[:-1])
    positive, zero, crossings = [], [], []
    for start in range(0, width, block):
        part = slice(start, start + block)
        W, b = layers[-1].W[:, part], layers[-1].b[part]
        Z = preactivations(nearby, len(points), W, b)
        # Rounding is a small part of the terms that were added.
        limit = tolerance * (largest * np.abs(W).sum(axis=0) + np.abs(b))
        positive.append(np.packbits(Z > limit, axis=1))
        zero.append(np.packbits(np.abs(Z) <= limit, axis=1))
        edge, neuron = _sign_changes(positive[-1], zero[-1], ends)
        z = Z[ends[edge].T, neuron]
        crossings.append((edge, start + neuron, z[0] / (z[0] - z[1]),
                          z[0] < 0))
    columns = [np.concatenate(c) for c in zip(*crossings, strict=True)]
    positive, zero = np.hstack(positive), np.hstack(zero)
    somewhere = np.bitwise_or.reduceat(positive[mesh.corners],
                                       mesh.offsets[:-1])
    return Signs(width, positive, zero, somewhere, *columns)


def _sign_changes(positive, zero, ends):
    """Find the edges and neurons with a positive and a negative end."""
    rows = max(1, CHUNK // positive.shape[1])
    edges, neurons = [], []
    for start in range(0, len(ends), rows):
        first, second = ends[start:start + rows].T
        edge, neuron = set_bits(positive[first] ^ positive[second])
        # An end that counts as zero is no change of sign along the edge.
        proper = ~(bits_at(zero, first[edge], neuron)
                   | bits_at(zero, second[edge], neuron))
        edges.append(start + edge[proper])
        neurons.append(neuron[proper])
    return np.concatenate(edges), np.concatenate(neurons)

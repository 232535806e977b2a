"""Keep convex faces as a list of points, and for each face its corners."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np


def starts(counts):
    """Return where stretches of these lengths begin, and the last ends."""
    return np.concatenate([[0], np.cumsum(counts)])


def ramp(counts):
    """Count 0, 1, … in every stretch, one stretch after the other."""
    return np.arange(np.sum(counts)) - np.repeat(starts(counts)[:-1], counts)


def gather(offsets, chosen):
    """Return the indices of all entries of the chosen stretches."""
    begin = offsets[chosen]
    counts = offsets[chosen + 1] - begin
    return np.repeat(begin, counts) + ramp(counts)


@dataclass(frozen=True)
class Mesh:
    """Convex faces that fill a polygon; neighbours share their points.

    Attributes
    ----------
    points : ndarray of shape (V, 2)
    corners : ndarray of int, shape (H,)
        Points of all faces, counterclockwise, one face after the other.
    offsets : ndarray of int, shape (F + 1,)
        Face f has the corners offsets[f] … offsets[f + 1] − 1.
    """

    points: np.ndarray
    corners: np.ndarray
    offsets: np.ndarray

    def __len__(self):
        return len(self.offsets) - 1

    def take(self, faces):
        """Return the mesh of some faces, with the points of all."""
        sizes = self.offsets[faces + 1] - self.offsets[faces]
        return Mesh(self.points, self.corners[gather(self.offsets, faces)],
                    starts(sizes))

    def faces(self):
        """Return the face of every corner."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    def following(self):
        """Return for every corner the one that comes next in its face."""
        after = np.arange(1, len(self.corners) + 1)
        after[self.offsets[1:] - 1] = self.offsets[:-1]
        return after

    @cached_property
    def edges(self):
        """Return ends (E, 2) of all edges, and the edge leaving each corner.

        The first end has the smaller number; neighbours share their edge.
        """
        a, b = self.corners, self.corners[self.following()]
        size = len(self.points)
        keys, edge = np.unique(np.minimum(a, b) * size + np.maximum(a, b),
                               return_inverse=True)
        return np.stack(np.divmod(keys, size), axis=1), edge

    def areas(self):
        """Return each face's area, by the shoelace formula about a corner."""
        origin = self.points[self.corners[self.offsets[:-1]]]
        spokes = self.points[self.corners] - origin[self.faces()]
        turned = spokes[self.following()]
        doubled = spokes[:, 0] * turned[:, 1] - spokes[:, 1] * turned[:, 0]
        return np.add.reduceat(doubled, self.offsets[:-1]) / 2

    def middles(self):
        """Return the mean of each face's corners: a point inside."""
        sums = np.add.reduceat(self.points[self.corners], self.offsets[:-1])
        return sums / np.diff(self.offsets)[:, np.newaxis]

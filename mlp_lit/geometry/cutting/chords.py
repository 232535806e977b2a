"""Pair the zeros on a face's boundary to chords.

Within a face every neuron is affine, so its zeros there are one chord.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mlp_lit.geometry.cutting.corners import through_corners, zeros_at_corners
from mlp_lit.geometry.cutting.mesh import Mesh, gather, starts


@dataclass(frozen=True)
class Chords:
    """Faces and the chords across them, sorted by face and beginning.

    What lies on the boundary between `first` and `second`,
    counterclockwise, is on the right of the chord.

    Attributes
    ----------
    mesh : Mesh
        The faces, each with the ends of its chords among its corners.
    face, neuron : ndarrays of int
    first, second : ndarrays of int
        The corners of the mesh where a chord begins and ends.
    left_is_on : ndarray of bool
    plain : ndarray of bool
        Whether it begins and ends inside edges, at points of its own.
    """

    mesh: Mesh
    face: np.ndarray
    neuron: np.ndarray
    first: np.ndarray
    second: np.ndarray
    left_is_on: np.ndarray
    plain: np.ndarray

    def __len__(self):
        return len(self.face)

    @cached_property
    def offsets(self):
        """Return where each face's chords begin, and the last ends."""
        return starts(np.bincount(self.face, minlength=len(self.mesh)))

    def ends(self):
        """Return the points where chords begin and end, two arrays (n, 2)."""
        corner = np.stack([self.first, self.second])
        return self.mesh.points[self.mesh.corners[corner]]

    def take(self, faces):
        """Return some faces with their chords."""
        mesh, own = self.mesh.take(faces), gather(self.offsets, faces)
        counts = self.offsets[faces + 1] - self.offsets[faces]
        moved = np.repeat(mesh.offsets[:-1] - self.mesh.offsets[faces],
                          counts)
        return Chords(mesh, np.repeat(np.arange(len(faces)), counts),
                      self.neuron[own], self.first[own] + moved,
                      self.second[own] + moved, self.left_is_on[own],
                      self.plain[own])


def chords(boundaries, signs):
    """Find all chords of one layer's neurons in all faces."""
    key, place = boundaries.key, boundaries.place
    begin = np.flatnonzero(np.diff(key, prepend=-1))
    usual = np.diff(begin, append=len(key)) == 2
    at_corners = zeros_at_corners(boundaries, signs)
    usual &= ~np.isin(key[begin], at_corners)
    own = begin[usual]
    found = np.stack([key[own], place[own], place[own + 1],
                      boundaries.was_on[own]])
    unusual = np.union1d(key[begin[~usual]], at_corners)
    found = np.hstack([found, through_corners(boundaries, signs, unusual)])
    key, first, second, on = found[:, np.argsort(found[1], kind="stable")]
    plain = _is_plain(first, second, boundaries.is_corner)
    return Chords(boundaries.mesh, *np.divmod(key, signs.width), first,
                  second, on.astype(bool), plain)


def _is_plain(first, second, is_corner):
    """Tell which chords end inside edges, where no other chord ends."""
    uses = np.bincount(np.append(first, second), minlength=len(is_corner))
    alone = (uses == 1) & ~is_corner
    return alone[first] & alone[second]

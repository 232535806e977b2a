"""Hold the pieces of faces, and join them to one mesh."""

from dataclasses import dataclass

import numpy as np

from mlp_lit.geometry.cutting.mesh import Mesh, gather, starts


@dataclass(frozen=True)
class Pieces:
    """Pieces into which some faces of a mesh were cut.

    Attributes
    ----------
    points : ndarray of shape (n, 2)
        The new points, which follow those of the mesh.
    face : ndarray of int, shape (k,)
        The face that each piece is a part of.
    size : ndarray of int, shape (k,)
        How many corners it has.
    corners : ndarray of int
        Points of all pieces, one piece after the other.
    """

    points: np.ndarray
    face: np.ndarray
    size: np.ndarray
    corners: np.ndarray

    def areas(self, points):
        """Return the areas of the pieces, given the points of the mesh."""
        return Mesh(np.concatenate([points, self.points]), self.corners,
                    starts(self.size)).areas()


def uncut(mesh, faces):
    """Return faces of a mesh that are pieces as they are."""
    whole = mesh.take(faces)
    return Pieces(np.empty((0, 2)), faces, np.diff(whole.offsets),
                  whole.corners)


def join(points, pieces):
    """Join all pieces of a mesh with these points to one mesh.

    Parameters
    ----------
    points : ndarray of shape (V, 2)
    pieces : list of Pieces

    Returns
    -------
    Mesh
        The pieces of a face one after the other, the faces in their order.
    parent : ndarray of int
        The face of each.
    """
    parent = np.concatenate([some.face for some in pieces])
    offsets = starts(np.concatenate([some.size for some in pieces]))
    moved = starts([len(some.points) for some in pieces])
    corners = np.concatenate([
        some.corners + move * (some.corners >= len(points))
        for some, move in zip(pieces, moved, strict=False)])
    order = np.argsort(parent, kind="stable")
    points = np.concatenate([points, *(some.points for some in pieces)])
    return Mesh(points, corners[gather(offsets, order)],
                starts(np.diff(offsets)[order])), parent[order]

"""Put the points where edges are cut among the corners of the faces."""

from dataclasses import dataclass

import numpy as np

from mlp_lit.geometry.cutting.mesh import Mesh, gather, ramp, starts


@dataclass(frozen=True)
class Boundaries:
    """Faces, the points on their edges, and whose zeros these are.

    Attributes
    ----------
    mesh : Mesh
        The faces, each with the points on its edges among its corners.
    is_corner : ndarray of bool, shape (H,)
        Which of the mesh's corners were corners before.
    key : ndarray of int
        face · width + neuron of every zero on an edge, as seen from the one
        or two faces beside it; ascending.
    place : ndarray of int
        The corner of the mesh where it stands; ascending for each key.
    was_on : ndarray of bool
        Whether the neuron is on just before it, counterclockwise.
    """

    mesh: Mesh
    is_corner: np.ndarray
    key: np.ndarray
    place: np.ndarray
    was_on: np.ndarray


@dataclass(frozen=True)
class EdgePoints:
    """The points where edges are cut, edge by edge in their order.

    Attributes
    ----------
    points : ndarray of shape (n, 2)
    offsets : ndarray of int, shape (E + 1,)
        Edge e is cut at the points offsets[e] … offsets[e + 1] − 1.
    rank : ndarray of int
        For every crossing: which of its edge's points it is, from 0.
    """

    points: np.ndarray
    offsets: np.ndarray
    rank: np.ndarray


def cut_edges(mesh, signs, distance):
    """Cut the edges of a mesh where neurons change their signs.

    Parameters
    ----------
    mesh : Mesh
    signs : Signs
    distance : float
        Points of an edge that are no farther apart than this are one.

    Returns
    -------
    Boundaries
    """
    cuts, (ends, edge_of) = edge_points(mesh, signs, distance), mesh.edges
    count = np.diff(cuts.offsets)[edge_of]
    place, forward = starts(1 + count), mesh.corners == ends[edge_of, 0]
    finer, is_corner = _with_points(mesh, cuts, place, forward)
    crossing, corner = _beside(edge_of, signs.edge)
    rank, ahead = cuts.rank[crossing], forward[corner]
    at = place[corner] + 1 + np.where(ahead, rank, count[corner] - 1 - rank)
    key = mesh.faces()[corner] * signs.width + signs.neuron[crossing]
    order = np.lexsort((at, key))
    return Boundaries(finer, is_corner, key[order], at[order],
                      (ahead != signs.rises[crossing])[order])


def edge_points(mesh, signs, distance):
    """Find the points where edges are cut, each once."""
    ends = mesh.edges[0]
    order = np.lexsort((signs.share, signs.edge))
    edge, share = signs.edge[order], signs.share[order, np.newaxis]
    a, b = mesh.points[ends[edge]].swapaxes(0, 1)
    points = (1 - share) * a + share * b
    far = np.linalg.norm(np.diff(points, axis=0), axis=1) > distance
    is_new = np.append(len(edge) > 0, far | (np.diff(edge) > 0))[:len(edge)]
    offsets = starts(np.bincount(edge[is_new], minlength=len(ends)))
    rank = np.empty(len(edge), int)
    rank[order] = np.cumsum(is_new) - 1 - offsets[edge]
    return EdgePoints(points[is_new], offsets, rank)


def _with_points(mesh, cuts, place, forward):
    """Return the mesh with points on its edges, and which are its corners."""
    corners, is_corner = np.empty(place[-1], int), np.zeros(place[-1], bool)
    corners[place[:-1]], is_corner[place[:-1]] = mesh.corners, True
    edge, count = mesh.edges[1], np.diff(place) - 1
    rank, last = ramp(count), np.repeat(count - 1, count)
    rank = np.where(np.repeat(forward, count), rank, last - rank)
    corners[~is_corner] = (len(mesh.points) + rank
                           + np.repeat(cuts.offsets[edge], count))
    points = np.concatenate([mesh.points, cuts.points])
    return Mesh(points, corners, place[mesh.offsets]), is_corner


def _beside(edge_of, edges):
    """Return which of the edges leave which corners, pair by pair."""
    order = np.argsort(edge_of, kind="stable")
    by_edge = starts(np.bincount(edge_of))
    sides = np.diff(by_edge)[edges]
    return np.repeat(np.arange(len(edges)), sides), order[
        gather(by_edge, edges)]

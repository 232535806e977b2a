"""Join regions that have one map, and draw the line between classes.

Equal maps side by side are one region; equal logits are a boundary.
"""

import numpy as np

from mlp_lit import _validation as validation


def linear_regions(found, *, tolerance=1e-9):
    """Put neighbouring regions together that have the same affine map.

    A neuron may change its sign without a change of slope: all that listen
    to it are off, or do not listen.

    Parameters
    ----------
    found : Regions
    tolerance : float
        Slopes are equal if they differ by less than this part of the
        largest.

    Returns
    -------
    ndarray of int, shape (R,)
        For each region the number of its linear region, from 0.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> from mlp_lit.geometry import arrangement
    >>> net = MLP.from_layers([(np.eye(2), [0, 0]), ([[1], [0]], [0])])
    >>> linear_regions(arrangement.regions(net, (-1, 1, -1, 1)))
    array([0, 1, 1, 0])
    """
    tolerance = validation.real("tolerance", tolerance, 0)
    slopes = found.affine_maps()[0].reshape(len(found), -1)
    first, second = neighbours(found.mesh)
    jump = np.abs(slopes[first] - slopes[second]).max(axis=1, initial=0)
    same = jump <= tolerance * np.abs(slopes).max()
    label = np.arange(len(found))
    while True:
        lower = label.copy()
        np.minimum.at(lower, first[same], label[second[same]])
        np.minimum.at(lower, second[same], label[first[same]])
        lower = lower[lower]
        if np.array_equal(lower, label):
            return np.unique(label, return_inverse=True)[1]
        label = lower


def neighbours(mesh):
    """Pair the faces on the two sides of each edge, two arrays."""
    _, edge = mesh.edges
    order = np.argsort(edge, kind="stable")
    shared = np.flatnonzero(edge[order][:-1] == edge[order][1:])
    faces = mesh.faces()[order]
    return faces[shared], faces[shared + 1]


def decision_boundary(found):
    """Find where the predicted class changes: a list of straight segments.

    Parameters
    ----------
    found : Regions
        Of a network whose outputs are logits, or one logit.

    Returns
    -------
    segments : ndarray of shape (n, 2, 2)
        Each within one region: its two ends.
    classes : ndarray of int, shape (n, 2)
        The classes that meet there.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> from mlp_lit.geometry import arrangement
    >>> net = MLP.from_layers([([[1], [0]], [-0.5])])
    >>> found = arrangement.regions(net, (0, 1, 0, 1))
    >>> decision_boundary(found)[0].tolist()
    [[[0.5, 0.0], [0.5, 1.0]]]
    """
    T = outputs_at_corners(found)
    if T.shape[1] == 1:
        T = np.hstack([np.zeros_like(T), T])
    segments, classes = [np.empty((0, 2, 2))], [np.empty((0, 2), int)]
    for i in range(T.shape[1]):
        for j in range(i + 1, T.shape[1]):
            own = _meeting(found.mesh, T, i, j)
            segments.append(own)
            classes.append(np.full((len(own), 2), (i, j)))
    return np.concatenate(segments), np.concatenate(classes)


def outputs_at_corners(found):
    """Compute the outputs at every corner of every region, (H, outputs)."""
    mesh, (A, c) = found.mesh, found.affine_maps()
    face = mesh.faces()
    points = mesh.points[mesh.corners]
    return (points[:, :1] * A[face, 0] + points[:, 1:] * A[face, 1]
            + c[face])


def _meeting(mesh, T, i, j):
    """Find segments on which the logits i and j are equal and the largest."""
    gap, after = T[:, i] - T[:, j], mesh.following()
    cut = np.flatnonzero((gap > 0) != (gap[after] > 0))
    share = (gap[cut] / (gap[cut] - gap[after[cut]]))[:, np.newaxis]
    ends = {name: ((1 - share) * values[cut]
                   + share * values[after[cut]]).reshape(
                       -1, 2, values.shape[1])
            for name, values in (("x", mesh.points[mesh.corners]),
                                 ("T", T))}
    low, high = np.zeros(len(cut) // 2), np.ones(len(cut) // 2)
    for k in set(range(T.shape[1])) - {i, j}:
        lead = ends["T"][:, :, i] - ends["T"][:, :, k]
        change = lead[:, 1] - lead[:, 0]
        change[change == 0] = np.finfo(float).tiny
        with np.errstate(over="ignore"):
            root = -lead[:, 0] / change
        low = np.where(change > 0, np.maximum(low, root), low)
        high = np.where(change < 0, np.minimum(high, root), high)
    kept = low < high
    start, step = ends["x"][kept, 0], np.diff(ends["x"][kept], axis=1)[:, 0]
    return np.stack([start + low[kept, np.newaxis] * step,
                     start + high[kept, np.newaxis] * step], axis=1)

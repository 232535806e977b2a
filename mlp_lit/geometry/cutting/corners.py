"""Find the chords that begin or end in a corner of their face.

They are few, unless a network has whole weights or no biases; so each is
looked at by itself.
"""

import numpy as np

from mlp_lit.geometry.cutting.bits import bits_at, set_bits
from mlp_lit.geometry.cutting.mesh import gather, starts


def zeros_at_corners(boundaries, signs):
    """Find where a neuron is zero at a corner, and positive at another.

    Returns
    -------
    ndarray of int
        face · width + neuron, ascending.
    """
    mesh = boundaries.mesh
    point, neuron = set_bits(signs.zero)
    order = np.argsort(mesh.corners, kind="stable")
    by_point = starts(np.bincount(mesh.corners, minlength=len(mesh.points)))
    corner = order[gather(by_point, point)]
    face = mesh.faces()[corner]
    neuron = np.repeat(neuron, np.diff(by_point)[point])
    cuts = bits_at(signs.somewhere, face, neuron)
    return np.unique(face[cuts] * signs.width + neuron[cuts])


def through_corners(boundaries, signs, keys):
    """Find the chords of some neurons in some faces, one by one.

    Parameters
    ----------
    boundaries : Boundaries
    signs : Signs
    keys : ndarray of int
        face · width + neuron of each.

    Returns
    -------
    ndarray of int, shape (4, n)
        The key, first and second end, and whether the left is on; nothing
        for a neuron that has not both signs in a face.
    """
    found = []
    for key in keys:
        places, values = _boundary_signs(boundaries, signs, int(key))
        if values.min() < 0 < values.max():
            begin, end = places[list(cut_ends(values))]
            found.append((key, min(begin, end), max(begin, end),
                          begin < end))
    return np.array(found, int).reshape(-1, 4).T


def _boundary_signs(boundaries, signs, key):
    """Return where a neuron's sign is known round a face, and the signs."""
    face, neuron = divmod(key, signs.width)
    begin, end = boundaries.mesh.offsets[face:face + 2]
    known = boundaries.is_corner[begin:end].copy()
    values = np.zeros(end - begin, int)
    values[known] = signs.at(
        boundaries.mesh.corners[begin:end][known], neuron)
    own = slice(*np.searchsorted(boundaries.key, [key, key + 1]))
    known[boundaries.place[own] - begin] = True
    return begin + np.flatnonzero(known), values[known]


def cut_ends(values):
    """Return where a cycle of signs leaves the positive side, and returns.

    Both are zeros, if a zero stands between each positive and negative.
    """
    n, top = len(values), int(np.argmax(values))
    rest = (top + np.flatnonzero(np.roll(values, -top) <= 0)) % n
    return int(rest[0]), int(rest[-1])

"""Within a face every neuron is affine, so its zeros there are one chord."""

from dataclasses import dataclass, fields

import numpy as np

from mlp_lit.geometry.cutting.mesh import starts


@dataclass(frozen=True)
class EdgePoints:
    """The points where an edge is cut, edge by edge in their order.

    Attributes
    ----------
    points : ndarray of shape (n, 2)
    offsets : ndarray of int, shape (E + 1,)
    rank : ndarray of int
        For every crossing: which of its edge's points it is, from 0.
    """

    points: np.ndarray
    offsets: np.ndarray
    rank: np.ndarray


@dataclass(frozen=True)
class Chords:
    """Chords of faces, sorted by face and beginning.

    The places of a face's boundary are numbered counterclockwise; what lies
    between `first` and `second` is on the right of the chord.

    Attributes
    ----------
    face, neuron : ndarrays of int
    first, second : ndarrays of int
        Places: corner · stride, plus 1 + rank for a point on the edge that
        leaves the corner.
    left_is_on : ndarray of bool
    plain : ndarray of bool
        Whether it begins and ends inside edges, at points of its own.
    stride : int
    """

    face: np.ndarray
    neuron: np.ndarray
    first: np.ndarray
    second: np.ndarray
    left_is_on: np.ndarray
    plain: np.ndarray
    stride: int

    def __len__(self):
        return len(self.face)

    def take(self, chosen):
        """Some of the chords."""
        return Chords(*(getattr(self, field.name)[chosen]
                        for field in fields(self)[:-1]), self.stride)


def edge_points(points, ends, signs, distance):
    """Where edges are cut; points nearer than `distance` are one."""
    order = np.lexsort((signs.share, signs.edge))
    edge, share = signs.edge[order], signs.share[order, np.newaxis]
    a, b = points[ends[edge]].swapaxes(0, 1)
    places = (1 - share) * a + share * b
    far = np.linalg.norm(np.diff(places, axis=0), axis=1) > distance
    is_new = np.append(len(edge) > 0, far | (np.diff(edge) > 0))[:len(edge)]
    offsets = starts(np.bincount(edge[is_new], minlength=len(ends)))
    rank = np.empty(len(edge), int)
    rank[order] = np.cumsum(is_new) - 1 - offsets[edge]
    return EdgePoints(places[is_new], offsets, rank)


def chords(mesh, edge_of, signs, cuts, width):
    """All chords of one layer's neurons in all faces of a mesh."""
    stride = 2 + np.diff(cuts.offsets).max(initial=0)
    face, neuron, place, on = _ends(mesh, edge_of, signs, cuts, stride)
    group = face * width + neuron
    order = np.lexsort((place, group))
    group, place, on = group[order], place[order], on[order]
    first = starts(np.unique(group, return_counts=True)[1])
    odd = np.diff(first) != 2
    if len(signs.zero):
        odd |= np.isin(group[first[:-1]],
                       _zero_groups(mesh, signs.zero, width))
    p = first[:-1][~odd]
    found = [group[p] // width, group[p] % width, place[p], place[p + 1],
             on[p]]
    extra = _unusual(mesh, signs, group, place, stride, width,
                     group[first[:-1][odd]])
    found = [np.append(a, b).astype(a.dtype)
             for a, b in zip(found, extra, strict=True)]
    order = np.lexsort((found[2], found[0]))
    found = [column[order] for column in found]
    return Chords(*found, _is_plain(*found[2:4], stride), stride)


def _ends(mesh, edge_of, signs, cuts, stride):
    """Every crossing as seen from the one or two faces of its edge.

    With it: whether the corner before it is positive.
    """
    corner_order = np.argsort(edge_of, kind="stable")
    by_edge = starts(np.bincount(edge_of))
    faces, after = mesh.faces(), mesh.following()
    sides = np.diff(by_edge)[signs.edge]
    parts = []
    for side in (0, 1):
        which = np.flatnonzero(sides > side)
        edge = signs.edge[which]
        corner = corner_order[by_edge[edge] + side]
        forward = mesh.corners[corner] < mesh.corners[after[corner]]
        last = np.diff(cuts.offsets)[edge] - 1
        rank = np.where(forward, cuts.rank[which], last - cuts.rank[which])
        parts.append((faces[corner], signs.neuron[which],
                      corner * stride + 1 + rank,
                      forward != signs.rises[which]))
    return (np.concatenate(column) for column in zip(*parts, strict=True))


def _is_plain(first, second, stride):
    ends = np.concatenate([first, second])
    _, where, uses = np.unique(ends, return_inverse=True, return_counts=True)
    plain = (uses[where] == 1) & (ends % stride > 0)
    return plain.reshape(2, -1).all(axis=0)


def chord_ends(mesh, edge_of, cuts, chords):
    """Points where chords begin and end, two arrays (n, 2)."""
    corner, step = np.divmod(np.stack([chords.first, chords.second]),
                             chords.stride)
    edge, point = edge_of[corner], mesh.corners[corner]
    forward = point < mesh.corners[mesh.following()[corner]]
    count = np.diff(cuts.offsets)[edge]
    rank = np.where(forward, step - 1, count - step)
    places = mesh.points[point]
    inside = step > 0
    places[inside] = cuts.points[(cuts.offsets[edge] + rank)[inside]]
    return places


# Lines that pass through corners

def _zero_groups(mesh, zero, width):
    """Keys face · width + neuron where a corner counts as zero."""
    point, neuron = np.divmod(zero, width)
    order = np.argsort(mesh.corners, kind="stable")
    by_point = starts(np.bincount(mesh.corners, minlength=len(mesh.points)))
    uses = np.diff(by_point)[point]
    corner = order[np.repeat(by_point[point], uses)
                   + np.arange(uses.sum())
                   - np.repeat(starts(uses)[:-1], uses)]
    keys = mesh.faces()[corner] * width + np.repeat(neuron, uses)
    return np.unique(keys)


def _unusual(mesh, signs, group, place, stride, width, odd):
    """Chords that end in corners, found face by face."""
    candidates = odd
    if len(signs.zero):
        at_zero = _zero_groups(mesh, signs.zero, width)
        candidates = np.union1d(odd, _with_both_signs(
            mesh, signs, at_zero, width))
    found = []
    for key in candidates:
        face, neuron = divmod(int(key), width)
        own = place[slice(*np.searchsorted(group, [key, key + 1]))]
        chord = _through_corners(mesh, signs, face, neuron, own, stride,
                                 width)
        if chord is not None:
            found.append((face, neuron, *chord))
    columns = np.array(found, int).reshape(-1, 5).T
    return list(columns)


def _corner_signs(mesh, signs, face, neuron, width):
    """−1, 0 or 1 at each corner of a face."""
    point = mesh.corners[mesh.offsets[face]:mesh.offsets[face + 1]]
    bits = signs.positive[point, neuron // 8] >> (7 - neuron % 8) & 1
    return np.where(np.isin(point * width + neuron, signs.zero), 0,
                    2 * bits.astype(int) - 1)


def _with_both_signs(mesh, signs, keys, width):
    """Those pairs of face and neuron that have positive corners."""
    face, neuron = np.divmod(keys, width)
    inside = np.bitwise_or.reduceat(signs.positive[mesh.corners],
                                    mesh.offsets[:-1])
    return keys[(inside[face, neuron // 8] >> (7 - neuron % 8) & 1) > 0]


def _through_corners(mesh, signs, face, neuron, own, stride, width):
    """First and second place of a chord and its left side, or None."""
    values = _corner_signs(mesh, signs, face, neuron, width)
    if not (values > 0).any() or not (values < 0).any():
        return None
    corners = np.arange(mesh.offsets[face], mesh.offsets[face + 1]) * stride
    places = np.append(corners, own)
    order = np.argsort(places)
    places = places[order]
    values = np.append(values, np.zeros(len(own), int))[order]
    begin, end = cut_ends(values)
    return (min(places[begin], places[end]), max(places[begin], places[end]),
            places[begin] < places[end])


def cut_ends(values):
    """Where a cycle of signs leaves the positive side and comes back.

    Both are zeros, if a zero stands between each positive and negative.
    """
    n, top = len(values), int(np.argmax(values))
    rest = (top + np.flatnonzero(np.roll(values, -top) <= 0)) % n
    return int(rest[0]), int(rest[-1])

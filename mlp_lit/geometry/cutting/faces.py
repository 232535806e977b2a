"""Cutting along all chords at once: at every crossing, turn left.

Walk along an edge with the face on your left; at its end take the way that
turns left most; when you are back, you have gone round one piece. Where the
ways lead follows from the order of the chords' ends alone, so it costs no
more than the pieces that come out.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit.geometry.cutting.careful import cut_carefully
from mlp_lit.geometry.cutting.crossings import CHUNK
from mlp_lit.geometry.cutting.meetings import meetings
from mlp_lit.geometry.cutting.mesh import Mesh, gather, ramp, starts


@dataclass
class Pieces:
    """Pieces of faces: the face each comes from, its size, its corners."""

    face: np.ndarray
    size: np.ndarray
    corners: np.ndarray


@dataclass(frozen=True)
class Rings:
    """Boundaries of some faces with the points of their edges between."""

    points: np.ndarray
    offsets: np.ndarray
    corner: np.ndarray  # where a corner of the mesh stands in `points`


def rings(mesh, edge_of, cuts, chosen):
    """The boundaries of the chosen faces; points of cuts follow V."""
    corners = gather(mesh.offsets, chosen)
    edge = edge_of[corners]
    extra = np.diff(cuts.offsets)[edge]
    place = starts(1 + extra)
    points = np.empty(place[-1], int)
    points[place[:-1]] = mesh.corners[corners]
    step = ramp(extra)
    forward = mesh.corners[corners] < mesh.corners[mesh.following()[corners]]
    rank = np.where(np.repeat(forward, extra), step,
                    np.repeat(extra, extra) - 1 - step)
    points[np.repeat(place[:-1], extra) + 1 + step] = (
        len(mesh.points) + np.repeat(cuts.offsets[edge], extra) + rank)
    corner = np.full(len(mesh.corners), -1)
    corner[corners] = place[:-1]
    offsets = place[starts(np.diff(mesh.offsets)[chosen])]
    return Rings(points, offsets, corner)


def cut(mesh, edge_of, cuts, chords, distance):
    """Cut every face along its chords.

    Returns
    -------
    points : ndarray of shape (V', 2)
    pieces : list of Pieces
    """
    points = [mesh.points, cuts.points]
    cut_faces = np.unique(chords.face)
    whole = np.setdiff1d(np.arange(len(mesh)), cut_faces)
    pieces = [Pieces(whole, np.diff(mesh.offsets)[whole],
                     mesh.corners[gather(mesh.offsets, whole)])]
    known = np.concatenate(points)
    total = len(known)
    plain = np.bincount(chords.face, ~chords.plain, len(mesh))[
        chords.face] == 0
    unclear = [np.unique(chords.face[~plain])]
    for part in _portions(chords.take(plain)):
        while len(part):
            new, made, wrong = _cut_plainly(mesh, edge_of, cuts, part,
                                            known, total, distance)
            if not len(wrong):
                points.append(new)
                pieces.append(made)
                total += len(new)
                break
            unclear.append(wrong)
            part = part.take(~np.isin(part.face, wrong))
    for face in np.concatenate(unclear):
        new, made = _cut_one(mesh, edge_of, cuts, chords, face, known,
                             total, distance)
        points.append(new)
        pieces.append(made)
        total += len(new)
    return np.concatenate(points), pieces


def _portions(chords):
    """Whole faces at a time, with a bounded number of pairs of chords."""
    counts = np.bincount(chords.face) if len(chords) else np.zeros(0, int)
    pairs = np.cumsum(counts * (counts + 1) // 2)
    limits = np.searchsorted(pairs, np.arange(
        CHUNK, pairs[-1] + CHUNK, CHUNK)) + 1 if len(pairs) else []
    ends = np.searchsorted(chords.face, limits)
    for start, end in zip(np.append(0, ends), ends, strict=False):
        yield chords.take(slice(start, end))


def _cut_plainly(mesh, edge_of, cuts, chords, known, total, distance):
    """Cut faces in which no three lines meet; name those where they do.

    Returns new points, pieces, and the faces that ask for more care; if
    there are any, nothing was cut.
    """
    faces, local = np.unique(chords.face, return_inverse=True)
    ring = rings(mesh, edge_of, cuts, faces)
    p, q = _on_ring(ring, chords)
    P, Q = known[ring.points[p]], known[ring.points[q]]
    meet = meetings(chords, P, Q, distance)
    if len(meet.unclear):
        return None, None, np.unique(chords.face[meet.unclear])
    follow, origin = _ways(ring, p, q, meet, total)
    cycle, size, corners = trace(follow, origin)
    owner = np.concatenate([
        np.repeat(np.arange(len(faces)), np.diff(ring.offsets)),
        np.tile(np.repeat(local, meet.counts + 1), 2)])
    face = owner[cycle]
    wanted = (1 + np.bincount(local, minlength=len(faces))
              + np.bincount(local[meet.i], minlength=len(faces)))
    wrong = np.bincount(face, minlength=len(faces)) != wanted
    here = np.where(corners < total, corners, corners - total + len(known))
    areas = Mesh(np.concatenate([known, meet.points]), here,
                 starts(size)).areas()
    wrong[face[areas <= 0]] = True
    return meet.points, Pieces(faces[face], size, corners), faces[wrong]


def _on_ring(ring, chords):
    corner, step = np.divmod(np.stack([chords.first, chords.second]),
                             chords.stride)
    return ring.corner[corner] + step


def _ways(ring, p, q, meet, total):
    """Which way follows each way, and the point where it begins.

    The ways: the boundary's, then all pieces of chords forward, then all of
    them backward. A chord with c crossings has c + 1 pieces.
    """
    n = len(ring.points)
    begin = n + starts(meet.counts + 1)
    segments = begin[-1] - n
    back = segments  # from a way to its reverse
    follow = np.arange(1, n + 2 * segments + 1)
    follow[ring.offsets[1:] - 1] = ring.offsets[:-1]
    before = np.arange(n) - 1
    before[ring.offsets[:-1]] = ring.offsets[1:] - 1
    first, last = begin[:-1], begin[1:] - 1
    follow[before[p]], follow[before[q]] = first, last + back
    follow[last], follow[first + back] = q, p
    # The later chord j crosses i from its right to its left.
    i, j = first[meet.i] + meet.rank_i, first[meet.j] + meet.rank_j
    follow[i], follow[j] = j + 1, i + back
    follow[i + 1 + back], follow[j + 1 + back] = j + back, i + 1
    origin = np.empty(n + 2 * segments, int)
    origin[:n] = ring.points
    origin[first], origin[last + back] = ring.points[p], ring.points[q]
    crossing = total + np.arange(len(meet.i))
    for way in (i + 1, j + 1, i + back, j + back):
        origin[way] = crossing
    return follow, origin


def trace(follow, origin):
    """The cycles of a permutation: a member, the length, the origins."""
    least, jump = np.arange(len(follow)), follow
    while True:
        lower = np.minimum(least, least[jump])
        if np.array_equal(lower, least):
            break
        least, jump = lower, jump[jump]
    size = np.bincount(least, minlength=len(follow))
    cycle = np.flatnonzero(size)
    size = size[cycle]
    offsets, way = starts(size), cycle
    corners, active = np.empty(len(follow), int), np.arange(len(cycle))
    for step in range(size.max(initial=0)):
        corners[offsets[active] + step] = origin[way]
        go_on = size[active] > step + 1
        active, way = active[go_on], follow[way[go_on]]
    return cycle, size, corners


def _cut_one(mesh, edge_of, cuts, chords, face, known, total, distance):
    """One face in which lines meet in corners, coincide or nearly so."""
    own = chords.take(slice(*np.searchsorted(chords.face, [face, face + 1])))
    ring = rings(mesh, edge_of, cuts, np.array([face]))
    p, q = _on_ring(ring, own)
    new, loops = cut_carefully(known[ring.points], zip(p, q, strict=True),
                               distance)
    names = np.append(ring.points, total + np.arange(len(new)))
    size = np.array([len(loop) for loop in loops])
    return new, Pieces(np.full(len(loops), face), size,
                       names[np.concatenate(loops)])

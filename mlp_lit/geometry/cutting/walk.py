"""Cut faces along all their chords at once: at every crossing, turn left.

Walk along an edge with the face on your left; at its end take the way that
turns left most; when you are back, you have gone round one piece. Where the
ways lead follows from the order of the chords' ends alone, so it costs no
more than the pieces that come out.
"""

import numpy as np

from mlp_lit.geometry.cutting.meetings import meetings
from mlp_lit.geometry.cutting.mesh import starts
from mlp_lit.geometry.cutting.pieces import Pieces


def cut_at_once(chords, distance):
    """Cut faces in which no three lines meet; say in which they do.

    Parameters
    ----------
    chords : Chords
        Plain ones.
    distance : float
        Points nearer than this are one, and ask for more care.

    Returns
    -------
    made : Pieces
        None, or of no use, if any face asks for more care.
    wrong : ndarray of bool
        For each face, whether it does.
    """
    mesh, meet = chords.mesh, meetings(chords, distance)
    wrong = np.zeros(len(mesh), bool)
    wrong[chords.face[meet.unclear]] = True
    if wrong.any():
        return None, wrong
    follow, origin = ways(chords, meet)
    way, size, corners = trace(follow, origin)
    owner = np.concatenate([mesh.faces(), np.tile(
        np.repeat(chords.face, meet.counts + 1), 2)])
    made = Pieces(meet.points, owner[way], size, corners)
    count = np.bincount(np.concatenate([
        np.arange(len(mesh)), chords.face, chords.face[meet.i]]))
    wrong = np.bincount(made.face, minlength=len(mesh)) != count
    wrong[made.face[made.areas(mesh.points) <= 0]] = True
    return made, wrong


def ways(chords, meet):
    """Return which way follows each way, and the point where it begins.

    The ways: the boundary's, then all pieces of chords forward, then all of
    them backward. A chord with c crossings has c + 1 pieces.
    """
    mesh, n = chords.mesh, len(chords.mesh.corners)
    p, q = chords.first, chords.second
    begin = n + starts(meet.counts + 1)
    segments = begin[-1] - n
    back = segments  # from a way to its reverse
    follow = np.arange(1, n + 2 * segments + 1)
    follow[:n] = mesh.following()
    before = np.empty(n, int)
    before[follow[:n]] = np.arange(n)
    first, last = begin[:-1], begin[1:] - 1
    follow[before[p]], follow[before[q]] = first, last + back
    follow[last], follow[first + back] = q, p
    # The later chord j crosses i from its right to its left.
    i, j = first[meet.i] + meet.rank_i, first[meet.j] + meet.rank_j
    follow[i], follow[j] = j + 1, i + back
    follow[i + 1 + back], follow[j + 1 + back] = j + back, i + 1
    origin = np.empty(n + 2 * segments, int)
    origin[:n] = mesh.corners
    origin[first], origin[last + back] = mesh.corners[p], mesh.corners[q]
    crossing = len(mesh.points) + np.arange(len(meet.i))
    for way in (i + 1, j + 1, i + back, j + back):
        origin[way] = crossing
    return follow, origin


def trace(follow, origin):
    """Return a permutation's cycles: a member, length and origins of each."""
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

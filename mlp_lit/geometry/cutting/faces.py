"""Cut the faces of a mesh along their chords, each the way that it needs."""

from dataclasses import replace

import numpy as np

from mlp_lit.geometry.cutting.careful import cut_carefully
from mlp_lit.geometry.cutting.crossings import CHUNK
from mlp_lit.geometry.cutting.pieces import Pieces, join, uncut
from mlp_lit.geometry.cutting.walk import cut_at_once


def cut(chords, distance):
    """Cut every face along its chords.

    Parameters
    ----------
    chords : Chords
    distance : float
        Points nearer than this to each other or to a chord are not told
        apart.

    Returns
    -------
    Mesh
    parent : ndarray of int
        For each of its faces the face that it is a piece of, ascending.
    """
    mesh, count = chords.mesh, np.diff(chords.offsets)
    plain = np.bincount(chords.face, ~chords.plain, len(mesh)) == 0
    pieces = [uncut(mesh, np.flatnonzero(count == 0))]
    unclear = [np.flatnonzero(~plain)]
    for faces in _portions(np.flatnonzero(plain & (count > 0)), count):
        while len(faces):
            made, wrong = cut_at_once(chords.take(faces), distance)
            if not wrong.any():
                pieces.append(replace(made, face=faces[made.face]))
                break
            unclear.append(faces[wrong])
            faces = faces[~wrong]
    pieces += [_cut_one(chords, face, distance)
               for face in np.concatenate(unclear)]
    return join(mesh.points, pieces)


def _portions(faces, count):
    """Part faces so that no portion has very many pairs of chords."""
    pairs = np.cumsum(count[faces] * (count[faces] + 1) // 2)
    limits = np.arange(CHUNK, pairs.max(initial=0), CHUNK)
    return np.split(faces, np.searchsorted(pairs, limits) + 1)


def _cut_one(chords, face, distance):
    """Cut one face in which lines meet in corners, coincide or nearly so."""
    own = chords.take(np.array([face]))
    ring = own.mesh.corners
    new, loops = cut_carefully(own.mesh.points[ring],
                               zip(own.first, own.second, strict=True),
                               distance)
    names = np.append(ring, len(own.mesh.points) + np.arange(len(new)))
    return Pieces(new, np.full(len(loops), face),
                  np.array([len(loop) for loop in loops]),
                  names[np.concatenate(loops)])

"""Find which neurons are on in each piece.

A neuron that does not cut a face keeps one sign in it, and so in its pieces;
for one that does, each piece lies on one side of the chord.
"""

import numpy as np

from mlp_lit.geometry.cutting.bits import clear_bits
from mlp_lit.geometry.cutting.crossings import CHUNK
from mlp_lit.geometry.cutting.mesh import ramp, starts

MANY = 32  # chords of one face from which on a matrix product pays


def packed_codes(chords, somewhere, finer, parent):
    """Return the packed bits of one layer's neurons in all pieces.

    Parameters
    ----------
    chords : Chords
    somewhere : ndarray of uint8, shape (F, bytes)
        For each face: is a neuron positive at any corner?
    finer : Mesh
        The pieces.
    parent : ndarray of int
        The face each is a piece of, ascending.

    Returns
    -------
    ndarray of uint8, shape (pieces, bytes)
    """
    P, Q = chords.ends()
    normal = np.stack([P[:, 1] - Q[:, 1], Q[:, 0] - P[:, 0]], axis=1)
    normal[~chords.left_is_on] *= -1
    level = (normal * P).sum(axis=1)
    begin, middles = chords.offsets, finer.middles()
    counts, codes = np.diff(begin), somewhere[parent]
    for face in np.flatnonzero(counts >= MANY):
        pieces = slice(*np.searchsorted(parent, [face, face + 1]))
        own = slice(begin[face], begin[face + 1])
        codes[pieces] = _dense(middles[pieces], somewhere[face], normal[own],
                               level[own], chords.neuron[own])
    few = np.flatnonzero((counts > 0) & (counts < MANY))
    pieces = np.flatnonzero(np.isin(parent, few))
    ends = starts(counts[parent[pieces]])
    limits = np.searchsorted(ends, np.arange(0, ends[-1] + CHUNK, CHUNK))
    for start, end in zip(limits, limits[1:], strict=False):
        own = pieces[start:end]
        count = counts[parent[own]]
        piece = np.repeat(own, count)
        chord = np.repeat(begin[parent[own]], count) + ramp(count)
        off = (middles[piece] * normal[chord]).sum(axis=1) < level[chord]
        clear_bits(codes, piece[off], chords.neuron[chord[off]])
    return codes


def _dense(middles, row, normal, level, neuron):
    """Return the codes of one face's pieces, by one product for all."""
    bits = np.unpackbits(row)
    normals = np.zeros((len(bits), 2))
    levels = 0.5 - bits  # 0 is above it where a neuron is on
    normals[neuron], levels[neuron] = normal, level
    codes = np.empty((len(middles), len(row)), np.uint8)
    step = max(1, CHUNK // len(bits))
    for start in range(0, len(middles), step):
        on = middles[start:start + step] @ normals.T > levels
        codes[start:start + step] = np.packbits(on, axis=1)
    return codes

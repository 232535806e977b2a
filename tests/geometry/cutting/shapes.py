"""Small meshes, and layers of lines across them, for the tests."""

import numpy as np

from mlp_lit.geometry.cutting.boundaries import cut_edges
from mlp_lit.geometry.cutting.chords import chords
from mlp_lit.geometry.cutting.crossings import signs
from mlp_lit.geometry.cutting.mesh import Mesh
from mlp_lit.geometry.planes import PlaneLayer

NEAR = 1e-12


def polygon(sides=4, radius=1.0):
    """Return a mesh of one regular polygon about 0."""
    angle = 2 * np.pi * (np.arange(sides) + 0.5) / sides
    points = radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return Mesh(points, np.arange(sides), np.array([0, sides]))


def strip(faces=2):
    """Return a mesh of unit squares side by side, from x = 0."""
    x = np.arange(faces + 1.0)
    points = np.concatenate([np.stack([x, 0 * x], axis=1),
                             np.stack([x, 0 * x + 1], axis=1)])
    left, top = np.arange(faces), faces + 1
    corners = np.stack([left, left + 1, left + 1 + top, left + top], axis=1)
    return Mesh(points, corners.ravel(), 4 * np.arange(faces + 1))


def layer(*lines, slope=0.0):
    """Return a layer of neurons p x + q y + r, given as (p, q, r)."""
    lines = np.array(lines, float).reshape(-1, 3)
    return PlaneLayer(lines[:, :2].T, lines[:, 2], slope)


def random_layer(seed, count):
    """Return lines that all come near 0, in general position."""
    rng = np.random.default_rng(seed)
    angle, shift = rng.uniform(0, 2 * np.pi, count), rng.uniform(-1, 1, count)
    return layer(*np.stack([np.cos(angle), np.sin(angle), shift], axis=1))


def signs_of(mesh, *layers):
    """Return what the last of some layers says at the points of a mesh."""
    return signs(mesh, list(layers), NEAR)


def chords_of(mesh, *layers):
    """Return the chords that the last of some layers has in a mesh."""
    found = signs_of(mesh, *layers)
    return chords(cut_edges(mesh, found, NEAR), found)

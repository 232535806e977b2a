"""Draw the map of a network's regions, with exact borders."""

import zlib

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import hsv_to_rgb

from mlp_lit.plotting.style import INK


def pattern_colours(codes):
    """Give every pattern a pale colour; the same pattern has the same.

    Parameters
    ----------
    codes : ndarray of uint8, shape (R, bytes)
        Packed bits, one row for each region.

    Returns
    -------
    ndarray of shape (R, 3)
    """
    marks = np.array([zlib.crc32(row.tobytes()) for row in codes])
    hue, depth = (marks % 9973) / 9973, (marks % 101) / 101
    return hsv_to_rgb(np.stack(
        [hue, 0.08 + 0.2 * depth, np.full(len(hue), 0.97)], axis=1))


def draw_regions(ax, found, colours=None, *, lw=0.5, ec=INK):
    """Draw the regions of a network as polygons.

    Parameters
    ----------
    ax : matplotlib Axes
    found : Regions
    colours : ndarray of shape (R, 3), optional
        By default one for each pattern.
    lw, ec : float, colour
        Width and colour of the borders.

    Returns
    -------
    ax
    """
    mesh = found.mesh
    polygons = np.split(mesh.points[mesh.corners], mesh.offsets[1:-1])
    if colours is None:
        colours = pattern_colours(found.patterns())
    ax.add_collection(PolyCollection(polygons, facecolors=colours, lw=lw,
                                     edgecolors=ec))
    left, right, bottom, top = found.box
    ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    return ax


def draw_segments(ax, segments, *, colour="black", lw=1.6):
    """Draw straight segments, such as those of a decision boundary.

    Parameters
    ----------
    ax : matplotlib Axes
    segments : ndarray of shape (n, 2, 2)

    Returns
    -------
    ax
    """
    ax.add_collection(LineCollection(segments, colors=[colour], lw=lw,
                                     capstyle="round", zorder=3))
    return ax

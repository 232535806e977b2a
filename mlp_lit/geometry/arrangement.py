"""Find the polygons of its input plane on which a ReLU network is affine.

The cuts of a layer are bent lines: straight within every region of the
layers before, because there its pre-activations are affine. So the regions
are found layer by layer, exactly up to rounding, and nothing is sampled.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry.cutting.boundaries import cut_edges
from mlp_lit.geometry.cutting.chords import chords
from mlp_lit.geometry.cutting.codes import packed_codes
from mlp_lit.geometry.cutting.crossings import CHUNK, signs
from mlp_lit.geometry.cutting.faces import cut
from mlp_lit.geometry.cutting.mesh import Mesh
from mlp_lit.geometry.planes import plane_layers


@dataclass(frozen=True)
class Regions:
    """Polygons of a box on which a network is affine.

    Attributes
    ----------
    mesh : Mesh
        `mesh.points` (V, 2); region r has the corners
        `mesh.corners[mesh.offsets[r]:mesh.offsets[r + 1]]`,
        counterclockwise; neighbours share points.
    codes : tuple of ndarrays of uint8
        codes[l]: packed bits of layer l + 1, neuron by neuron, one row for
        each region of the first l + 1 layers.
    parents : tuple of ndarrays of int
        parents[l]: for each region of the first l + 1 layers, the region of
        the first l that it is a part of.
    layers : tuple of PlaneLayer
    box : (left, right, bottom, top)
    """

    mesh: Mesh
    codes: tuple
    parents: tuple
    layers: tuple
    box: tuple

    def __len__(self):
        return len(self.mesh)

    def polygon(self, r):
        """Return the vertices of region r, counterclockwise, (n, 2)."""
        mesh = self.mesh
        return mesh.points[mesh.corners[mesh.offsets[r]:mesh.offsets[r + 1]]]

    def areas(self):
        """Return the areas of all regions, (R,)."""
        return self.mesh.areas()

    def middles(self):
        """Return a point inside each region: its corners' mean, (R, 2)."""
        return self.mesh.middles()

    def euler_characteristic(self):
        """Count points − edges + regions: 1 for a box without holes."""
        ends, _ = self.mesh.edges
        return len(np.unique(ends)) - len(ends) + len(self)

    def ancestors(self, layer):
        """Find for each region the region of the first `layer` layers."""
        found = np.arange(len(self))
        for parents in self.parents[:layer - 1 if layer else None:-1]:
            found = parents[found]
        return found

    def pattern(self, layer):
        """Return the signs of one hidden layer: (R, width), True where on.

        Parameters
        ----------
        layer : int
            1 for the first hidden layer.
        """
        layer = validation.integer("layer", layer)
        if layer > len(self.codes):
            raise ValueError(f"layer must be at most {len(self.codes)}, "
                             f"not {layer}")
        rows = self.codes[layer - 1][self.ancestors(layer)]
        width = len(self.layers[layer - 1].b)
        return np.unpackbits(rows, axis=1, count=width).astype(bool)

    def patterns(self):
        """Return packed bits of all hidden layers side by side, (R, bytes)."""
        return np.hstack([np.empty((len(self), 0), np.uint8)]
                         + [self.codes[l - 1][self.ancestors(l)]
                            for l in range(1, len(self.codes) + 1)])

    def affine_maps(self):
        """Compute the affine map of each region: the outputs are x A + c.

        Returns
        -------
        A : ndarray of shape (R, 2, outputs)
        c : ndarray of shape (R, outputs)
        """
        first = self.layers[0]
        maps = np.vstack([first.W, first.b])[np.newaxis]
        for l, layer in enumerate(self.layers[1:]):
            maps = self._through(maps, l, layer)
        return maps[:, :2], maps[:, 2]

    def _through(self, maps, l, layer):
        """Lead maps through hidden layer l + 1 and the linear one after it."""
        parents, codes = self.parents[l], self.codes[l]
        before = self.layers[l]
        width = len(before.b)
        behind = np.empty((len(codes), 3, len(layer.b)))
        rows = max(1, CHUNK // (3 * width))
        for start in range(0, len(codes), rows):
            part = slice(start, start + rows)
            on = np.unpackbits(codes[part], axis=1, count=width)
            gates = before.gates(on)[:, np.newaxis]
            np.matmul(maps[parents[part]] * gates, layer.W,
                      out=behind[part])
        behind[:, 2] += layer.b
        return behind


def regions(net, box, *, plane=None, tolerance=1e-12):
    """Find all regions of a box on which a network is affine, exactly.

    Parameters
    ----------
    net : MLP
        With ReLU, leaky or parametric ReLU between its layers, and finite
        weights.
    box : (left, right, bottom, top)
    plane : (origin, directions), optional
        For a network with d inputs: a plane through its input space, whose
        point (s, t) is the input origin + s · directions[0] + t ·
        directions[1]; shapes (d,) and (2, d), the directions not parallel.
        By default the inputs themselves, which then are two.
    tolerance : float
        A pre-activation counts as zero at a point if it is smaller than
        this part of the terms that it is the sum of; two points are one if
        they are nearer than this part of the box. Lines that meet in a
        corner, or that coincide, are recognised by it.

    Returns
    -------
    Regions

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Notes
    -----
    Layer by layer, a layer's neurons all at once
    ({prf:ref}`thm-regions`). Time and memory grow with the number of
    regions; the pre-activations at the points are the larger part. The
    edges are cut as by Berzins (2023).

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP.from_layers([(np.eye(2), [0, 0]), ([[1], [1]], [0])])
    >>> found = regions(net, (-1, 1, -1, 1))
    >>> len(found), found.areas()
    (4, array([1., 1., 1., 1.]))
    >>> found.pattern(layer=1)
    array([[False, False],
           [ True, False],
           [ True,  True],
           [False,  True]])
    """
    layers, box = plane_layers(net, plane, box)
    tolerance = validation.real("tolerance", tolerance, 0, 1e-3)
    left, right, bottom, top = box
    distance = tolerance * max(right - left, top - bottom)
    mesh = Mesh(np.array([[left, bottom], [right, bottom], [right, top],
                          [left, top]]), np.arange(4), np.array([0, 4]))
    codes, parents = [], []
    for l in range(1, len(layers)):
        mesh, parent, code = _subdivide(mesh, layers[:l], tolerance,
                                        distance)
        codes.append(code)
        parents.append(parent)
    return Regions(mesh, tuple(codes), tuple(parents), tuple(layers), box)


def _subdivide(mesh, layers, tolerance, distance):
    """Cut all faces by the neurons of the last of the layers."""
    found = signs(mesh, layers, tolerance)
    lines = chords(cut_edges(mesh, found, distance), found)
    finer, parent = cut(lines, distance)
    return finer, parent, packed_codes(lines, found.somewhere, finer,
                                       parent)

"""Find the regions of a network in fractions, which do not round.

That is slow, and right to the last digit: one neuron and one polygon at a
time, with the weights that the network has (every floating-point number is a
fraction). It is what `mlp_lit.geometry.arrangement.regions` must agree with.
"""

from dataclasses import dataclass
from fractions import Fraction

from mlp_lit.geometry import planes


@dataclass(frozen=True)
class ExactRegion:
    """A polygon, the signs in it and the affine map on it, in fractions.

    Attributes
    ----------
    corners : list of (Fraction, Fraction)
        Counterclockwise.
    pattern : tuple of bool
        All hidden neurons, layer by layer.
    outputs : list of (Fraction, Fraction, Fraction)
        For each output a, b, c: it is a x₁ + b x₂ + c.
    """

    corners: list
    pattern: tuple
    outputs: list

    def area(self):
        """Compute the area by the shoelace formula."""
        return sum((p[0] * q[1] - p[1] * q[0] for p, q in zip(
            self.corners, self.corners[1:] + self.corners[:1],
            strict=True)), Fraction(0)) / 2


def regions_exactly(net, box, *, plane=None):
    """Find the regions of a small network, without rounding.

    Parameters
    ----------
    net, box, plane
        As `mlp_lit.geometry.arrangement.regions` takes them.

    Returns
    -------
    list of ExactRegion

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Examples
    --------
    >>> import numpy as np
    >>> from mlp_lit import MLP
    >>> net = MLP.from_layers([([[3, 1], [0, 1]], [-1, -1]),
    ...                        ([[1], [1]], [0])])
    >>> found = regions_exactly(net, (0, 1, 0, 1))
    >>> [str(region.area()) for region in found]
    ['5/18', '1/18', '2/9', '4/9']
    """
    layers, box = planes.plane_layers(net, plane, box)
    left, right, bottom, top = map(Fraction, box)
    square = [(left, bottom), (right, bottom), (right, top), (left, top)]
    identity = [(Fraction(1), Fraction(0), Fraction(0)),
                (Fraction(0), Fraction(1), Fraction(0))]
    found = [ExactRegion(square, (), behind_layer(layers[0], identity))]
    for layer, after in zip(layers, layers[1:], strict=False):
        found = [finer for region in found
                 for finer in cut_region(region, layer, after)]
    return found


def behind_layer(layer, inputs):
    """Lead affine functions through a linear layer."""
    outputs = []
    for weights, bias in zip(layer.W.T.tolist(), layer.b.tolist(),
                             strict=True):
        sums = [Fraction(0), Fraction(0), Fraction(bias)]
        for w, function in zip(map(Fraction, weights), inputs, strict=True):
            sums = [s + w * f for s, f in zip(sums, function, strict=True)]
        outputs.append(tuple(sums))
    return outputs


def cut_region(region, layer, after):
    """Cut by the zeros of all outputs, and go on through the activation."""
    pieces = [(region.corners, ())]
    for function in region.outputs:
        pieces = [(half, (*pattern, on)) for corners, pattern in pieces
                  for half, on in halves(corners, function)]
    for corners, pattern in pieces:
        slopes = map(Fraction, layer.gates(pattern).tolist())
        active = [tuple(s * v for v in f) for f, s in zip(
            region.outputs, slopes, strict=True)]
        yield ExactRegion(corners, region.pattern + pattern,
                          behind_layer(after, active))


def halves(corners, function):
    """Return the polygon, or its parts where a function is positive, or not.

    Parameters
    ----------
    corners : list of (x₁, x₂)
    function : (a, b, c), for a x₁ + b x₂ + c

    Examples
    --------
    >>> triangle = [(Fraction(x), Fraction(y)) for x, y in
    ...             [(0, 0), (2, 0), (0, 2)]]
    >>> [(len(part), on) for part, on in halves(triangle, (1, 0, -1))]
    [(4, False), (3, True)]
    """
    a, b, c = function
    values = [a * x + b * y + c for x, y in corners]
    if max(values) <= 0 or min(values) >= 0:
        return [(corners, max(values) > 0)]
    low, high = [], []
    for i, (point, value) in enumerate(zip(corners, values, strict=True)):
        if value <= 0:
            low.append(point)
        if value >= 0:
            high.append(point)
        after = values[(i + 1) % len(values)]
        if value * after < 0:
            t = value / (value - after)
            end = corners[(i + 1) % len(values)]
            meeting = tuple((1 - t) * p + t * q
                            for p, q in zip(point, end, strict=True))
            low.append(meeting)
            high.append(meeting)
    return [(low, False), (high, True)]

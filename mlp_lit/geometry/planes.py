"""Read a network in a plane through its inputs: layers of two coordinates."""

from dataclasses import dataclass, replace

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks import mlp


@dataclass(frozen=True)
class PlaneLayer:
    """A layer, read in the plane: W, b, and the slopes beside the kink.

    Each slope is one number, or one for each neuron.
    """

    W: np.ndarray
    b: np.ndarray
    left: object = 0.0
    right: object = 1.0

    def gates(self, on):
        """Return the slope of each neuron where it is on, and where not."""
        return np.where(on, self.right, self.left)

    def activate(self, Z, neurons):
        """Compute A = a(Z) of some of the neurons."""
        left, right = (np.broadcast_to(slope, self.b.shape)[neurons]
                       for slope in (self.left, self.right))
        Z = Z[:, neurons]
        return Z * np.where(Z > 0, right, left)


def plane_layers(net, plane, box):
    """Read the layers as functions of two coordinates, and check the box.

    Parameters
    ----------
    net, box, plane : as `mlp_lit.geometry.arrangement.regions` takes them

    Returns
    -------
    list of PlaneLayer
    (left, right, bottom, top)

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described there.

    Examples
    --------
    >>> net = mlp.MLP.from_layers([([[2.0], [3.0], [5.0]], [7.0])])
    >>> plane = np.zeros(3), [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    >>> (first,), box = plane_layers(net, plane, (0, 1, 0, 1))
    >>> first.W.ravel(), first.b
    (array([2., 5.]), array([7.]))
    """
    check_net(net)
    box = _checked_box(box)
    layers = [PlaneLayer(np.array(layer.W, float), np.array(layer.b, float),
                         *layer.activation.slopes) for layer in net.layers]
    if plane is None:
        if net.sizes[0] != 2:
            raise ValueError(f"net has {net.sizes[0]} inputs: say which "
                             "plane through them, by plane=(origin, "
                             "directions)")
        return layers, box
    origin, directions = plane
    origin = validation.array("origin", origin, (net.sizes[0],), float)
    directions = validation.array("directions", directions,
                                  (2, net.sizes[0]), float)
    if np.linalg.matrix_rank(directions) < 2:
        raise ValueError("directions must span a plane, not be parallel or "
                         f"zero: {directions.tolist()}")
    first = layers[0]
    layers[0] = replace(first, W=directions @ first.W,
                        b=origin @ first.W + first.b)
    return layers, box


def check_net(net):
    """Raise unless net is an MLP that is affine on polygons, and finite.

    Raises
    ------
    TypeError, ValueError

    Examples
    --------
    >>> check_net(mlp.MLP.from_layers([([[1.0]], [0.0])]))
    """
    if not isinstance(net, mlp.MLP):
        raise TypeError(f"net must be an MLP, not {net!r}")
    if net.activation.slopes is None:
        raise TypeError("net must have an activation of two slopes, such as "
                        "(leaky, parametric) ReLU, between its layers, not "
                        f"{net.activation!r}: other networks are not affine "
                        "on polygons")
    validation.array("net.parameters", net.parameters)


@arrays(float, box="4")
def _checked_box(box):
    if not (box[0] < box[1] and box[2] < box[3]):
        raise ValueError("box must be (left, right, bottom, top) with left "
                         "< right and bottom < top, not "
                         f"{tuple(box.tolist())}")
    return tuple(box.tolist())

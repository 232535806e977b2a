"""Apply activations a(z) and their derivatives a′(z), elementwise.

Without one of these curves between its layers, any tower of layers is one
linear layer. At a kink the derivative is 0 where the formula leaves a choice;
leaky and parametric ReLU take α, ELU takes its left branch: an exact zero
counts as off.

What else the package has to know of an activation, its class says: where its
kinks are, whether it is a straight line on either side of 0, whether it looks
the same turned by half a turn, whether a′ can be had from A = a(Z).
"""

import copy
import functools
import math

import numpy as np

from mlp_lit._validation import named, real

SMALL = 2 ** 16  # entries of the largest array of zeros that is kept


class Activation:
    """An elementwise function with its derivative; subclass to add one.

    A subclass gives `forward` and `derivative`, and says what is true of it
    of the rest. It may override `backward` where the product with the
    derivative can be had for less.

    Attributes
    ----------
    kinks : tuple of float
        Where a is not differentiable.
    slopes : pair of float, or None
        (left, right) if a(z) = left · z for z ≤ 0 and right · z for z > 0.
        Then a(ωz) = ω a(z) for ω > 0, and a network is affine on polygons.
        None for any other curve.
    point_symmetric : bool
        Whether a(−z) = 2 a(0) − a(z) for all z.
    learns_slope : bool
        Whether its `alpha`, a number per unit, is a parameter of the
        network; `backward_alpha` then gives the derivative.

    Examples
    --------
    >>> class AbsoluteValue(Activation):
    ...     kinks = (0.0,)
    ...     slopes = (-1.0, 1.0)
    ...
    ...     def forward(self, Z, out=None):
    ...         return np.abs(Z, out=out)
    ...
    ...     def derivative(self, Z):
    ...         return np.sign(Z)
    >>> AbsoluteValue()([-2.0, 3.0])
    array([2., 3.])
    """

    kinks = ()
    slopes = None
    point_symmetric = False
    learns_slope = False

    def forward(self, Z, out=None):
        """Compute A = a(Z), of the shape of Z."""
        raise NotImplementedError

    def derivative(self, Z):
        """Compute a′(Z), of the shape of Z."""
        raise NotImplementedError

    def derivative_from_output(self, A):
        """Compute a′(Z) from A = a(Z) alone; None where that cannot be had."""
        return None

    def backward(self, dA, Z, A, out=None):
        """Compute dZ = dA ⊙ a′(Z) ({eq}`eq-activation-backward`).

        Parameters
        ----------
        dA : ndarray, derivative of the loss by A
        Z, A : ndarrays, input and output of `forward`
        out : ndarray, optional
        """
        slope = self.derivative_from_output(A)
        if slope is None:
            slope = self.derivative(Z)
        return np.multiply(dA, slope, out=out)

    def with_alpha(self, alpha):
        """Return the same activation with another α, which may be an array."""
        twin = copy.copy(self)
        twin.alpha = alpha
        return twin

    def __call__(self, Z):
        """Compute A = a(Z) for anything that NumPy can read."""
        Z = np.asarray(Z)
        return self.forward(Z if Z.dtype.kind in "fc" else Z.astype(float))

    def __repr__(self):
        arguments = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({arguments})"

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    __hash__ = None


class Identity(Activation):
    """a(z) = z: no activation, for deep linear networks and outputs.

    Examples
    --------
    >>> Identity()([-1.0, 2.0])
    array([-1.,  2.])
    """

    slopes = (1.0, 1.0)
    point_symmetric = True

    def forward(self, Z, out=None):
        return np.positive(Z, out=out)

    def derivative(self, Z):
        return np.ones_like(Z)


class Sigmoid(Activation):
    """σ(z) = 1 / (1 + e^−z), with σ′ = σ (1 − σ).

    Computed from e^−|z|, so nothing overflows and the small tail keeps its
    relative accuracy.

    Examples
    --------
    >>> Sigmoid()([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """

    point_symmetric = True

    def forward(self, Z, out=None):
        tail = np.exp(np.minimum(Z, -Z))
        return np.divide(np.where(Z < 0, tail, 1), 1 + tail, out=out)

    def derivative(self, Z):
        tail = np.exp(np.minimum(Z, -Z))
        return tail / (1 + tail) ** 2

    def derivative_from_output(self, A):
        return A * (1 - A)


class Tanh(Activation):
    """tanh(z), with derivative 1 − tanh²(z).

    Examples
    --------
    >>> Tanh().derivative(np.array([0.0]))
    array([1.])
    """

    point_symmetric = True

    def forward(self, Z, out=None):
        return np.tanh(Z, out=out)

    def derivative(self, Z):
        return 1 - np.tanh(Z) ** 2

    def derivative_from_output(self, A):
        return 1 - A * A


class HardTanh(Activation):
    """z cut off at −1 and 1; derivative 1 strictly between, else 0.

    Examples
    --------
    >>> HardTanh()([-3.0, 0.5, 1.0])
    array([-1. ,  0.5,  1. ])
    """

    kinks = (-1.0, 1.0)
    point_symmetric = True

    def forward(self, Z, out=None):
        return np.minimum(np.maximum(Z, -1, out=out), 1, out=out)

    def derivative(self, Z):
        return ((Z > -1) & (Z < 1)).astype(Z.dtype)


class ReLU(Activation):
    """max(0, z), with derivative [z > 0] (0 at the kink).

    Examples
    --------
    >>> ReLU()([-1.0, 0.0, 2.0])
    array([0., 0., 2.])
    >>> ReLU().derivative(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 1.])
    """

    kinks = (0.0,)
    slopes = (0.0, 1.0)

    def forward(self, Z, out=None):
        # Two arrays are compared faster than an array and a number.
        small = Z.size <= SMALL
        return np.maximum(Z, _zeros(Z.shape, Z.dtype) if small else 0, out=out)

    def derivative(self, Z):
        return (Z > 0).astype(Z.dtype)

    def derivative_from_output(self, A):
        return np.sign(A)

    def backward(self, dA, Z, A, out=None):
        # A is never negative, so its sign is [z > 0], without a mask.
        return np.multiply(np.sign(A, out=out), dA, out=out)


class LeakyReLU(Activation):
    """z for z > 0, else αz (Maas et al. 2013); derivative α at 0.

    Parameters
    ----------
    alpha : float
        Slope on the left.

    Examples
    --------
    >>> LeakyReLU(0.1)([-10.0, 10.0])
    array([-1., 10.])
    """

    kinks = (0.0,)

    def __init__(self, alpha=0.01):
        self.alpha = real("alpha", alpha)

    @property
    def slopes(self):
        return self.alpha, 1.0

    def forward(self, Z, out=None):
        return np.multiply(Z, self.derivative(Z), out=out)

    def derivative(self, Z):
        return np.where(Z > 0, 1, self.alpha).astype(Z.dtype)


class ParametricReLU(LeakyReLU):
    """Leaky ReLU whose slopes α are learnt, one per unit (He et al. 2015).

    In a network each layer has its own α: a view of the parameter vector,
    which the optimiser moves like every weight.

    Parameters
    ----------
    alpha : float or ndarray of shape (width,)
        The slopes on the left; a single number is where all units start.

    Examples
    --------
    >>> prelu = ParametricReLU(np.array([0.5, 0.1]))
    >>> prelu([[-2.0, -2.0]])
    array([[-1. , -0.2]])
    >>> prelu.backward_alpha(np.ones((1, 2)), np.array([[-2.0, 3.0]]))
    array([-2.,  0.])
    """

    learns_slope = True

    def __init__(self, alpha=0.25):
        self.alpha = alpha if np.ndim(alpha) else real("alpha", alpha)

    def backward_alpha(self, dA, Z, out=None):
        """Compute dα, the column sums of dA ⊙ min(Z, 0), of shape (width,)."""
        return np.add.reduce(dA * np.minimum(Z, 0), axis=0, out=out)

    def __eq__(self, other):
        return (type(self) is type(other)
                and np.array_equal(self.alpha, other.alpha))

    __hash__ = None


class Softplus(Activation):
    """log(1 + e^z), a smooth ReLU, with derivative σ(z).

    Examples
    --------
    >>> Softplus()([-1000.0, 0.0, 1000.0])
    array([0.00000000e+00, 6.93147181e-01, 1.00000000e+03])
    """

    def forward(self, Z, out=None):
        tail = np.log1p(np.exp(np.minimum(Z, -Z)))
        return np.add(np.maximum(Z, 0), tail, out=out)

    def derivative(self, Z):
        return Sigmoid().forward(Z)


class ELU(Activation):
    """z for z > 0, else α (e^z − 1) (Clevert et al. 2016).

    Parameters
    ----------
    alpha : float
        Minus the limit on the left. For α ≠ 1 the slope jumps at 0.

    Examples
    --------
    >>> ELU()([-1000.0, 2.0])
    array([-1.,  2.])
    """

    def __init__(self, alpha=1.0):
        self.alpha = real("alpha", alpha)

    @property
    def kinks(self):
        return () if self.alpha == 1 else (0.0,)

    def forward(self, Z, out=None):
        left = self.alpha * np.expm1(np.minimum(Z, 0))
        return np.add(np.maximum(Z, 0), left, out=out)

    def derivative(self, Z):
        left = self.alpha * np.exp(np.minimum(Z, 0))
        return np.where(Z > 0, 1, left).astype(Z.dtype)


class GELU(Activation):
    """z Φ(z), Φ the standard normal distribution (Hendrycks, Gimpel 2016).

    Φ is computed to machine accuracy; `GELUTanh` is the approximation. Needs
    SciPy, which is loaded at the first use.

    Examples
    --------
    >>> GELU()([-1.0, 0.0, 1.0])
    array([-0.15865525,  0.        ,  0.84134475])
    """

    def forward(self, Z, out=None):
        return np.multiply(Z, _normal_cdf()(Z), out=out)

    def derivative(self, Z):
        density = np.exp(-Z * Z / 2) / math.sqrt(2 * math.pi)
        return _normal_cdf()(Z) + Z * density


class GELUTanh(Activation):
    """z (1 + tanh(√(2/π) (z + 0.044715 z³))) / 2, which is nearly GELU.

    It differs from z Φ(z) by up to 5e-4; it was the faster of the two when
    Φ was expensive.

    Examples
    --------
    >>> round(float(GELUTanh()(1.0) - GELU()(1.0)), 6)
    -0.000153
    """

    cubic = 0.044715
    scale = math.sqrt(2 / math.pi)

    def forward(self, Z, out=None):
        T = np.tanh(self.scale * (Z + self.cubic * Z * Z * Z))
        return np.multiply(Z / 2, 1 + T, out=out)

    def derivative(self, Z):
        T = np.tanh(self.scale * (Z + self.cubic * Z * Z * Z))
        slope = self.scale * (1 + 3 * self.cubic * Z * Z)
        return (1 + T) / 2 + Z / 2 * (1 - T * T) * slope


class Sine(Activation):
    """sin(z), with derivative cos(z).

    Examples
    --------
    >>> Sine()([0.0])
    array([0.])
    """

    point_symmetric = True

    def forward(self, Z, out=None):
        return np.sin(Z, out=out)

    def derivative(self, Z):
        return np.cos(Z)


class Cosine(Activation):
    """cos(z), with derivative −sin(z).

    Examples
    --------
    >>> Cosine()([0.0])
    array([1.])
    """

    def forward(self, Z, out=None):
        return np.cos(Z, out=out)

    def derivative(self, Z):
        return -np.sin(Z)


BY_NAME = {
    "identity": Identity,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "hard_tanh": HardTanh,
    "relu": ReLU,
    "leaky_relu": LeakyReLU,
    "parametric_relu": ParametricReLU,
    "softplus": Softplus,
    "elu": ELU,
    "gelu": GELU,
    "gelu_tanh": GELUTanh,
    "sine": Sine,
    "cosine": Cosine,
}


def get(activation):
    """Return an activation by its name (see `BY_NAME`), or the object itself.

    Raises
    ------
    ValueError
        If the name is unknown; the message proposes the nearest.

    Examples
    --------
    >>> get("relu")
    ReLU()
    >>> get(LeakyReLU(0.2))
    LeakyReLU(alpha=0.2)
    """
    return named("activation", activation, BY_NAME, Activation)


@functools.lru_cache(maxsize=32)
def _zeros(shape, dtype):
    zeros = np.zeros(shape, dtype, order="F")
    zeros.flags.writeable = False
    return zeros


def _normal_cdf():
    try:
        from scipy.special import ndtr
    except ImportError:
        raise ImportError("GELU needs SciPy for an exact Φ: install scipy, "
                          "or use the approximation GELUTanh") from None
    return ndtr

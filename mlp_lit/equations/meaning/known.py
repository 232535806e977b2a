r"""Provide functions that need no declaration, such as \sigma(z).

A function for the complex step must take complex numbers, as these do.
"""

import math

import numpy as np

from .declarations import Function


def erf(x):
    """Evaluate the error function, also a little beside the real axis.

    For complex numbers the integral 2z/√π ∫₀¹ exp(−z²t²) dt, which keeps
    the exact derivative that the complex step reads off.
    """
    exact = np.vectorize(math.erf, otypes=[float])(np.real(x))
    return exact + _beside(x) if np.iscomplexobj(x) else exact


def erfc(x):
    """Evaluate 1 − erf, which keeps its digits where erf is near 1."""
    exact = np.vectorize(math.erfc, otypes=[float])(np.real(x))
    return exact - _beside(x) if np.iscomplexobj(x) else exact


def _beside(x):
    """Return erf(x) − erf(Re x), by an integral from the real axis."""
    t, weights = np.polynomial.legendre.leggauss(64)
    t, weights = (t + 1) / 2, weights / 2
    step = 1j * x.imag
    path = x.real[..., None] + step[..., None] * t
    return 2 / math.sqrt(math.pi) * step * (
        weights * np.exp(-path * path)).sum(-1)


def sigmoid(x):
    """Evaluate the logistic function; both branches avoid overflow."""
    # Not np.sign, which is 0 at 0 and would hide the step from x there.
    small = np.exp(np.where(x.real >= 0, -x, x))
    return np.where(x.real >= 0, 1 / (1 + small), small / (1 + small))


def normal_cdf(x):
    """Evaluate Φ, the distribution function of the standard normal law."""
    return erfc(-x / math.sqrt(2)) / 2


def relu(x):
    """Return max(0, x), with derivative 0 at 0."""
    return x * (x.real > 0)


#: By their spelling. A declaration wins over it.
KNOWN = {r"\sigma": Function(sigmoid), r"\Phi": Function(normal_cdf),
         r"\operatorname{relu}": Function(relu, kinks=(0.0,)),
         r"\operatorname{ReLU}": Function(relu, kinks=(0.0,))}

"""Draw the first weights of a layer: standard normal, LeCun, Glorot, He.

Each class draws the weights of one layer, W of shape (fan_in, fan_out), and
fills its bias. Fan-in counts what a neuron adds up in the forward pass,
fan-out what an input's derivative adds up in the backward pass.
"""

import math

import numpy as np

from mlp_lit import _validation as validation

DISTRIBUTIONS = ("normal", "uniform")


class Initialization:
    """Independent entries of mean 0 and a given standard deviation.

    A subclass gives `std`.

    Parameters
    ----------
    distribution : {"normal", "uniform"}
        Uniform draws from (−√3 std, √3 std), which has the same variance.
    bias : float
        What every bias starts at.
    """

    def __init__(self, distribution="normal", bias=0.0):
        self.distribution = validation.choice(
            "distribution", distribution, DISTRIBUTIONS)
        self.bias = validation.real("bias", bias)

    def std(self, fan_in, fan_out):
        """Standard deviation of an entry of W."""
        raise NotImplementedError

    def draw(self, fan_in, fan_out, rng):
        """Weights of shape (fan_in, fan_out) in float64."""
        shape = (fan_in, fan_out)
        scale = self.std(fan_in, fan_out)
        if self.distribution == "uniform":
            return rng.uniform(-1, 1, shape) * (math.sqrt(3) * scale)
        return rng.standard_normal(shape) * scale

    def fill(self, W, b, rng):
        """Draw W and set b, in place.

        The draw is made in float64 whatever the dtype of W, so that a
        network starts at the same point in every precision.
        """
        W[...] = self.draw(*W.shape, rng)
        b[...] = self.bias

    def __repr__(self):
        arguments = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({arguments})"


class StandardNormal(Initialization):
    """W ~ N(0, 1) and b = 0.1, whatever the width: the sources' first try.

    Examples
    --------
    >>> StandardNormal().std(100, 10)
    1.0
    """

    def __init__(self, bias=0.1):
        super().__init__("normal", bias)

    def std(self, fan_in, fan_out):
        return 1.0


class LeCun(Initialization):
    """Variance 1/fan_in, which keeps a linear layer's variance (LeCun 1998).

    Examples
    --------
    >>> LeCun().std(100, 10)
    0.1
    """

    def std(self, fan_in, fan_out):
        return math.sqrt(1 / fan_in)


class Glorot(Initialization):
    """Variance 2/(fan_in + fan_out), a compromise (Glorot, Bengio 2010).

    Examples
    --------
    >>> Glorot().std(100, 100)
    0.1
    """

    def std(self, fan_in, fan_out):
        return math.sqrt(2 / (fan_in + fan_out))


class He(Initialization):
    """Variance 2/((1 + α²) fan), made for ReLU networks (He et al. 2015).

    Parameters
    ----------
    fan : {"in", "out"}
        Keep the second moment of the forward or of the backward pass.
    alpha : float
        Slope of a leaky ReLU on the left; 0 for ReLU.

    Examples
    --------
    >>> He().std(200, 50)
    0.1
    >>> He(fan="out").std(200, 50)
    0.2
    """

    def __init__(self, fan="in", alpha=0.0, distribution="normal", bias=0.0):
        super().__init__(distribution, bias)
        self.fan = validation.choice("fan", fan, ("in", "out"))
        self.alpha = validation.real("alpha", alpha)

    def std(self, fan_in, fan_out):
        fan = fan_in if self.fan == "in" else fan_out
        return math.sqrt(2 / ((1 + self.alpha ** 2) * fan))


class Orthogonal(Initialization):
    """Orthonormal columns (or rows, if there are fewer), times a gain.

    Drawn uniformly: the Q of a Gaussian matrix, with the signs of R's
    diagonal moved into Q (Saxe et al. 2014; Mezzadri 2007).

    Parameters
    ----------
    gain : float
        Every singular value of W.

    Examples
    --------
    >>> W = Orthogonal().draw(4, 2, np.random.default_rng(0))
    >>> np.allclose(W.T @ W, np.eye(2))
    True
    """

    def __init__(self, gain=1.0, bias=0.0):
        super().__init__("normal", bias)
        self.gain = validation.real("gain", gain, 0, open_low=True)

    def std(self, fan_in, fan_out):
        return self.gain / math.sqrt(max(fan_in, fan_out))

    def draw(self, fan_in, fan_out, rng):
        tall = rng.standard_normal((max(fan_in, fan_out),
                                    min(fan_in, fan_out)))
        Q, R = np.linalg.qr(tall)
        Q *= np.sign(np.diag(R))
        return self.gain * (Q if fan_in >= fan_out else Q.T)


BY_NAME = {
    "standard_normal": StandardNormal,
    "lecun": LeCun,
    "glorot": Glorot,
    "he": He,
    "orthogonal": Orthogonal,
}


def get(initialization):
    """Return an initialisation by its name (see `BY_NAME`), or the object.

    Raises
    ------
    ValueError
        If the name is unknown; the message proposes the nearest.

    Examples
    --------
    >>> get("lecun")
    LeCun(distribution='normal', bias=0.0)
    """
    return validation.named("initialization", initialization, BY_NAME,
                            Initialization)

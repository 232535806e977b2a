"""Run a multilayer perceptron forwards and backwards.

A network is one function of two things, its input and its parameters. All
parameters live in one flat vector θ. Every W, b (and α) is a view of a
stretch of it, so an optimiser moves one vector, and a gradient check walks
along one.
"""

import copy

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import activations, linear, losses
from mlp_lit.networks import initialization as initializations


class Layer:
    """One linear layer with the activation behind it.

    The bias is the first row of W1, so that one product serves both
    ({eq}`eq-linear-merged`). The layers of many networks may be one, of
    stacks of matrices.

    Attributes
    ----------
    W1 : ndarray of shape (1 + d_in, d_out)
        View of the network's parameters: first row b, the rest W.
    dW1 : ndarray of the same shape
        View of the network's gradient.
    activation : Activation
    dalpha : ndarray of shape (d_out,) or None
        View of the gradient, where the activation learns an α.
    W, b, dW, db : ndarrays
        Views of W1 and dW1.
    """

    def __init__(self, W1, dW1, activation, dalpha=None):
        vars(self).update(
            W1=W1, b=W1[..., 0, :], W=W1[..., 1:, :],
            dW1=dW1, db=dW1[..., 0, :], dW=dW1[..., 1:, :],
            activation=activation, dalpha=dalpha)

    def __setattr__(self, name, value):
        if name not in vars(self):
            raise AttributeError(f"a layer has no {name!r}")
        raise AttributeError(f"{name} is part of the network: write "
                             f"layer.{name}[...] = values to change it")


class Trace:
    """What one forward pass computed, layer by layer.

    Attributes
    ----------
    Z : list of ndarrays
        Z[l] is the pre-activation of layer l, (batch, d_l); Z[0] is None.
    A : list of ndarrays
        A[l] is the output of layer l, (batch, d_l); A[0] is the input.
    A1 : list of ndarrays
        A1[l] is A[l] behind a column of ones, for l < L.
    dZ, dA : lists of ndarrays
        Room for the backward pass.

    All are made by `empty`, which is given a shape and a dtype.
    """

    def __init__(self, sizes, batch_size, dtype, empty=np.empty):
        # Stored unit by unit: the column of ones, all of one unit's values
        # and sums over classes are then each one stretch of memory.
        def room(width):
            return empty((width, batch_size), dtype).T

        self.Z = [None] + [room(d) for d in sizes[1:]]
        self.A1 = [None] + [room(1 + d) for d in sizes[1:-1]]
        for A1 in self.A1[1:]:
            A1[..., 0] = 1
        self.A = [None] + [A1[..., 1:] for A1 in self.A1[1:]] + [self.Z[-1]]
        self.dZ = [None] + [room(d) for d in sizes[1:]]
        self.dA = [None] + [room(d) for d in sizes[1:-1]]


class MLP:
    """A multilayer perceptron: linear layers with activations between.

    Layer l = 1 … L computes Z = A W + 1 bᵀ from the layer below and puts out
    A = a(Z); the last layer has no activation ({eq}`eq-mlp`). For classes
    its outputs are logits.

    Parameters
    ----------
    sizes : sequence of int
        Widths d_0 (input), d_1, …, d_L (outputs): at least two.
    activation : str or Activation
        Of the hidden layers; names in `mlp_lit.networks.activations.BY_NAME`.
    initialization : str or Initialization
        Names in `mlp_lit.networks.initialization.BY_NAME`.
    rng : numpy.random.Generator
        Draws the parameters.
    dtype : numpy.float64 or numpy.float32

    Attributes
    ----------
    sizes, activation, dtype
        As given.
    layers : tuple of Layer
        layers[l - 1] is layer l.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described; the message names it.

    Examples
    --------
    >>> net = MLP((2, 3, 1), rng=np.random.default_rng(0))
    >>> net
    MLP(2-3-1, ReLU(), 13 parameters, float64)
    >>> net.parameters[:] = 1
    >>> net.forward([1.0, 2.0])
    array([13.])
    """

    def __init__(self, sizes, activation="relu", initialization="he", *,
                 rng, dtype=np.float64):
        initializer = initializations.get(initialization)
        validation.generator("rng", rng)
        self._set_up(validation.widths("sizes", sizes, 2), activation,
                     validation.float_dtype("dtype", dtype))
        for layer in self.layers:
            initializer.fill(layer.W, layer.b, rng)

    @classmethod
    def from_layers(cls, layers, activation="relu", *, dtype=np.float64):
        """Make a network of given weights and biases.

        Parameters
        ----------
        layers : sequence of pairs (W, b)
            Of shapes (d_0, d_1) and (d_1,), then (d_1, d_2) and (d_2,), ….
        activation, dtype : as for `MLP`

        Returns
        -------
        MLP
            With copies of the weights.

        Raises
        ------
        TypeError, ValueError
            If a layer does not fit; the message says which.

        Examples
        --------
        >>> absolute = MLP.from_layers([([[1, -1]], [0, 0]),
        ...                             ([[1], [1]], [0])])
        >>> absolute.forward([-3.0])
        array([3.])
        """
        pairs = _pairs(layers)
        sizes = [len(pairs[0][0]), *(len(b) for _, b in pairs)]
        net = cls.__new__(cls)
        net._set_up(tuple(sizes), activation,
                    validation.float_dtype("dtype", dtype))
        for layer, (W, b) in zip(net.layers, pairs, strict=True):
            layer.W[...], layer.b[...] = W, b
        return net

    def _set_up(self, sizes, activation, dtype):
        self.activation = activations.get(activation)
        self._check_slopes(sizes)
        self.sizes, self.dtype = sizes, dtype
        self._build()

    def _check_slopes(self, sizes):
        slopes = getattr(self.activation, "alpha", 0.0)
        if np.ndim(slopes):
            for width in sizes[1:-1]:
                validation.check_shape("activation.alpha", slopes.shape,
                                       (width,))

    def _build(self):
        """Lay out θ and its gradient, and cut both into views."""
        learns = self.activation.learns_slope
        pairs = list(zip(self.sizes, self.sizes[1:], strict=False))
        hidden = [True] * (len(pairs) - 1) + [False]
        total = sum((d_in + 1) * d_out + (h and learns) * d_out
                    for (d_in, d_out), h in zip(pairs, hidden, strict=True))
        self._parameters = np.zeros(total, self.dtype)
        self._gradient = np.zeros(total, self.dtype)
        layers, start = [], 0
        for (d_in, d_out), is_hidden in zip(pairs, hidden, strict=True):
            shapes = [(1 + d_in, d_out)] + [(d_out,)] * (is_hidden and learns)
            theta = cut(self._parameters, start, shapes)
            grad = cut(self._gradient, start, shapes)
            start += sum(view.size for view in theta)
            own = self.activation if is_hidden else activations.Identity()
            if is_hidden and learns:
                theta[1][...] = own.alpha
                own = own.with_alpha(theta[1])
            layers.append(Layer(theta[0], grad[0], own, *grad[1:]))
        self.layers = tuple(layers)

    @property
    def parameters(self):
        """Read θ, (n,): layer by layer b, W by rows, and α.

        Assigning to it writes into it; views of it stay views.
        """
        return self._parameters

    @parameters.setter
    def parameters(self, values):
        self._parameters[:] = validation.array(
            "parameters", values, self._parameters.shape, self.dtype)

    @property
    def gradient(self):
        """Read what `backward` found last, in the order of θ; (n,)."""
        return self._gradient

    # -- forward ----------------------------------------------------------

    def forward(self, X):
        """Compute the outputs of the network.

        Parameters
        ----------
        X : array_like of shape (batch, d_0), or (d_0,) for a single point

        Returns
        -------
        ndarray of shape (batch, d_L), or (d_L,)

        Raises
        ------
        TypeError, ValueError
            If X is not finite numbers of that shape.
        """
        X, single = self._input(X)
        outputs = self.trace(X).A[-1]
        return outputs[0] if single else outputs

    def trace(self, X):
        """Run forwards and keep every intermediate value.

        Returns
        -------
        Trace
            With Z[l] and A[l] for every layer l.

        Examples
        --------
        >>> net = MLP((2, 3, 1), rng=np.random.default_rng(0))
        >>> [A.shape for A in net.trace([[1.0, 2.0]]).A]
        [(1, 2), (1, 3), (1, 1)]
        """
        X, _ = self._input(X)
        trace = Trace(self.sizes, len(X), self.dtype)
        trace.A[0] = X
        trace.A1[0] = np.hstack([np.ones((len(X), 1), self.dtype), X])
        self.run_forward(trace)
        return trace

    def run_forward(self, trace):
        """Run forwards from trace.A1[0]; nothing is checked."""
        last = len(self.layers)
        for l, layer in enumerate(self.layers, start=1):
            linear.forward_merged(trace.A1[l - 1], layer.W1, trace.Z[l])
            if l < last:
                layer.activation.forward(trace.Z[l], trace.A[l])

    def _input(self, X):
        X = validation.array("X", X, dtype=self.dtype)
        single = X.ndim == 1
        X = X[np.newaxis] if single else X
        validation.check_shape("X", X.shape, ("batch", self.sizes[0]))
        return X, single

    # -- backward ---------------------------------------------------------

    def backward(self, dZ, trace):
        """Compute the gradient of a loss by all parameters, in one sweep.

        Parameters
        ----------
        dZ : ndarray of shape (batch, d_L)
            Derivative of the loss by the outputs.
        trace : Trace
            From the forward pass.

        Returns
        -------
        ndarray of shape (n,)
            `self.gradient`, which is overwritten.
        """
        for l in range(len(self.layers), 0, -1):
            layer = self.layers[l - 1]
            linear.backward_merged(dZ, trace.A1[l - 1], layer.dW1)
            if l > 1:
                dA = linear.backward_input(dZ, layer.W, trace.dA[l - 1])
                dZ = self.backward_activation(dA, l - 1, trace)
        return self.gradient

    def backward_activation(self, dA, l, trace):
        """Compute dZ of hidden layer l from dA, and dα where α is learnt."""
        layer, Z = self.layers[l - 1], trace.Z[l]
        if layer.dalpha is not None:
            layer.activation.backward_alpha(dA, Z, layer.dalpha)
        return layer.activation.backward(dA, Z, trace.A[l], trace.dZ[l])

    # -- classification ---------------------------------------------------

    def predict_proba(self, X):
        """Compute probabilities of the classes, reading the outputs as logits.

        Returns
        -------
        ndarray of shape (batch, classes), or (classes,) for a single point
            Softmax of the outputs. A single output t is read as the logit of
            class 1 against class 0: columns 1 − σ(t), σ(t).
        """
        T = self.forward(X)
        if self.sizes[-1] == 1:
            T = np.concatenate([np.zeros_like(T), T], axis=-1)
        return losses.softmax(T)

    def predict(self, X):
        """Choose the most probable class (0, 1, …) of each sample.

        For regression use `forward`: its outputs are the prediction.

        Returns
        -------
        ndarray of int, shape (batch,), or one int for a single point
        """
        T = self.forward(X)
        if self.sizes[-1] == 1:
            return (T[..., 0] > 0).astype(int)
        return T.argmax(axis=-1)

    # -- copies -----------------------------------------------------------

    def copy(self):
        """Make an independent network with the same parameters."""
        return copy.deepcopy(self)

    def astype(self, dtype):
        """Copy into another precision: float16, float32 or float64.

        NumPy multiplies slowly in float16; it is there to see what such a
        short number does to a network.

        Examples
        --------
        >>> net = MLP((1, 1), rng=np.random.default_rng(0))
        >>> net.parameters[:] = 0.1, 1000.2
        >>> net.astype(np.float16).parameters
        array([1.e-01, 1.e+03], dtype=float16)
        """
        twin = object.__new__(type(self))
        twin.__setstate__(self.__getstate__() | {
            "dtype": validation.float_dtype("dtype", dtype, np.float16)})
        return twin

    def __deepcopy__(self, memo):
        twin = object.__new__(type(self))
        twin.__setstate__(self.__getstate__())
        return twin

    def __getstate__(self):
        # Copied views would be arrays of their own: keep the two vectors
        # and cut them again.
        return {k: v for k, v in vars(self).items() if k != "layers"}

    def __setstate__(self, state):
        vars(self).update(state)
        self._build()
        self._parameters[:] = state["_parameters"]
        self._gradient[:] = state["_gradient"]

    def __repr__(self):
        return (f"MLP({'-'.join(map(str, self.sizes))}, {self.activation}, "
                f"{self.parameters.size} parameters, {self.dtype})")


def _pairs(layers):
    """Weights and biases of all layers, each fitting the one before."""
    pairs, inputs = [], "d_0"
    for l, pair in enumerate(layers):
        try:
            W, b = pair
        except (TypeError, ValueError):
            raise TypeError(f"layers[{l}] must be a pair (W, b), not "
                            f"{pair!r:.60}") from None
        W = validation.array(f"layers[{l}][0]", W, (inputs, f"d_{l + 1}"))
        inputs = W.shape[1]
        pairs.append((W, validation.array(f"layers[{l}][1]", b, (inputs,))))
    if not pairs:
        raise ValueError("layers is empty: it must hold a pair (W, b) for "
                         "each layer")
    return pairs


def cut(vector, start, shapes):
    """Return views of consecutive stretches of a vector, each in its shape.

    A stack of vectors becomes stacks.

    >>> [view.shape for view in cut(np.zeros(10), 0, [(2, 3), (4,)])]
    [(2, 3), (4,)]
    """
    views, stack = [], vector.shape[:-1]
    for shape in shapes:
        stop = start + int(np.prod(shape))
        views.append(vector[..., start:stop].reshape(*stack, *shape))
        start = stop
    return views

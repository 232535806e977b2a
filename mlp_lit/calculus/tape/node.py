"""Make an array that knows where it came from: a node."""

import numpy as np

from mlp_lit.calculus.tape import functions as functions


class Node(np.lib.mixins.NDArrayOperatorsMixin):
    """Keep a value on a tape, with the operation and arguments it came from.

    Made by `Tape.variable` and by everything that NumPy does to a node. It
    takes part in expressions as an array does, but cannot be changed.

    Attributes
    ----------
    value : ndarray, read-only
    operation : callable or None
        None for a variable or a constant.
    arguments : tuple of Node
    options : dict
        What else the operation was told (an axis, a shape, a key).
    varies : bool
        Whether it depends on a variable.
    name : str or None
    index : int
        Its place on the tape.
    """

    def __init__(self, tape, value, operation=None, arguments=(),
                 options=None, varies=False, name=None):
        self.tape, self.index = tape, len(tape.nodes)
        self.value = np.asarray(value)
        self.value.flags.writeable = False
        self.operation, self.arguments = operation, arguments
        self.options = options or {}
        self.varies, self.name = varies, name
        tape.nodes.append(self)

    def named(self, name):
        """Give the node a name, for pictures, and return it."""
        self.name = name
        return self

    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    size = property(lambda self: self.value.size)
    dtype = property(lambda self: self.value.dtype)
    T = property(lambda self: np.transpose(self))

    sum = functions.total
    mean = functions.mean
    max = functions.highest
    min = functions.lowest
    transpose = functions.transpose
    ravel = functions.ravel

    def reshape(self, *shape):
        """Put the same entries into another shape."""
        return functions.reshaped(self, shape[0] if len(shape) == 1
                                  else shape)

    def __getitem__(self, key):
        return functions.picked(self, key)

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return functions.apply_ufunc(self.tape, ufunc, method, inputs,
                                     options)

    def __array_function__(self, function, types, arguments, options):
        return functions.apply_function(function, arguments, options)

    def __setitem__(self, key, value):
        raise TypeError(
            "a node cannot be changed: the tape needs the value that it "
            "recorded; build a new one, with np.where or np.concatenate")

    def __array__(self, dtype=None, copy=None):
        raise TypeError("this would cut the node from its tape, and the "
                        "derivative would be lost; if that is meant, write "
                        "node.value")

    __float__ = __int__ = __complex__ = __array__

    def __getattr__(self, name):
        raise AttributeError(functions.no_method(name))

    def __bool__(self):
        return bool(self.value)

    def __format__(self, spec):
        return format(self.value[()], spec) if spec else repr(self)

    def __repr__(self):
        name = f"{self.name} = " if self.name else ""
        made = f", {self.operation.__name__}" if self.operation else ""
        return f"Node({name}{self.value!r}{made})"

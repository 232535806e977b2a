"""Draw a value for every declared symbol, from a generator that is seeded.

Each equation has a generator seeded by its label (or its TeX), so that a
failing draw always comes back.
"""

import hashlib

import numpy as np

from ..errors import DeclarationError
from ..evaluation.draw import Draw, Work
from ..evaluation.scope import Scope
from ..meaning import declarations as s
from ..values import SCALAR, Value, from_python
from .outcomes import add_outcomes

DIRECT = (s.Constant, s.Dimension, s.Drawn, s.Tending)


def seed_of(text):
    """Return a seed that depends on the text only, on every machine."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8], "big")


def draw_scope(symbols, definitions, rng, samples=None, outcomes=None,
               kinks=(), wide=False, work=None):
    """Draw every symbol once.

    Parameters
    ----------
    symbols : Symbols
    definitions : dict from spelling to list of Definition
    rng : numpy.random.Generator
    samples : int or None
        None enumerates (or integrates) random variables; a number draws
        that many outcomes instead.
    outcomes : numpy.random.Generator, optional
        Source of sampled outcomes; `rng` by default.
    kinks : sequence of float
        Where integrals are cut.
    wide : bool
        Whether values are of unusual sizes.
    work : Work, optional
        Counts the work of all draws of a check.

    Returns
    -------
    Scope
    """
    draw = Draw(kinks=(0.0, *kinks), wide=wide, work=work or Work())
    for name, meaning in symbols.items():
        if isinstance(meaning, s.Family):
            for number, inner in meaning.members.items():
                draw.values[name, (number,)] = draw_value(inner, rng, name,
                                                          wide)
        elif isinstance(meaning, s.ScalarOf):
            draw.losses[name] = GenericLoss(int(rng.integers(2**32)))
        elif isinstance(meaning, s.Function) and meaning.random:
            draw.functions[name] = meaning.random(rng)
        elif isinstance(meaning, DIRECT):
            draw.values[name, ()] = draw_value(meaning, rng, name,
                                                wide)
    add_outcomes(draw, symbols, definitions, outcomes or rng, samples)
    return Scope(symbols, definitions, draw)


def draw_value(meaning, rng, name, wide=False):
    """Draw a value for one declaration."""
    if isinstance(meaning, s.Dimension):
        return from_python(float(meaning.size))
    if isinstance(meaning, s.Tending):
        return from_python(meaning.start)
    if isinstance(meaning, s.Constant):
        return from_python(meaning.value, meaning.kind)
    if isinstance(meaning, s.Drawn):
        draw = getattr(meaning.draw, "wide", meaning.draw) if wide else (
            meaning.draw)
        drawn = np.asarray(draw(rng, meaning.shape))
        if drawn.shape != meaning.shape:
            raise DeclarationError(
                f"{''.join(name)}: draw returned the shape {drawn.shape}, "
                f"declared is {meaning.shape}")
        return from_python(drawn, meaning.kind)
    raise DeclarationError(f"{''.join(name)}: a member of a family is an "
                           "array or a number")


class GenericLoss:
    """A smooth scalar function that treats no two entries alike.

    Losses such as the sum of all entries let wrong formulas pass: their
    derivative is the same in every direction.
    """

    def __init__(self, seed):
        self.seed, self.weights = seed, {}

    def __call__(self, values):
        total = 1.0
        for position, value in enumerate(values):
            a, b, c = self.coefficients(position, value.shape)
            x = value.array
            part = a * np.sin(b * x + c) + c * x * x / 4
            total = total * (1.5 + 0.3 * position) + part.sum(
                (-1, -2), keepdims=True) + 0.2 * np.sin(
                (b * x).sum((-1, -2), keepdims=True))
        return Value(np.asarray(total), SCALAR)

    def coefficients(self, position, shape):
        """Return three random numbers for each entry of an argument."""
        key = position, shape
        if key not in self.weights:
            rng = np.random.default_rng([self.seed, position])
            self.weights[key] = rng.uniform(0.4, 1.6, (3, *shape))
        return self.weights[key]

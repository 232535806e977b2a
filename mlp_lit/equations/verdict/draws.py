"""What is seeded can be seen again: a failing draw always comes back.

Each equation has a generator seeded by its label (or its TeX); draw after
draw, this module gives every declared symbol a value.
"""

import hashlib
import math

import numpy as np

from ..errors import DeclarationError
from ..evaluation.scope import Scope
from ..meaning import declarations as s
from ..reading.spelling import spelled
from ..values import COLUMN, MATRIX, ROW, SCALAR, Value, from_python

MOST_OUTCOMES = 20_000


def seed_of(text):
    """A seed that depends on the text only, on every machine."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:8], "big")


def draw_scope(symbols, definitions, rng, samples=None, outcomes=None,
               kinks=()):
    """One draw of every symbol.

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

    Returns
    -------
    Scope
    """
    values, extras = {}, {"kinks": (0.0, *kinks)}
    for name, meaning in symbols.items():
        if isinstance(meaning, s.Family):
            for number, inner in meaning.members.items():
                values[name, (number,)] = draw_value(inner, rng, name)
        elif isinstance(meaning, s.ScalarOf):
            extras["loss", name] = GenericLoss(int(rng.integers(2**32)))
        elif isinstance(meaning, s.Function) and meaning.random:
            extras["function", name] = meaning.random(rng)
        elif isinstance(meaning, DIRECT):
            values[name, ()] = draw_value(meaning, rng, name)
    add_outcomes(symbols, definitions, values, extras, outcomes or rng,
                 samples)
    return Scope(symbols, definitions, values, extras)


DIRECT = (s.Constant, s.Dimension, s.Drawn, s.Tending)


def draw_value(meaning, rng, name):
    """A value for one declaration."""
    if isinstance(meaning, s.Dimension):
        return from_python(float(meaning.size))
    if isinstance(meaning, s.Tending):
        return from_python(meaning.start)
    if isinstance(meaning, s.Constant):
        return from_python(meaning.value, meaning.kind)
    if isinstance(meaning, s.Drawn):
        drawn = np.asarray(meaning.draw(rng, meaning.shape))
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
        key = position, shape
        if key not in self.weights:
            rng = np.random.default_rng([self.seed, position])
            self.weights[key] = rng.uniform(0.4, 1.6, (3, *shape))
        return self.weights[key]


def add_outcomes(symbols, definitions, values, extras, rng, samples):
    """Give random variables their joint outcomes along the batch axis."""
    laws = {name: meaning for name, meaning in symbols.items()
            if isinstance(meaning, s.Distribution | s.Normal)}
    if not laws:
        return
    entries, weights = [], []
    scope = Scope(symbols, definitions, values, {})
    for law in laws.values():
        count = math.prod(law.shape)
        points, chances = points_of(law, scope, extras)
        if samples is None:
            entries += [points] * count
            weights += [chances] * count
        else:
            entries.append(sampled(law, points, chances, scope, rng,
                                   (samples, count)))
    if samples is None:
        table, extras["weights"] = joint(entries, weights)
    else:
        table = np.concatenate(entries, -1)
        extras["weights"] = np.full(samples, 1 / samples)
        extras["sampled"] = True
    place_outcomes(laws, table, values)
    method = ("normal laws integrated" if any(
        isinstance(law, s.Normal) for law in laws.values())
        else "all outcomes enumerated")
    extras["methods"] = {"Monte Carlo" if samples else method}


def place_outcomes(laws, table, values):
    """Give each random symbol its columns of the table."""
    start = 0
    for name, law in laws.items():
        count = math.prod(law.shape)
        block = table[:, start:start + count]
        start += count
        kind = law.kind or (SCALAR, COLUMN, MATRIX)[len(law.shape)]
        shape = {SCALAR: (1, 1), COLUMN: (count, 1), ROW: (1, count)}.get(
            kind, law.shape)
        values[name, ()] = Value(block.reshape(len(table), *shape), kind)


def points_of(law, scope, extras):
    """Points and weights of one entry."""
    if isinstance(law, s.Distribution):
        return np.array(law.values, float), np.array(law.probabilities)
    mean, spread = normal_parameters(law, scope)
    points, weights = normal_quadrature(tuple(extras["kinks"]),
                                        mean, spread)
    return points, weights


def normal_parameters(law, scope):
    """Mean and standard deviation of a normal law."""
    numbers = [p if isinstance(p, (int, float)) else float(
        scope.lookup(spelled(p)).array[0, 0].real)
        for p in (law.mean, law.variance)]
    if numbers[1] <= 0:
        raise DeclarationError("a variance is positive")
    return numbers[0], math.sqrt(numbers[1])


def normal_quadrature(kinks, mean, spread):
    """Gauss–Legendre on pieces of ±9 deviations, cut at the kinks."""
    cuts = sorted({-9.0, -3.0, 0.0, 3.0, 9.0}
                  | {(k - mean) / spread for k in kinks})
    cuts = [c for c in cuts if abs(c) <= 9]
    nodes, weights = np.polynomial.legendre.leggauss(16)
    points, chances = [], []
    for low, high in zip(cuts, cuts[1:], strict=False):
        x = (low + high) / 2 + (high - low) / 2 * nodes
        points.append(x)
        chances.append((high - low) / 2 * weights * np.exp(-x * x / 2))
    chances = np.concatenate(chances)
    return mean + spread * np.concatenate(points), chances / chances.sum()


def sampled(law, points, chances, scope, rng, size):
    """Random outcomes of a law."""
    if isinstance(law, s.Distribution):
        return rng.choice(points, size, p=chances)
    mean, spread = normal_parameters(law, scope)
    return mean + spread * rng.standard_normal(size)


def joint(entries, weights):
    """All combinations of independent entries with their probabilities."""
    total = math.prod(len(points) for points in entries)
    if total > MOST_OUTCOMES:
        raise DeclarationError(
            f"{total} joint outcomes are too many to enumerate; use fewer "
            "entries or values, or samples=10**5 for Monte Carlo")
    grids = np.meshgrid(*entries, indexing="ij")
    table = np.stack([grid.ravel() for grid in grids], -1)
    chances = np.ones(1)
    for weight in weights:
        chances = np.multiply.outer(chances, weight)
    return table, chances.ravel()

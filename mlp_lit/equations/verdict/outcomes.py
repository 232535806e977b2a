"""Find the joint outcomes of random variables, and their chances.

Few values are all enumerated, normal laws are integrated, the rest is
sampled. Outcomes lie along one axis of every random value.
"""

import math

import numpy as np

from ..errors import DeclarationError
from ..evaluation.draw import Draw
from ..evaluation.scope import Scope
from ..meaning import declarations as s
from ..reading.spelling import spelled
from ..values import COLUMN, MATRIX, ROW, SCALAR, Value

MOST_OUTCOMES = 20_000
#: Where the line of a normal law is cut, and where for a second opinion.
CUTS, OTHERS = (-9.0, -3.0, 0.0, 3.0, 9.0), (-9.0, -2.6, 0.0, 2.8, 9.0)


def add_outcomes(draw, symbols, definitions, rng, samples):
    """Give random variables their joint outcomes along the batch axis."""
    laws = {name: meaning for name, meaning in symbols.items()
            if isinstance(meaning, s.Distribution | s.Normal)}
    if not laws:
        return
    scope = Scope(symbols, definitions, Draw(draw.values))
    if samples is None:
        table, draw.weights = enumerated(laws.values(), scope, draw.kinks)
    else:
        table = np.concatenate([sampled(law, scope, rng, samples)
                                for law in laws.values()], -1)
        draw.weights = np.full(samples, 1 / samples)
    place_outcomes(laws, table, draw.values)
    if samples is None and any(isinstance(law, s.Normal)
                               for law in laws.values()):
        other, weights = enumerated(laws.values(), scope, draw.kinks, OTHERS)
        values = {}
        place_outcomes(laws, other, values)
        draw.others = values, weights
    method = ("normal laws integrated" if any(
        isinstance(law, s.Normal) for law in laws.values())
        else "all outcomes enumerated")
    draw.methods.add("Monte Carlo" if samples else method)


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


# Laws of one entry

def parameters_of(law, scope):
    """Return mean and variance of a normal law, numbers or symbols."""
    mean, variance = (float(p) if isinstance(p, (int, float)) else float(
        scope.lookup(spelled(p)).array[0, 0].real)
        for p in (law.mean, law.variance))
    if variance <= 0:
        raise DeclarationError("a variance is positive")
    return mean, variance


def points_of(law, scope, kinks, cuts):
    """Return points and weights of one entry."""
    if isinstance(law, s.Distribution):
        return np.array(law.values, float), np.array(law.probabilities)
    mean, variance = parameters_of(law, scope)
    return normal_quadrature(kinks, mean, math.sqrt(variance), cuts)


def normal_quadrature(kinks, mean, spread, cuts=CUTS):
    """Apply Gauss–Legendre on ±9 deviations, cut at the kinks."""
    cuts = sorted({*cuts, *((k - mean) / spread for k in kinks)})
    cuts = [c for c in cuts if abs(c) <= 9]
    nodes, weights = np.polynomial.legendre.leggauss(16)
    points, chances = [], []
    for low, high in zip(cuts, cuts[1:], strict=False):
        x = (low + high) / 2 + (high - low) / 2 * nodes
        points.append(x)
        chances.append((high - low) / 2 * weights * np.exp(-x * x / 2))
    chances = np.concatenate(chances)
    return mean + spread * np.concatenate(points), chances / chances.sum()


def sampled(law, scope, rng, samples):
    """Draw random outcomes of all entries of a law."""
    size = samples, math.prod(law.shape)
    if isinstance(law, s.Distribution):
        return rng.choice(np.array(law.values, float), size,
                          p=np.array(law.probabilities))
    mean, variance = parameters_of(law, scope)
    return mean + math.sqrt(variance) * rng.standard_normal(size)


# Joint outcomes

def enumerated(laws, scope, kinks, cuts=CUTS):
    """Enumerate all combinations of entries, with their chances."""
    entries = [entry for law in laws for entry in
               [points_of(law, scope, kinks, cuts)] * math.prod(law.shape)]
    total = math.prod(len(points) for points, _ in entries)
    if total > MOST_OUTCOMES:
        raise DeclarationError(
            f"{total} joint outcomes are too many to enumerate; use fewer "
            "entries or values, or samples=10**5 for Monte Carlo")
    grids = np.meshgrid(*(points for points, _ in entries), indexing="ij")
    table = np.stack([grid.ravel() for grid in grids], -1)
    chances = np.ones(1)
    for _, weight in entries:
        chances = np.multiply.outer(chances, weight)
    return table, chances.ravel()

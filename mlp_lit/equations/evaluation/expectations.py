"""Evaluate expectations, variances, probabilities over outcomes.

Outcomes lie along one axis of every random value. Where only moments matter,
a few of them give the exact expectation.
"""

from dataclasses import replace

import numpy as np

from ..errors import EvaluationError, KindError
from ..meaning import declarations as s
from ..reading.printing import to_tex
from ..rules import rule
from ..tree import names_in
from ..values import SCALAR, Value
from .conditions import is_claim, truth_of_all


@rule("expected")
def expected(scope, node):
    """Evaluate E, Var, Cov or P, on two sets of points for normal laws."""
    value = over_outcomes(scope, node)
    if scope.draw.others is None:
        return value
    values, weights = scope.draw.others
    moved = scope.moved({key: other for key, other in values.items()
                         if key not in scope.overrides})
    moved.draw = replace(scope.draw, weights=weights, others=None)
    other = over_outcomes(moved, node)
    if value.array.shape == other.array.shape and not np.allclose(
            value.array, other.array, rtol=scope.draw.settled,
            atol=scope.draw.settled):
        raise EvaluationError(
            "this expectation does not settle: the integral of a normal law "
            "is cut at 0 and at kinks={…}, and something else happens "
            "elsewhere; say where by kinks, or sample with samples=10**5")
    return value


def over_outcomes(scope, node):
    """Evaluate E, Var, Cov or P over the outcomes of a draw."""
    name, args = node[1], plain(node[2:])
    if scope.draw.weights is None:
        raise EvaluationError(f"{name} needs a random variable: declare a "
                              "distribution(...) or normal(...)")
    check_over(scope, node)
    inner = conditioned(scope, node)
    if name == "P":
        held = truth_of_all(scope, claims_of(args))
        return mean(inner, scope.draw.evidence.take(node, held, {
            "what is true": held.array > 0, "what is false": held.array < 1}))
    if len(args) != (2 if name == "Cov" else 1):
        raise EvaluationError(f"{name} does not take {len(args)} arguments")
    values = [scope.value(arg) for arg in args]
    if name == "E":
        return mean(inner, values[0])
    if not all(value.is_scalar for value in values):
        raise KindError(f"{name} is read for scalars; use indices")
    centred = [v.array - mean(inner, v).array for v in values]
    return mean(inner, Value(centred[0] * centred[-1], SCALAR))


def plain(args):
    """Return the arguments, without variables and condition."""
    return [arg for arg in args if arg[0] not in ("over", "given")]


def conditioned(scope, node):
    """Return a scope in which outcomes are weighed by the condition."""
    claims = [claim for part in node[2:] if part[0] == "given"
              for claim in part[1:]]
    if not claims:
        return scope
    if not all(map(is_claim, claims)):
        raise EvaluationError("behind the bar of a condition stands a "
                              "relation, such as z > 0")
    held = truth_of_all(scope, claims)
    if not held.is_scalar or held.array.ndim > 3:
        raise KindError("a condition is one relation between scalars")
    weights = scope.draw.weights * np.broadcast_to(
        held.array, (len(scope.draw.weights), 1, 1))[:, 0, 0]
    if not weights.sum() > 0:
        raise EvaluationError("the condition has probability 0")
    inner = scope.moved({})
    inner.draw = replace(scope.draw, weights=weights / weights.sum())
    return inner


def check_over(scope, node):
    """Ask the variables below an E to be all that is random in it."""
    over = [item for part in node[2:] if part[0] == "over"
            for item in part[1:]]
    named = {variable_of(scope, item) for item in over}
    used = reached(scope, names_in(tuple(plain(node[2:]))), named)
    others = sorted("".join(name) for name in used - named
                    if is_random(scope, name)) if over else ()
    if others:
        raise EvaluationError(f"{to_tex(node)}: {others[0]} is random, too, "
                              "but does not stand below")


def reached(scope, names, stop):
    """Return what names rest on, not looking behind some of them."""
    scope.resting_on(())  # fills scope.uses
    found, new = set(), set(names)
    while new - found:
        found |= new
        new = set().union(*(scope.uses.get(name, ())
                            for name in new - stop))
    return found


def is_random(scope, name):
    """Tell whether a symbol was declared as a random variable."""
    return isinstance(scope.symbols.get(name), s.Distribution | s.Normal)


def variable_of(scope, item):
    """Return the random variable that stands below an E."""
    law = None
    if item[0] == "chain" and item[2] == "~" and len(item) == 4:
        item, law = item[1], item[3]
    name = item[1] if item[0] == "name" else None
    if isinstance(scope.symbols.get(name), s.Entries):
        name = scope.symbols[name].of
    if name is None or not any(
            is_random(scope, used) for used in reached(scope, {name}, set())):
        raise EvaluationError(f"{to_tex(item)} below an expectation is no "
                              "random variable")
    if law is not None and not is_law_of(scope, law, name):
        raise EvaluationError(f"{to_tex(law)} is not declared as the law of "
                              f"{to_tex(item)}: use law(…)")
    return name


def is_law_of(scope, node, name):
    """Tell whether a letter was declared as the law of a variable."""
    meaning = scope.symbols.get(node[1]) if node[0] == "name" else None
    return isinstance(meaning, s.Law) and meaning.of == name


def claims_of(args):
    """Return the conditions of a probability."""
    if not args or not all(is_claim(arg) for arg in args):
        raise EvaluationError("P needs a condition such as P(z > 0)")
    return args


def mean(scope, value):
    """Average over the outcomes, which lie before the last two axes."""
    array = value.array
    if array.ndim < 3 or array.shape[-3] == 1:
        return value
    weights = scope.draw.weights[:, None, None]
    result = (weights * array).sum(-3, keepdims=array.ndim > 3)
    return Value(np.asarray(result), value.kind)

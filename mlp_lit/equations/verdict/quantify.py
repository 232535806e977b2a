r"""Sort the clauses of a statement, and bind its free indices.

Claims, conditions ("for all r", "if x > 0") and ranges (i = 1, …, n) are
told apart; words that are not known are refused. A free index means: for
every value of it.
"""

import itertools
from dataclasses import dataclass, field

from ..errors import EvaluationError
from ..meaning import declarations as s
from ..reading.printing import to_tex
from ..reading.vocabulary import AND, FOR, IF
from ..tree import names_in


@dataclass
class Reading:
    """Claims, conditions and ranges of one statement."""

    claims: list = field(default_factory=list)
    conditions: list = field(default_factory=list)
    ranges: dict = field(default_factory=dict)


def read_statement(statement, symbols):
    """Sort the clauses of a statement."""
    reading = Reading()
    quantifying = False
    for clause in statement[1:]:
        if clause[0] != "note":
            quantifying = sort(clause, reading, symbols, quantifying)
            continue
        words, parts = clause[1], clause[2:]
        if words in FOR | IF:
            quantifying = True
            for part in parts:
                condition(part, reading, symbols)
        elif words in AND:
            quantifying = False
            for part in parts:
                sort(part, reading, symbols, False)
        else:
            raise EvaluationError(f"the words '{words}' are not read; they "
                                  "may belong into the text")
        if not parts and words in IF | FOR:
            raise EvaluationError(f"nothing follows the words '{words}'")
    if not reading.claims:
        raise EvaluationError("there is no relation to check")
    return reading


def sort(clause, reading, symbols, quantifying):
    """Sort in a claim, or (after 'for all') a further index."""
    if is_range(clause, symbols):
        condition(clause, reading, symbols)
    elif clause[0] in ("chain", "implication") and "..." not in clause:
        reading.claims.append(clause)
        return False
    elif quantifying and is_symbol(clause):
        return True
    else:
        raise EvaluationError("a clause without a relation is checked by "
                              f"nothing: {to_tex(clause)}")
    return quantifying


def is_symbol(node):
    """Tell whether a node is a symbol, decorated or not."""
    return node[0] == "name" or node[0] == "post" and node[1][0] == "name"


def is_range(node, symbols):
    """Tell whether a node is a range i = 1, …, n."""
    return (node[0] == "chain" and node[1][0] == "name" and "..." in node
            and isinstance(symbols.get(node[1][1]), s.Index))


def condition(part, reading, symbols):
    """Add a condition or a range to the reading."""
    if is_range(part, symbols):
        if part[2] != "=" or len(part) != 6 or part[4] != "...":
            raise EvaluationError(r"a range is written i = 1, \dots, n")
        reading.ranges[part[1][1]] = (part[3], part[5])
    elif part[0] == "chain":
        reading.conditions.append(part)
    elif not is_symbol(part):
        raise EvaluationError(f"this is no condition: {to_tex(part)}")


def free_indices(node, symbols):
    """Return the indices that nothing in the node binds."""
    hard, _ = _free(node, symbols, frozenset())
    return sorted(hard)


def _free(node, symbols, bound):
    """Return free indices, and those a condition below a sum may bind."""
    if not isinstance(node, tuple) or not node:
        return set(), set()
    if node[0] == "name" and len(node) == 2:
        is_free = node[1] not in bound and isinstance(
            symbols.get(node[1]), s.Index)
        return ({node[1]} if is_free else set()), set()
    if node[0] == "large":
        return _free_large(node, symbols, bound)
    parts = [_free(child, symbols, bound) for child in node]
    return (set().union(*(p[0] for p in parts)),
            set().union(*(p[1] for p in parts)))


def _free_large(node, symbols, bound):
    """Leave out what a sum binds: what stands left in its conditions."""
    _, _, domain, top, body = node
    left, right = set(), set()
    for part in domain:
        if part[0] != "chain":
            left |= names_in((part,))
            continue
        left |= names_in((part[1],))
        if part[2] not in ("=", "in"):
            right |= names_in(part[3::2])
    limits = [top, *(p[3] for p in domain if p[0] == "chain"
                     and p[2] in ("=", "in"))]
    inner = bound | left | right
    hard, soft = _free(body, symbols, inner)
    for limit in limits:
        more = _free(limit, symbols, bound | left)
        hard, soft = hard | more[0], soft | more[1]
    return hard, soft | (right - bound)


def index_values(scope, reading, names):
    """Return all values of the free indices, as dicts."""
    spans = []
    for name in names:
        if name in reading.ranges:
            low, high = reading.ranges[name]
            spans.append(range(scope.integer(low), scope.integer(high) + 1))
        else:
            spans.append(scope.symbols.range_of(name))
    for numbers in itertools.product(*spans):
        yield dict(zip(names, numbers, strict=False))

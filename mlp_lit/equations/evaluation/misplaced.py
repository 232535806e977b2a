"""Refuse what has no value where it stands."""

from ..errors import EvaluationError
from ..rules import rule

_INTERVAL = "an interval stands after \\in only"
PROBLEMS = {
    "statement": "a display is not a value",
    "note": "words stand between formulas only",
    "implication": "an implication is not a value",
    "chain": "a relation is not a value; in brackets it is",
    "condition": "a condition stands in a row of cases only",
    "over": "variables stand below an expectation only",
    "given": "a condition stands in an expectation only",
    "label": "a label stands at a brace only",
    "words": "words stand at a brace only",
    "word": "a word stands below a norm only",
    "dots": "an ellipsis needs a neighbour on both sides",
    "domain": "a set such as \\mathbb{R} stands after \\in only",
    "slice": "a colon stands among indices only",
    "half_open": _INTERVAL, "half_closed": _INTERVAL,
    "normal_law": "a distribution stands after \\sim only",
    "composed": "a composition of functions needs an argument"}


@rule(*PROBLEMS)
def not_a_value(scope, node):
    """Refuse what was met in a place where a value must stand."""
    raise EvaluationError(PROBLEMS[node[0]])

"""Evaluation is a table: one short rule for each kind of node.

The modules `arithmetic`, `references`, `conditions`, `ranges`, `calls`,
`derivatives`, `expectations` and `integrals` fill it; `evaluate` imports
them all.
"""

RULES = {}


def rule(*tags):
    """Register a function(scope, node) as the rule of these nodes."""
    def register(function):
        for tag in tags:
            RULES[tag] = function
        return function
    return register

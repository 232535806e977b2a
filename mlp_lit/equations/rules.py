"""Keep the tables of evaluation: a short rule for each kind of node.

The modules of `evaluation` fill them. `tree` says which nodes there are.
"""

#: What a node is worth: rule(scope, node) returns a Value.
RULES = {}

#: What a mark does to the value it stands on: mark(scope, value, node).
MARKS = {}


def rule(*tags):
    """Register a function(scope, node) as the rule of these nodes."""
    return _registered(RULES, tags)


def mark(*tags):
    """Register a function(scope, value, node) as the rule of these marks."""
    return _registered(MARKS, tags)


def _registered(table, tags):
    def register(function):
        for tag in tags:
            if tag in table:
                raise ValueError(f"two rules for {tag!r}")
            table[tag] = function
        return function
    return register

"""The smallest parts of a tree: letters, numbers, and what brackets hold."""

from lark import Transformer, v_args


def _tagged(tag):
    """A method that puts a tag in front of the children."""
    def method(self, children):
        return (tag, *children)
    return method


class Leaves(Transformer):
    """Nodes that need no decision."""

    def name(self, parts):
        return ("name", parts[0].value)

    def number(self, parts):
        return ("number", str(parts[0]))

    def constant(self, parts):
        return ("constant", str(parts[0]))

    def word(self, parts):
        return ("word", str(parts[0]))

    def ones(self, parts):
        return ("ones",)

    def dots(self, parts):
        return ("dots",)

    def slice(self, parts):
        return ("slice",)

    def domain(self, parts):
        return ("domain", str(parts[0]))

    def list(self, parts):
        return tuple(parts)

    def args(self, parts):
        return parts[0]

    def paren(self, parts):
        return ("paren", *parts[0])

    def bracket(self, parts):
        return ("bracket", *parts[0])

    def braces(self, parts):
        return ("braces", *parts[0])

    def half_open(self, parts):
        return ("half_open", *parts[0])

    def half_closed(self, parts):
        return ("half_closed", *parts[0])

    def norm(self, parts):
        return ("norm", parts[0], parts[1] if len(parts) > 1 else None)

    def indicator(self, parts):
        return ("bracket", *parts[1])

    def kronecker(self, parts):
        return ("kronecker", *parts[1][1:])

    def identity(self, parts):
        return ("identity", *parts[1][1:])

    def big_o(self, parts):
        return ("big_o", parts[1])

    def normal_law(self, parts):
        return ("normal_law", *parts[1])

    for _tag in ("group index_group absolute inner floor ceiling fraction "
                 "binomial root root_of_order matrix exponent sub").split():
        vars()[_tag] = _tagged(_tag)
    for _tag in ("transpose inverse_transpose pseudoinverse prime star "
                 "factorial pseudoinverse_transpose").split():
        vars()[_tag] = v_args(inline=True)(
            lambda self, *ignored, _tag=_tag: (_tag,))
    del _tag

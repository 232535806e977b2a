r"""A display may rest on definitions of its page, or on customary ones."""

from mlp_lit.equations.proposals.customs import CUSTOMARY, customs_for
from mlp_lit.equations.proposals.problems import problem_of

WEIGHTS = (r"\frac{\partial L}{\partial W} ="
           r" X^\top \frac{\partial L}{\partial Z}")


def wheres(tex, earlier=()):
    return [where for where, _ in customs_for(problem_of(tex), earlier)]


def test_the_last_resort_is_no_definition():
    assert wheres("x = 2 y") == [()]


def test_what_a_derivative_goes_through_is_offered():
    assert wheres(WEIGHTS)[0] == (r"Z = X W + \mathbf{1} b^\top",)
    assert wheres(r"\frac{\partial L}{\partial z} = p - y")[0][0].startswith(
        "L =")


def test_definitions_of_the_page_come_first():
    earlier = [("eq-z", "Z = X W"), ("eq-v", "v = 2 w"), ("eq-bad", "x^"),
               ("eq-f", "f(x) = x")]
    assert wheres(WEIGHTS, earlier)[0] == ("eq-z",)


def test_so_does_what_they_rest_on():
    earlier = [("eq-z", "Z = V W"), ("eq-v", "V = 2 U"), ("eq-w", "W = W")]
    assert wheres(WEIGHTS, earlier)[0] == ("eq-z", "eq-v")


def test_customary_definitions_are_read():
    for texts in CUSTOMARY:
        for tex in texts:
            assert problem_of(tex).trees

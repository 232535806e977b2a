r"""What is known of a display before anything is tried."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations import TexSyntaxError
from mlp_lit.equations.proposals.problems import problem_of, read
from mlp_lit.equations.reading.scan import scan


def names(found):
    return {"".join(name) for name in found}


def test_definitions_bring_their_letters():
    problem = problem_of(r"\frac{\partial L}{\partial W} = X",
                         ["eq-z"], [r"Z = X W"])
    assert names(problem.letters) == {"L", "W", "X", "Z"}
    assert names(problem.given) == {"Z"}
    assert problem.roles.by[("Z",)] == [("W",), ("X",)]


def test_of_a_definition_that_claims_more_only_new_names_depend():
    texts = ["Z = X W, 2 W = X"]
    problem = problem_of(r"\frac{\partial L}{\partial W} = X", texts, texts)
    assert names(problem.roles.by) == {"L", "Z"}


def test_what_is_known_best_of_a_letter_is_kept():
    problem = problem_of("y = x", ["x_i = 2 z_i"], ["x_i = 2 z_i"])
    assert problem.letters[("x",)].role == "array"


def test_indices_that_sums_give_a_range():
    assert names(problem_of(r"\sum_{i=1}^{n} x_i").bound) == {"i"}
    assert names(problem_of(r"\sum_i x_i").bound) == set()
    assert names(problem_of(r"x_i \sum_{i=1}^{n} x_i").bound) == set()


def test_numbers_of_the_formula_are_literals():
    assert problem_of("x = 3 y + 12345").literals == {3}


def test_functions_of_which_derivatives_are_taken():
    assert ("f",) in problem_of("f'(x) = 1").entrywise
    assert ("f",) in problem_of("f(x + h) = f(x) + O(h)").entrywise
    assert ("f",) in problem_of(r"\frac{d}{dx} f(x) = 1").entrywise
    assert problem_of("f(x) + 1 = y").entrywise == set()


def test_letters_that_only_the_reader_knows_are_added():
    tree, found = read(scan(r"\mathcal{X} = \vec{x}"))
    assert len(found.letters) == 2


@pytest.mark.parametrize("tex", [r"\alfa", "x +", r"x \gets y", ""])
def test_what_cannot_be_read_is_an_error(tex):
    with pytest.raises(TexSyntaxError):
        problem_of(tex)


@given(st.text(alphabet=r"xyWI_^{}()=+ \12'fσ", max_size=25))
def test_any_text_is_read_or_refused(tex):
    try:
        problem_of(tex)
    except TexSyntaxError:
        pass

"""A failure is told in a sentence, with the line of the page."""

import pytest

from mlp_lit.equations import EquationFails, check_tex, row
from mlp_lit.equations.pages import Page, how_it_fails


def test_a_failure_is_told_in_a_sentence():
    with pytest.raises(EquationFails) as failure:
        check_tex("x y^\\top = y x^\\top", x=(2,), y=(2,))
    text = how_it_fails(failure.value)
    assert text.startswith("in draw 1, the left side at index (")
    assert "and the right side" in text
    with pytest.raises(EquationFails) as failure:  # a row has one index
        check_tex("x W = y", x=row(3), W=(3, 2), y=row(2))
    assert "the left side at index (" in how_it_fails(failure.value)


def test_what_has_no_sides_is_told_in_its_first_line():
    assert how_it_fails(ValueError("no\nyes")) == "no"


@pytest.mark.parametrize("code, ending", [
    ("x = 1\n1 / 0\n", "11: ZeroDivisionError: division by zero"),
    ("x = (\n", "10: SyntaxError: '(' was never closed"),
    ("def f():\n    raise KeyError\n\nf()", "13: KeyError: "),
    ("import sys\nsys.exit(1)", "11: SystemExit: 1"),
    ('check("eq-none")', "10: no display in "),
])
def test_an_error_has_the_line_of_the_page(tmp_path, code, ending):
    _, failure = Page(tmp_path, "book/a.md").run(code, 10)
    assert str(failure).startswith(f"book/a.md:{ending}")
    assert not failure.is_of_the_equation


def test_a_false_equation_is_an_error_of_the_equation(tmp_path):
    _, failure = Page(tmp_path, "a").run('check_tex("x = y", x=1, y=2)', 1)
    assert failure.is_of_the_equation

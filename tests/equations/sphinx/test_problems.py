"""A build tells how long the checks took, or all that is wrong."""

from mlp_lit.equations.sphinx.problems import EquationProblems
from tests.equations.sphinx.project import PAGES, page_with, project


def test_all_problems_are_told_below_each_other():
    error = EquationProblems("2 are wrong", ["a.md:1: no", "b.md:2: nor this"])
    assert str(error).split("\n") == [
        "2 are wrong", "", 72 * "-", "a.md:1: no", "", 72 * "-",
        "b.md:2: nor this"]
    assert error.category == "Equations"


def test_the_time_is_that_of_the_checks_of_this_build(tmp_path):
    done = project(tmp_path, PAGES).build()
    assert "checked 5 equations in " in done.said
    done.write(two__rst=PAGES["two.rst"] + "\nMore.\n").build()
    assert "checked 2 equations in " in done.said
    assert "checked" not in done.build().said


def test_a_failure_is_told_at_every_build_until_it_is_mended(tmp_path):
    wrong = page_with("x = y", 'check("eq-it", x=1, y=2)')
    done = project(tmp_path, {"a.md": wrong, **PAGES})
    for _ in range(2):
        assert len(done.build().error.problems) == 1
    done.write(a__md=wrong.replace("y=2", "y=1.0, draws=1"))
    assert done.build().error is None
    done.write(a__md=wrong)
    assert len(done.build().error.problems) == 1
    (tmp_path / "a.md").unlink()
    done.write(index__md="# I\n\n```{toctree}\none\ntwo\n```\n")
    assert done.build().error is None

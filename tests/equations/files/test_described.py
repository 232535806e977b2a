r"""A docstring is found in its file, and its checks are run there."""

import inspect
import math

import pytest

from mlp_lit.equations.files.described import (
    DocstringFails,
    check_of,
    place_of,
)


def area(r):
    r"""Compute the area of a disk.

    .. math:: A = \pi r^2
       :label: area

    .. define: r=positive()
    """
    return math.pi * r**2


def wrong(r):
    r"""Compute the area of a disk, and err.

    .. math:: A = \pi r^2

    .. define: r=1.5
    """
    return 3 * r**2


def helped(r):
    r"""Use what its module knows.

    .. math:: \operatorname{area}(s) = \pi s^2

    .. check: s=positive(), symbols={r"\operatorname{area}": function(area)}
    """
    return area(r)


class Disk:
    r"""A disk.

    .. math:: x + y = y - x

    .. check: x=(), y=()
    """


def lost(x):
    """Have lost its backslashes: :math:`\frac{x}{2}`."""  # noqa: D301


def undocumented():
    pass


def test_a_formula_that_agrees_with_its_code_passes():
    check_of(area)()
    check_of(helped)()


def test_a_formula_that_does_not_is_told_with_all_there_is():
    with pytest.raises(AssertionError) as caught:
        check_of(wrong)()
    line = inspect.getsourcelines(wrong)[1]
    told = str(caught.value)
    assert f"test_described.py:{line + 3}: ✗ the equation" in told
    assert r"equation: A = \pi r^2" in told
    assert repr(check_of(wrong)) == (
        f"DocstringCheck(name='{__name__}.wrong', strict=False)")
    assert "left is what the code returns" in told
    assert "left:     [[6.75]]" in told and "right:    [[7.068" in told
    assert f"the check stands at {__file__}:{line + 5}" in told
    assert told.startswith(f"{__name__}.wrong\n")


def test_a_class_may_claim_something():
    with pytest.raises(DocstringFails, match="Disk"):
        check_of(Disk)()


def test_a_formula_without_a_check_fails_where_that_is_asked_for():
    def plain():
        r"""Say something.

        .. math:: x = y
        """

    check_of(plain)()
    with pytest.raises(DocstringFails, match="not checked"):
        check_of(plain, strict=True)()


def test_a_docstring_that_is_not_raw_is_refused():
    with pytest.raises(DocstringFails, match=r"not raw: Python made a "
                       r"control character of the beginning of \\frac"):
        check_of(lost)


@pytest.mark.parametrize("text, named", [
    ("a :math:`\theta`", r"\\theta"), ("a :math:`x \beta`", r"\\beta"),
    ("a :math:`x \rho`", r"\\rho"), ("a :math:`\vec x`", r"\\vec")])
def test_each_lost_backslash_is_named(text, named):
    lost.__doc__, kept = text, lost.__doc__
    try:
        with pytest.raises(DocstringFails, match=named):
            check_of(lost)
    finally:
        lost.__doc__ = kept


def test_tabs_that_indent_are_no_lost_backslashes():
    area.__doc__, kept = "Do.\n\n\t.. math:: x = 1\n", area.__doc__
    try:
        assert check_of(area).items()
    finally:
        area.__doc__ = kept


def test_what_has_no_source_has_no_line():
    made = {}
    exec("def f():\n    'Do.'\n", made)
    assert place_of(made["f"])[1] == 1
    assert place_of(len) == ("<unknown>", 1)
    made["f"].__module__ = "nowhere"
    made["f"].__doc__ = "Do.\n\n.. math:: x = 1 + y\n\n.. check: x=2, y=1.0\n"
    check_of(made["f"])()


def test_the_line_of_a_docstring_is_that_of_the_file():
    first = inspect.getsourcelines(area)[1]
    assert place_of(area) == (__file__, first + 1)
    assert place_of(inspect.getmodule(area)) == (__file__, 1)
    short = (1,
             lambda: None)[1]
    assert place_of(short)[0] == __file__


def test_what_says_nothing_checks_nothing():
    assert check_of(undocumented).items() == ()

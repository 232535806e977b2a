"""Sizes that hide a slip are refused."""

import pytest

from mlp_lit.equations import DeclarationError, check_tex, family, value
from mlp_lit.equations.verdict.sizes import coincidences


def test_a_size_is_no_figure_of_its_display():
    with pytest.raises(DeclarationError, match="d is 2, a figure"):
        check_tex(r"\sum_{k=1}^{d} 2 x_k = 2 d \bar x", d=2, x=(2,),
                  where=[r"\bar x = \frac1d \sum_{k=1}^{d} x_k"])
    assert check_tex(r"\sum_{k=1}^{d} 2 k = d (d + 1)", d=4).relations == 1


def test_two_sizes_differ():
    with pytest.raises(DeclarationError, match="m and n are both 3"):
        check_tex(r"\sum_{k=1}^{n} m = m n", m=3, n=3)


def test_one_of_several_draws_is_enough():
    assert check_tex(r"\sum_{k=1}^{n} 3 = 3 n", n=3,
                     also={"n": 5}).relations == 1
    with pytest.raises(DeclarationError, match="n is 3"):
        check_tex(r"\sum_{k=1}^{n} 3 = 3 n", n=3, also={"n": 3})


def test_a_number_on_purpose_is_a_value():
    assert check_tex(r"\sum_{k=1}^{n} 3 = n^2", n=value(3)).relations == 1


COUNT = r"c = \sum_{l=1}^{L} (1 + d_{l-1} + d_l)"


def counted(*sizes):
    return {"L": len(sizes) - 1, "d": family(dict(enumerate(sizes)),
                                             place="subscript"),
            "c": float(sum(1 + a + b for a, b in zip(
                sizes, sizes[1:], strict=False)))}


def test_an_index_that_sums_do_not_notice():
    # 4 + 6 + 5 = 3 · 5, so d_{L-1} would do for d_{l-1}.
    with pytest.raises(DeclarationError, match="agree by chance"):
        check_tex(COUNT, **counted(4, 6, 5, 8))
    assert check_tex(COUNT, **counted(4, 7, 5, 8)).relations == 1
    assert check_tex(COUNT, **counted(4, 6, 5, 8),
                     also=counted(4, 7, 5, 8)).relations == 1


def test_what_agrees():
    assert list(coincidences({"d": 4, "n": 5}, {1, 2})) == []

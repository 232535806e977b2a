"""Letters that sums and integrals bind need no declaration."""

import pytest

from mlp_lit.equations import check_tex
from mlp_lit.equations.reading.bound import bound_names, differentials
from mlp_lit.equations.reading.scan import scan
from tests.equations.given import holds


def texts_of(tex):
    return [piece.text for piece in scan(tex).pieces]


@pytest.mark.parametrize("tex, bound", [
    (r"\sum_{q=1}^n q", ["q"]), (r"\max_{u \in [0, 1]} u", ["u"]),
    (r"\int_0^1 u \, du", ["u"]), (r"\int_0^1 v \, \mathrm dv", ["v"]),
    (r"\sum_{i \ne j} 1", []), (r"\max_{u = 1} u", []),
    (r"\frac{du}{dt}", []), ("x_1 = 2", [])])
def test_bound_letters(tex, bound):
    texts = texts_of(tex)
    assert list(bound_names(texts, differentials(texts, {}))) == bound


def test_a_declared_d_is_a_letter():
    texts = texts_of(r"d x + \int_0^1 u \, du + d x")
    declared = {("d",): "NAME", ("x",): "NAME"}
    assert differentials(texts, declared) == {texts.index("u") + 1}
    assert check_tex(r"d s = \int_0^1 d s \, du", d=(), s=()).relations == 1


@pytest.mark.parametrize("tex", [
    r"\int_0^{\pi} \sin u \, du = 2", r"\int^1_0 u \, \mathrm{d}u = \frac12",
    r"\max_{u \in [0, 2]} u (1 - u) = \frac14"])
def test_true(tex):
    holds(tex)

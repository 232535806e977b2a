"""Products of Jacobians against the Jacobian of the whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit import MLP
from mlp_lit.calculus import jacobians, numerical

sizes = st.lists(st.integers(1, 4), max_size=3).map(tuple)


def test_chain_by_hand():
    # u = (x + y, x y), f = u₁ u₂: at (2, 3) df = (6, 5) @ [[1, 1], [3, 2]].
    J = jacobians.chain([[6.0, 5.0]], [[1.0, 1.0], [3.0, 2.0]])
    assert_allclose(J, [[21, 16]])


@given(sizes, sizes, sizes, st.integers(0, 2 ** 32 - 1))
def test_chain_sums_over_all_indices_of_the_middle(f, u, x, seed):
    rng = np.random.default_rng(seed)
    outer, inner = rng.normal(size=f + u), rng.normal(size=u + x)
    J = jacobians.chain(outer, inner, axes=len(u))
    middle = int(np.prod(u))
    flat = outer.reshape(-1, middle) @ inner.reshape(middle, -1)
    assert J.shape == f + x
    assert_allclose(J, flat.reshape(f + x), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("outer, inner, axes", [
    ((2, 3), (4, 3), 1), ((2, 3), (3,), 2), ((3,), (2, 3), 2),
    ((2, 3), (3, 2), 2)])
def test_factors_must_fit(outer, inner, axes):
    with pytest.raises(ValueError, match=f"the last {axes} axes of outer"):
        jacobians.chain(np.ones(outer), np.ones(inner), axes)


def test_axes_is_a_count():
    with pytest.raises(ValueError, match="axes must be at least 0"):
        jacobians.chain(np.ones(2), np.ones(2), -1)


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
@pytest.mark.parametrize("widths", [(3, 2), (3, 5, 2), (3, 5, 4, 6, 2)])
def test_a_network_is_one_product(activation, widths, rng):
    net = MLP(widths, activation, rng=rng)
    x = rng.normal(size=3)
    judge = numerical.jacobian(net.forward, x, "central")
    assert_allclose(jacobians.by_input(net, x), judge, rtol=1e-6, atol=1e-9)
    factors = jacobians.of_layers(net, x)
    assert len(factors) == 2 * len(widths) - 3
    assert_allclose(factors[-1], net.layers[0].W.T)


def test_one_sample_is_asked_for(rng):
    net = MLP((3, 2), rng=rng)
    with pytest.raises(ValueError, match=r"x must have shape \(3,\)"):
        jacobians.by_input(net, np.ones((1, 3)))


def test_one_sample_of_numbers(rng):
    net = MLP((2, 4, 3), rng=rng)
    for wrong, error in (([1.0, 2.0, 3.0], ValueError), ("ab", TypeError)):
        with pytest.raises(error, match="^x must"):
            jacobians.by_input(net, wrong)

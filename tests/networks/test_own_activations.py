"""An activation that a reader writes works in every analysis it can serve."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.geometry import arrangement, local, rational, symmetries
from mlp_lit.networks import chain, gaussian, profiles
from mlp_lit.networks.activations import Activation
from mlp_lit.propagation import variance


class AbsoluteValue(Activation):
    """Two straight lines."""

    kinks = (0.0,)
    slopes = (-1.0, 1.0)

    def forward(self, Z, out=None):
        return np.abs(Z, out=out)

    def derivative(self, Z):
        return np.sign(Z)


class ArcTangent(Activation):
    """A curve that looks the same turned by half a turn."""

    point_symmetric = True

    def forward(self, Z, out=None):
        return np.arctan(Z, out=out)

    def derivative(self, Z):
        return 1 / (1 + Z * Z)


class Slope(Activation):
    """αz on the left, with α learnt: nothing the package has a name for."""

    kinks = (0.0,)
    learns_slope = True

    def __init__(self, alpha):
        self.alpha = alpha

    def forward(self, Z, out=None):
        return np.multiply(Z, self.derivative(Z), out=out)

    def derivative(self, Z):
        return np.where(Z > 0, 1.0, self.alpha)

    def backward_alpha(self, dA, Z, out=None):
        return np.add.reduce(dA * np.minimum(Z, 0), axis=0, out=out)


X = np.random.default_rng(1).normal(size=(20, 2))
Y = np.random.default_rng(2).normal(size=(20, 1))


def net_with(activation, sizes=(2, 3, 4, 1)):
    net = ml.MLP(sizes, activation, rng=np.random.default_rng(0))
    net.parameters[:] += 0.1
    return net


@pytest.mark.parametrize("activation", [
    AbsoluteValue(), ArcTangent(), Slope(0.3)])
def test_its_gradient_is_right(activation):
    net = net_with(activation)
    start = net.parameters.copy()

    def loss(theta):
        net.parameters[:] = theta
        return ml.evaluate(net, X, Y, loss="squared_error")[0]

    judge = numerical.gradient(loss, start, "central")
    net.parameters[:] = start
    gradient = ml.loss_and_gradient(net, X, Y, loss="squared_error")[1]
    assert_allclose(gradient, judge, 1e-5, 1e-7)


@pytest.mark.parametrize("activation", [AbsoluteValue(), ArcTangent()])
def test_its_moments(activation):
    z = np.random.default_rng(0).normal(0.3, 2, 400_000)
    assert_allclose(gaussian.mean(activation, 0.3, 2.0),
                    activation(z).mean(), 0.01)
    assert_allclose(gaussian.second_moment(activation, 0.3, 2.0),
                    (activation(z) ** 2).mean(), 0.01)
    assert_allclose(gaussian.slope_second_moment(activation, 0.3, 2.0),
                    (activation.derivative(z) ** 2).mean(), 0.01)
    theory = variance.propagate((2, 3, 1), activation, "he")
    assert np.isfinite(theory.z.second_moment).all()
    assert profiles.profile(activation).lipschitz == pytest.approx(1)


def test_two_lines_can_be_rescaled_and_not_turned():
    net = net_with(AbsoluteValue())
    twin = symmetries.rescale(net, 1, [2.0, 3.0, 0.5])
    assert_allclose(twin.forward(X), net.forward(X), 1e-12)
    with pytest.raises(ValueError, match="must have an activation with"):
        symmetries.flip(net, 1, [1, -1, 1])


def test_a_symmetric_curve_can_be_turned_and_not_rescaled():
    net = net_with(ArcTangent())
    twin = symmetries.flip(net, 2, [1, -1, -1, 1])
    assert_allclose(twin.forward(X), net.forward(X), 1e-12, 1e-14)
    assert symmetries.count_equivalents(net) == 6 * 8 * 24 * 16
    with pytest.raises(ValueError, match="must have an activation with"):
        symmetries.rescale(net, 1, [2.0, 3.0, 0.5])


def test_two_lines_make_an_affine_map():
    net = net_with(AbsoluteValue())
    W, b = local.affine_map(net, X[0], 3)
    assert_allclose(X[0] @ W + b, net.forward(X[0]), 1e-12)


@pytest.mark.parametrize("slopes", [(-1.0, 1.0), (0.5, -2.0), (1.0, 0.0)])
def test_two_lines_have_exact_regions(slopes):
    class TwoLines(AbsoluteValue):
        def forward(self, Z, out=None):
            return np.multiply(Z, self.derivative(Z), out=out)

        def derivative(self, Z):
            return np.where(Z > 0, self.slopes[1], self.slopes[0])

    TwoLines.slopes = slopes
    net = net_with(TwoLines(), (2, 5, 4, 2))
    found = arrangement.regions(net, (-2, 2, -2, 2))
    exact = rational.regions_exactly(net, (-2, 2, -2, 2))
    assert len(found) == len(exact)
    assert_allclose(found.areas().sum(), 16)
    W, b = found.affine_maps()
    middles = found.middles()
    values = np.einsum("nd,ndk->nk", middles, W) + b
    assert_allclose(values, net.forward(middles), 1e-9, 1e-9)


def test_a_slope_of_its_own_is_a_parameter():
    net = net_with(Slope(0.3))
    assert net.parameters.size == net_with("relu").parameters.size + 3 + 4
    run, start = chain.steps_of(net), net.parameters.copy()
    assert_array_equal(run[1].activation.alpha, net.layers[0].activation.alpha)
    ml.fit(net, X, Y, loss="squared_error", epochs=1,
           rng=np.random.default_rng(0))
    assert (net.layers[0].activation.alpha != start[-1]).all()
    assert net.activation.alpha == 0.3

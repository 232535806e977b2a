"""Initialisations: their scale by hand and in large samples."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit.networks import initialization

SCALES = {"standard_normal": 1.0, "lecun": (1 / 200) ** 0.5,
          "glorot": (2 / 500) ** 0.5, "he": (2 / 200) ** 0.5}


@pytest.mark.parametrize("name", sorted(SCALES))
def test_scale_by_hand_and_in_a_sample(name, rng):
    start = initialization.get(name)
    assert_allclose(start.std(200, 300), SCALES[name])
    W = start.draw(200, 300, rng)
    # 60,000 entries: the sample deviation is within 1.5 % at 5 sigma.
    assert_allclose(W.std(), SCALES[name], rtol=0.015)
    assert abs(W.mean()) < 5 * SCALES[name] / 60_000 ** 0.5


def test_uniform_has_the_same_variance_and_a_hard_edge(rng):
    start = initialization.He(distribution="uniform")
    W = start.draw(200, 300, rng)
    assert_allclose(W.std(), 0.1, rtol=0.015)
    assert 0.99 < np.abs(W).max() / (0.1 * 3 ** 0.5) <= 1


def test_he_variants_by_hand():
    He = initialization.He
    assert_allclose(He(fan="out").std(200, 50), 0.2)
    assert_allclose(He(alpha=1.0).std(100, 7), 0.1)


@pytest.mark.parametrize("shape", [(6, 3), (3, 6), (4, 4)])
def test_orthogonal(shape, rng):
    W = initialization.Orthogonal(gain=2).draw(*shape, rng)
    assert W.shape == shape
    assert_allclose(np.linalg.svd(W, compute_uv=False), 2)


def test_orthogonal_std_is_that_of_its_entries(rng):
    start = initialization.Orthogonal()
    W = start.draw(300, 200, rng)
    assert_allclose(np.sqrt((W ** 2).mean()), start.std(300, 200))


def test_orthogonal_is_uniform(rng):
    # Without the signs of R the diagonal of Q would be mostly negative.
    diagonal = [initialization.Orthogonal().draw(2, 2, rng)[0, 0]
                for _ in range(2000)]
    assert abs(np.mean(diagonal)) < 5 * 0.7071 / 2000 ** 0.5


def test_fill_sets_the_bias_and_starts_every_precision_alike():
    double = np.empty((3, 2)), np.empty(2)
    single = np.empty((3, 2), np.float32), np.empty(2, np.float32)
    for W, b in (double, single):
        initialization.StandardNormal().fill(W, b, np.random.default_rng(0))
    assert_allclose(double[1], 0.1)
    assert_allclose(double[0], single[0], 1e-6)


@pytest.mark.parametrize("make, message", [
    (lambda: initialization.get("hee"), "did you mean 'he'"),
    (lambda: initialization.He(fan="inn"), "fan must be one of 'in', 'out'"),
    (lambda: initialization.He(distribution="gauss"), "'normal', 'uniform'"),
    (lambda: initialization.Orthogonal(gain=0), "gain must be a number"),
])
def test_bad_input_is_named(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_repr_and_base_class():
    assert repr(initialization.LeCun()).startswith("LeCun(distribution=")
    with pytest.raises(NotImplementedError):
        initialization.Initialization().std(1, 1)

"""The tape against calculus by hand, the complex step, and other libraries."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import expit

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.calculus.tape import LOCAL, Node, Tape, operator, relu, sigmoid


def run(f, *arrays, seed=None):
    """Value and gradients of f by the tape."""
    with Tape() as tape:
        nodes = [tape.variable(a) for a in arrays]
        target = f(*nodes)
    return target.value, tape.gradient(target, nodes, seed)


def weighted(f, weights):
    """A number in which every entry of f plays a part of its own."""
    return lambda *x: (weights * f(*x)).sum()


def judged(f, arrays, method="complex_step"):
    """The gradients of f without the tape."""
    for k, a in enumerate(arrays):
        def of_one(x, k=k):
            return f(*arrays[:k], x, *arrays[k + 1:])
        yield numerical.gradient(of_one, a, method)


# By hand

def test_a_sum_times_a_sine():
    value, (dx, dy) = run(lambda x, y: (x + y) * np.sin(x), 2.0, 3.0)
    assert_allclose(value, 5 * np.sin(2))
    assert_allclose(dx, 5 * np.cos(2) + np.sin(2))
    assert_allclose(dy, np.sin(2))


def test_ways_that_meet_add_up():
    """b = 3a, c = ab = 3a², a + b + c: 1 + 3 + 6a."""
    def f(a):
        b = 3 * a
        return a + b + a * b

    assert run(f, 2.0)[1] == [16.0]


def test_one_variable_on_both_sides():
    assert run(lambda x: x * x - x / x + x ** x, 2.0)[1][0] == pytest.approx(
        4 + 4 * (np.log(2) + 1))


def test_broadcasting_is_undone_by_sums():
    dX, db, dc = run(lambda X, b, c: (X * b + c).sum(),
                     np.arange(6.0).reshape(2, 3), np.ones(3), 5.0)[1]
    assert_array_equal(dX, np.ones((2, 3)))
    assert_array_equal(db, [3, 5, 7])
    assert dc == 6


def test_the_linear_layer(rng):
    X, W, b, dZ = (rng.normal(size=s) for s in ((5, 3), (3, 4), 4, (5, 4)))
    gradients = run(lambda X, W, b: X @ W + b, X, W, b, seed=dZ)[1]
    for ours, theorem in zip(gradients, ml.networks.linear.backward(dZ, X, W),
                             strict=True):
        assert_allclose(ours, theorem, rtol=1e-14)


@pytest.mark.parametrize("f, x, expected", [
    (relu, [-1.0, 0.0, 2.0], [0, 0, 1]),
    (np.abs, [-1.0, 0.0, 2.0], [-1, 0, 1]),
    (lambda x: np.maximum(x, 0), [-1.0, 0.0, 2.0], [0, 0.5, 1]),
    (lambda x: np.minimum(0, x), [-1.0, 0.0, 2.0], [1, 0.5, 0]),
    (lambda x: x.max(), [3.0, 1.0, 3.0], [0.5, 0, 0.5]),
    (lambda x: x.min(), [3.0, 1.0, 3.0], [0, 1, 0]),
    (lambda x: np.clip(x, 0, 1), [-1.0, 0.5, 2.0], [0, 1, 0]),
    (lambda x: x ** 2, [0.0, -3.0], [0, -6]),
    (lambda x: x ** 0, [0.0, -3.0], [0, 0]),
    (lambda x: 0.0 ** x, [2.0, 3.0], [0, 0]),
    (lambda x: np.sign(x) * x, [-2.0, 3.0], [-1, 1]),
])
def test_kinks_and_corners(f, x, expected):
    assert_allclose(run(lambda x: f(x).sum(), np.array(x))[1][0], expected)


# Against the complex step

RULES = tuple(LOCAL)  # before a test adds its own
UNARY = {
    "positive": np.positive, "negative": np.negative, "square": np.square,
    "reciprocal": np.reciprocal, "sqrt": np.sqrt, "exp": np.exp,
    "expm1": np.expm1, "log": np.log, "log2": np.log2, "log10": np.log10,
    "log1p": np.log1p, "sin": np.sin, "cos": np.cos, "tan": np.tan,
    "arctan": np.arctan, "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh,
    "cube": lambda x: x ** 3, "root": lambda x: x ** 0.5,
    "exponential": lambda x: 1.7 ** x,
    "softplus": lambda x: np.log1p(np.exp(x)),
}
BINARY = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply,
    "divide": np.divide, "power": np.power,
}
NOT_ANALYTIC = {
    "abs": np.abs, "sigmoid": sigmoid, "relu": relu,
    "maximum": np.maximum, "minimum": np.minimum, "logaddexp": np.logaddexp,
    "where": lambda x, y=0.3: np.where(x > 1, x * y, y),
}


def test_every_rule_is_tested():
    tested = {f.__name__ for f in [*UNARY.values(), *BINARY.values(),
                                   *NOT_ANALYTIC.values()]}
    ours = {f.__name__ for f in RULES}
    assert ours - {"choose"} <= tested  # np.where becomes choose


shapes = st.sampled_from([
    ((), ()), ((3,), ()), ((), (2, 3)), ((3,), (2, 3)), ((2, 3), (2, 1)),
    ((2, 1), (3,)), ((2, 1, 3), (4, 1)), ((1, 1), (2,))])


def positive(rng, shape):
    return rng.uniform(0.3, 2.5, shape)


def agree(f, arrays, method="complex_step", rtol=1e-11):
    """The tape, backwards and forwards, and numbers agree on f."""
    rng = np.random.default_rng(1)
    shape = np.shape(f(*arrays))
    loss = weighted(f, rng.normal(size=shape))
    with Tape() as tape:
        nodes = [tape.variable(a) for a in arrays]
        target = loss(*nodes)
    judges = list(judged(loss, arrays, method))
    for node, judge in zip(nodes, judges, strict=True):
        direction = rng.normal(size=node.shape)
        atol = rtol * (np.abs(judge).max() + 1e-3)
        assert_allclose(tape.gradient(target, node), judge, rtol, atol)
        assert_allclose(tape.directional(target, node, direction),
                        (judge * direction).sum(), rtol, 10 * atol)


@pytest.mark.parametrize("name", UNARY)
@given(shape=st.sampled_from([(), (3,), (2, 3)]), seed=st.integers(0, 99))
def test_functions_of_one_argument(name, shape, seed):
    agree(UNARY[name], [positive(np.random.default_rng(seed), shape)])


@pytest.mark.parametrize("name", BINARY)
@given(shapes=shapes, seed=st.integers(0, 99))
def test_functions_of_two_arguments(name, shapes, seed):
    rng = np.random.default_rng(seed)
    agree(BINARY[name], [positive(rng, s) for s in shapes])
    agree(BINARY[name], [positive(rng, s) for s in shapes[::-1]])


@pytest.mark.parametrize("name", NOT_ANALYTIC)
@given(shapes=shapes, seed=st.integers(0, 99))
def test_functions_the_complex_step_cannot_judge(name, shapes, seed):
    rng = np.random.default_rng(seed)
    count = 1 if name in ("abs", "sigmoid", "relu") else 2
    # Normal numbers keep their distance from the kinks: ties are measure 0.
    arrays = [rng.normal(size=s) for s in shapes[:count]]
    agree(NOT_ANALYTIC[name], arrays, "central", 1e-5)


@pytest.mark.parametrize("left, right", [
    ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 4)), ((2, 3), (3, 4)),
    ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 1, 2, 3), (6, 3, 4)),
    ((5, 2, 3), (3,)), ((3,), (5, 3, 4))])
def test_matrix_products(left, right, rng):
    agree(np.matmul, [rng.normal(size=left), rng.normal(size=right)])


def test_a_constant_on_either_side_of_a_product(rng):
    A = rng.normal(size=(4, 4))
    agree(lambda x: A @ x, [rng.normal(size=(4, 2))])
    agree(lambda x: x @ A, [rng.normal(size=(2, 4))])


KEY = np.array([2, 0, 2])
ARRAYS = {
    "sum": lambda X: X.sum(), "rows": lambda X: X.sum(axis=1),
    "kept": lambda X: np.sum(X, axis=-2, keepdims=True) * X,
    "both": lambda X: X.sum(axis=(0, 1)),
    "mean": lambda X: X.mean(axis=0), "std": lambda X: np.std(X, axis=0)
    if isinstance(X, Node) else np.sqrt(((X - X.mean(0)) ** 2).mean(0)),
    "norm": lambda X: np.linalg.norm(X, axis=1) if isinstance(X, Node)
    else np.sqrt((X * X).sum(axis=1)),
    "T": lambda X: X.T @ X, "swap": lambda X: np.swapaxes(X, 0, 1),
    "transpose": lambda X: np.transpose(X, (1, 0)),
    "reshape": lambda X: X.reshape(2, -1), "ravel": lambda X: X.ravel(),
    "shape": lambda X: np.reshape(X, (2, 6)),
    "expand": lambda X: np.expand_dims(X, 1) + X,
    "squeeze": lambda X: np.squeeze(X[:, :1]),
    "entry": lambda X: X[1, 2], "row": lambda X: X[1],
    "slice": lambda X: X[1:, ::2], "reverse": lambda X: X[::-1],
    "new axis": lambda X: X[:, None] * X[None],
    "repeated": lambda X: X[KEY], "pairs": lambda X: X[KEY, KEY],
    "mask": lambda X: X[np.arange(12).reshape(4, 3) % 2 == 0],
    "concatenate": lambda X: np.concatenate([X, 2 * X, np.ones((4, 1))], 1),
    "stack": lambda X: np.stack([X[0], X[1] ** 2], axis=-1),
    "hstack": lambda X: np.hstack([np.ones((4, 1)), X]),
    "flat hstack": lambda X: np.hstack([X[0], X[1]]),
    "vstack": lambda X: np.vstack([X[0], X]),
    "broadcast": lambda X: np.broadcast_to(X[:, None], (4, 2, 3)),
    "dot": lambda X: np.dot(X, X[0]), "outer": lambda X: np.outer(X[0], X[1]),
    "unpack": lambda X: sum(row * k for k, row in enumerate(X)),
}


@pytest.mark.parametrize("name", ARRAYS)
def test_functions_of_arrays(name, rng):
    agree(ARRAYS[name], [rng.normal(size=(4, 3))])


@pytest.mark.parametrize("axis, keepdims", [
    (None, False), (0, False), (-1, True), ((0, 1), True)])
def test_maxima_over_axes(axis, keepdims, rng):
    X = rng.normal(size=(4, 3))
    agree(lambda X: np.max(X, axis=axis, keepdims=keepdims), [X],
          "central", 1e-7)
    agree(lambda X: X.min(axis=axis), [X], "central", 1e-7)


STEPS = [np.sin, np.tanh, lambda x: x * x, lambda x: x / 2 + 1,
         lambda x: np.exp(-x * x), lambda x: x - x.mean(),
         lambda x: x @ np.diag([1.0, 2.0, -1.0]), lambda x: x[::-1] * x,
         lambda x: np.log(2 + np.cos(x)), lambda x: 1 / (2 + np.sin(x))]


@given(chosen=st.lists(st.integers(0, len(STEPS) - 1), min_size=1,
                       max_size=8), seed=st.integers(0, 99))
def test_compositions(chosen, seed):
    def f(x):
        for i in chosen:
            x = STEPS[i](x) + 0.1 * x
        return x

    agree(f, [np.random.default_rng(seed).normal(size=(2, 3))], rtol=1e-9)


@given(sizes=st.lists(st.integers(1, 4), min_size=2, max_size=4),
       seed=st.integers(0, 99))
def test_the_backward_pass_of_a_network(sizes, seed):
    rng = np.random.default_rng(seed)
    net = ml.MLP((*sizes, 3), activation="tanh", rng=rng)
    X, y = rng.normal(size=(5, sizes[0])), rng.integers(0, 3, 5)
    with Tape() as tape:
        A, sources = tape.constant(X), []
        for l, layer in enumerate(net.layers):
            W, b = tape.variable(layer.W), tape.variable(layer.b)
            sources += [b, W]
            Z = A @ W + b
            A = np.tanh(Z) if l < len(net.layers) - 1 else Z
        S = A - A.max(axis=1, keepdims=True)
        logP = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
        loss = -logP[np.arange(5), y].mean()
    value, gradient = ml.loss_and_gradient(net, X, y)
    assert_allclose(loss.value, value)
    ours = [g.ravel() for g in tape.gradient(loss, sources)]
    assert_allclose(np.concatenate(ours), gradient, 1e-10, 1e-13)


# Derivatives of derivatives

@pytest.mark.parametrize("f", [
    *UNARY.values(), sigmoid,
    lambda x: np.logaddexp(0, x), lambda x: x * np.tan(x) / (1 + x),
    lambda x: np.where(x > 0, x ** 3, x)])
def test_second_derivatives_of_numbers(f):
    def slope(x):
        with Tape() as tape:
            node = tape.variable(x)
            target = f(node)
        return tape.gradient(target, node)

    with Tape() as tape:
        x = tape.variable(0.7)
        first = tape.gradient(f(x), x)
        second = tape.gradient(first, x)
        assert isinstance(second, Node)
    judge = numerical.gradient(slope, 0.7, "central")
    assert_allclose(second.value, judge, 1e-6, 1e-8)
    assert_allclose(tape.gradient(first, x), second.value, 1e-14)


@pytest.mark.parametrize("name", sorted(
    set(ARRAYS) - {"unpack"}) + ["max", "product"])
def test_hessian_times_vector(name, rng):
    f = (ARRAYS | {"max": lambda X: X.max(axis=0),
                   "product": lambda X: X @ np.ones(3)})[name]
    x, v = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))

    def loss(X):
        return (np.sin(f(X)) * f(X)).sum()

    def slope(x):
        with Tape() as tape:
            X = tape.variable(x)
            target = loss(X)
        return tape.gradient(target, X)

    with Tape() as tape:
        X = tape.variable(x)
        along = (tape.gradient(loss(X), X) * v).sum()
        forth = tape.directional(loss(X), X, v)
    h = 1e-6
    judge = (slope(x + h * v) - slope(x - h * v)) / (2 * h)
    assert_allclose(tape.gradient(along, X), judge, 1e-5, 1e-6)
    assert_allclose(tape.gradient(forth, X), judge, 1e-5, 1e-6)


def test_fourth_derivative():
    with Tape() as tape:
        x = tape.variable(2.0)
        g = x ** 5
        for _ in range(4):
            g = tape.gradient(g, x)
    assert_allclose(g.value, 120 * 2)


def test_a_line_has_no_curvature():
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
        slope = tape.gradient((3 * x).sum(), x)
        unused = tape.gradient(x.sum(), tape.variable(1.0))
    assert_array_equal(slope.value, [3, 3])
    assert_array_equal(tape.gradient(slope, x, [1, 1]), [0, 0])
    assert unused.value == 0


# What a tape promises

def test_values_and_gradients_have_their_dtype():
    with Tape() as tape:
        x = tape.variable(np.ones(3, np.float32))
        n = tape.variable([1, 2, 3])
        target = (2 * x + 1.5).sum()
        mixed = (x * n).sum()
    assert target.dtype == np.float32 and n.dtype == np.float64
    assert tape.gradient(target, x).dtype == np.float32
    assert [g.dtype for g in tape.gradient(mixed, [x, n])] == [
        np.float32, np.float64]


def test_what_does_not_matter_has_derivative_zero():
    with Tape() as tape:
        x, y = tape.variable([1.0, 2.0]), tape.variable(3.0)
        target = 2 * y
    assert_array_equal(tape.gradient(target, [x, y])[0], [0, 0])
    assert_array_equal(tape.directional(target, x, [1, 1]), 0)
    assert tape.gradient(y, target) == 0


def test_nodes_between_are_sources_too():
    with Tape() as tape:
        x = tape.variable(3.0)
        z = x * x
        target = z * z
    assert tape.gradient(target, z) == 18
    assert tape.gradient(target, target) == 1


def test_seeds_weight_the_entries():
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
        y = x ** 2
    assert_array_equal(tape.gradient(y, x, seed=[1, 10]), [2, 40])


def test_one_entry_is_one_number():
    with Tape() as tape:
        x = tape.variable([[3.0]])
        y = x * x
    assert_array_equal(tape.gradient(y, x), [[6]])


def test_the_tape_keeps_copies(rng):
    X, w = rng.normal(size=(3, 2)), np.ones(2)
    before = X.copy()
    with Tape() as tape:
        node = tape.variable(w)
        target = (X @ node).sum()
    X[:], w[:] = 7, 7
    gradient = tape.gradient(target, node)
    assert_allclose(gradient, before.sum(axis=0))
    gradient[:] = 0  # the caller's own
    assert_allclose(tape.gradient(target, node), before.sum(axis=0))


def test_keys_are_copied():
    key = np.array([0, 1])
    with Tape() as tape:
        x = tape.variable([1.0, 2.0, 3.0])
        target = x[key].sum()
    key[:] = 2
    assert_array_equal(tape.gradient(target, x), [1, 1, 0])


def test_branches_and_loops_are_recorded_as_they_ran():
    def f(x):
        while x < 100:
            x = x * x if x > 0 else -x
        return x

    assert run(f, -3.0)[1] == [-8 * 3.0 ** 7 * 1]


def test_comparisons_and_steps_are_plain():
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
        assert (x > 1).tolist() == [False, True]
        assert np.floor(x / 2).tolist() == [0, 1]
        assert (np.argmax(x), np.argmin(x), np.size(x)) == (1, 0, 2)
        assert np.argsort(x).tolist() == [0, 1]
        assert np.shape(x) == (2,) and np.ndim(x) == 1 and len(x) == 2
        assert np.zeros_like(x).tolist() == [0, 0]
        assert np.ones_like(x).tolist() == [1, 1]
        assert np.allclose(x, [1, 2]) and np.array_equal(x, x)
        assert x[0] and x.size == 2


def test_nodes_show_what_they_are():
    with Tape() as tape:
        x = tape.variable(2.0, "x")
        y = np.exp(0 * x).named("y")
    assert repr(x) == "Node(x = array(2.))"
    assert repr(y) == "Node(y = array(1.), exp)"
    assert repr(x.value) == "array(2.)"


def test_an_operator_can_be_added():
    cube_root = operator(lambda z, x: 1 / (3 * z * z))(np.cbrt)
    assert cube_root(8.0) == 2
    assert run(cube_root, 8.0)[1][0] == pytest.approx(1 / 12)

    @operator(lambda v, x, y, z: y * z, lambda v, x, y, z: x * z,
              lambda v, x, y, z: x * y)
    def volume(x, y, z):
        return x * y * z

    agree(volume, [np.array([2.0, 3.0]), 5.0, np.array([[7.0], [11.0]])])


# The graph of a run

def test_edges_by_hand():
    with Tape() as tape:
        x, y = tape.variable(2.0), tape.variable(3.0)
        f = (x + y) * np.sin(x) * 2
        unrelated = np.exp(x)
    edges = tape.edges(f)
    assert [(i, j) for i, j, _ in edges] == [
        (0, 2), (1, 2), (0, 3), (2, 4), (3, 4), (4, 6)]
    assert_allclose([local for *_, local in edges],
                    [1, 1, np.cos(2), np.sin(2), 5, 2])
    assert len(tape.behind(unrelated)) == 2


@given(shapes=shapes, seed=st.integers(0, 99))
def test_local_derivatives_are_jacobians(shapes, seed):
    rng = np.random.default_rng(seed)
    x, y = (positive(rng, s) for s in shapes)
    with Tape() as tape:
        node = tape.variable(x) * tape.variable(y)
    for k, f, argument in ((0, lambda x: x * y, x), (1, lambda y: x * y, y)):
        assert_allclose(tape.local_derivative(node, k),
                        numerical.jacobian(f, argument), atol=1e-15)


def test_arguments_are_counted():
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
        f = x.sum()
    for node, k, count in ((f, 1, 1), (x, 0, 0)):
        error_of(lambda n=node, k=k: tape.local_derivative(n, k), ValueError,
                 f"node has {count} and k is {k}")


def test_methods_that_nodes_do_not_have():
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
    for name, message in (("dot", r"write np.dot\(node"),
                          ("astype", "write node.value.astype"),
                          ("gradient", "has no gradient$")):
        error_of(lambda name=name: getattr(x, name), AttributeError, message)


def test_a_node_is_written_like_its_number():
    with Tape() as tape:
        x = tape.variable(2.0, "x")
    assert f"{x:.2f}" == "2.00" and f"{x}" == repr(x)


def test_edges_need_numbers_and_a_stopped_tape():
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
        f = (x * x).sum()
        error_of(lambda: tape.local_derivative(f, 0), RuntimeError, "running")
    error_of(lambda: tape.edges(f), ValueError, "this run has arrays")


# Clear errors

@operator(lambda z, x: 1.0)
def two(x, y):
    return x + y


@operator(lambda z, x: 1.0)
def shorter(x):
    return np.diff(x)


def error_of(action, kind, message):
    with pytest.raises(kind, match=message):
        action()


@pytest.mark.parametrize("misuse, message", [
    (lambda x: np.add(x, 1, out=np.ones(2)), "write x = x [+] y"),
    (lambda x: x.__iadd__(1), "write x = x [+] y"),
    (lambda x: x.__imul__(2), "exists"),
    (lambda x: np.ones(2).__iadd__(x), "exists"),
    (lambda x: x.__setitem__(0, 1), "cannot be changed"),
    (lambda x: np.asarray(x), "node.value"),
    (lambda x: float(x[0]), "node.value"),
    (lambda x: np.add.reduce(x), "add.reduce is not recorded"),
    (lambda x: np.add(x, 1, where=[True, False]), "add .* with where=:"),
    (lambda x: np.linalg.inv(x), "np.linalg.inv has no rule for its deriv"),
    (lambda x: np.linalg.norm(x, 1), r"np.linalg.norm .* \(x, axis, keepd"),
    (lambda x: np.sum(x, 0, float), "too many positional"),
    (lambda x: expit(x), "^expit has no rule"),
    (lambda x: two(x, x), "two got 2 arguments, but operator got 1 deriv"),
    (lambda x: shorter(x), r"shorter must work .* shape \(1,\) of \(2,\)"),
    (lambda x: operator(np.cbrt)(x), "needs derivatives"),
    (lambda x: np.cbrt(x), "np.cbrt has no rule"),
    (lambda x: np.trace(x), "np.trace has no rule"),
    (lambda x: np.arctanh(x), "there is np.arctan"),
    (lambda x: np.sum(x, dtype=float), r"takes \(x, axis, keepdims\)"),
    (lambda x: np.dot(x, 2), "vectors and matrices"),
    (lambda x: x + 1j, "real numbers"),
    (lambda x: x + "a", "real numbers"),
    (lambda x: x.tape.variable(x), "not a node"),
    (lambda x: iter(x.sum()), "unsized"),
    (lambda x: np.concatenate([x, x], None), "integer"),
])
def test_misuse(misuse, message):
    with Tape() as tape:
        x = tape.variable([1.0, 2.0])
        error_of(lambda: list(misuse(x)), TypeError, message)


@pytest.mark.parametrize("play, kind, message", [
    (lambda t, x, c, o: t.gradient(x * 1, x), RuntimeError, "stopped"),
    (lambda t, x, c, o: np.exp(x), RuntimeError, "node.value"),
    (lambda t, x, c, o: t.variable(1.0), RuntimeError, "stopped"),
    (lambda t, x, c, o: t.__enter__(), RuntimeError, "one run"),
    (lambda t, x, c, o: t.gradient(t.nodes[-1], x), ValueError, r"\(2,\)"),
    (lambda t, x, c, o: t.gradient(t.nodes[-1], x, [1, 2, 3]), ValueError,
     "seed must have shape"),
    (lambda t, x, c, o: t.gradient(3.0, x), TypeError, "not float"),
    (lambda t, x, c, o: t.gradient(o, x), ValueError, "target is on another"),
    (lambda t, x, c, o: t.sweep(3.0), TypeError, "not float"),
    (lambda t, x, c, o: t.gradient(x[0], x), RuntimeError, "stopped"),
    (lambda t, x, c, o: t.gradient(t.nodes[2], [x, x.value]), TypeError,
     r"sources\[1\] must be a node"),
    (lambda t, x, c, o: t.gradient(t.nodes[2], x.value[0]), TypeError,
     "sources must be"),
    (lambda t, x, c, o: t.gradient(t.nodes[2], o), ValueError, "another"),
    (lambda t, x, c, o: t.gradient(t.nodes[2], c), ValueError, "constant"),
    (lambda t, x, c, o: t.directional(t.nodes[2], x), ValueError,
     "direction="),
])
def test_misuse_of_a_stopped_tape(play, kind, message):
    with Tape() as other:
        foreign = other.variable(1.0)
    with Tape() as tape:
        x, c = tape.variable([1.0, 2.0]), tape.constant(2.0, "c")
        (x.sum() + x * c)  # noqa: B018
    error_of(lambda: play(tape, x, c, foreign), kind, message)


def test_a_tape_that_did_not_start_and_two_at_once():
    error_of(lambda: Tape().variable(1.0), RuntimeError, "not started")
    with Tape() as one, Tape() as two:
        error_of(lambda: one.variable(1.0) + two.variable(2.0), ValueError,
                 "on two")
        error_of(lambda: one.variable(two.variable(2.0)), TypeError,
                 "no second tape")


def test_variables_are_finite_numbers():
    with Tape() as tape:
        error_of(lambda: tape.variable([1.0, np.nan], "w"), ValueError,
                 r"w must be finite, but w\[1\]")
        error_of(lambda: tape.variable("w"), TypeError, "real numbers")


# Against other libraries, where they are installed

def peer_case(lib, where, logsumexp, X, W, b, v):
    A = lib.tanh(X @ W + b)
    S = A @ A.T / 3 - lib.exp(-lib.abs(A)).sum()
    chosen = where(S > 0, lib.log1p(S * S), S)
    picked = chosen[1:, :2] ** 3 + chosen[0, 0]
    return logsumexp(picked) + (v @ A.T / (2 + lib.sin(v @ v))).mean()


def peer_arrays():
    rng = np.random.default_rng(5)
    return [rng.normal(size=s) for s in ((4, 3), (3, 5), 5, 5)]


def our_gradients():
    def logsumexp(x):
        return np.log(np.exp(x - x.max()).sum()) + x.max()
    return run(lambda *a: peer_case(np, np.where, logsumexp, *a),
               *peer_arrays())


def test_pytorch_agrees():
    torch = pytest.importorskip("torch")
    tensors = [torch.tensor(a, requires_grad=True) for a in peer_arrays()]
    target = peer_case(torch, torch.where,
                       lambda x: torch.logsumexp(x, (0, 1)), *tensors)
    target.backward()
    value, gradients = our_gradients()
    assert_allclose(value, target.item(), 1e-12)
    for ours, theirs in zip(gradients, tensors, strict=True):
        assert_allclose(ours, theirs.grad.numpy(), 1e-10, 1e-13)


def test_jax_agrees():
    jax = pytest.importorskip("jax")
    jax.config.update("jax_enable_x64", True)

    def f(*arrays):
        return peer_case(jax.numpy, jax.numpy.where,
                         jax.scipy.special.logsumexp, *arrays)

    value, theirs = jax.value_and_grad(f, argnums=(0, 1, 2, 3))(
        *peer_arrays())
    ours = our_gradients()
    assert_allclose(ours[0], value, 1e-12)
    for our, their in zip(ours[1], theirs, strict=True):
        assert_allclose(our, their, 1e-10, 1e-13)
    with Tape() as tape:
        nodes = [tape.variable(a) for a in peer_arrays()]
        target = (np.tanh(nodes[0] @ nodes[1]) ** 2).sum()
        first = tape.gradient(target, nodes[1])
    hessian = jax.hessian(lambda W: (jax.numpy.tanh(
        peer_arrays()[0] @ W) ** 2).sum())(peer_arrays()[1])
    for i, j in np.ndindex(3, 5):
        unit = np.zeros((3, 5))
        unit[i, j] = 1
        assert_allclose(tape.gradient(first, nodes[1], unit), hessian[i, j],
                        1e-9, 1e-12)


def test_only_operations_with_a_rule_are_recorded():
    with Tape() as tape:
        x = tape.variable(8.0)
        error_of(lambda: tape.record(np.cbrt, x), TypeError,
                 "cbrt.* has no rule")
        assert tape.record(np.exp, 0.0).value == 1  # of constants, too

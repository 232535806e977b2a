"""Formulas of the book's subjects, each with what its letters mean.

`hold` are true; the strings in `wrong` are the slips one would make, and
must fail. The same list feeds the run over all mutants.
"""

from dataclasses import dataclass, field

import numpy as np

from mlp_lit.equations import (
    array,
    computed,
    distribution,
    entries,
    family,
    function,
    functions,
    identity,
    index,
    integer,
    normal,
    one_hot,
    positive,
    prepare,
    probabilities,
    row,
    scalar_of,
    smooth_function,
    tending_to_infinity,
    tending_to_zero,
    value,
)
from mlp_lit.equations.meaning.known import relu

FORMULAS = {}


@dataclass(frozen=True)
class Formula:
    """A true formula, its declarations, and slips that must fail."""

    name: str
    tex: str
    given: dict = field(default_factory=dict)
    wrong: tuple = ()

    def prepare(self, tex=None, **changes):
        return prepare(tex or self.tex, **{**self.given, **changes})


def formula(name, tex, *wrong, **given):
    FORMULAS[name] = Formula(name, tex, given, wrong)


def softmax(t):
    e = np.exp(t - t.real.max())
    return e / e.sum()


def softmax_rows(T):
    return np.stack([softmax(t) for t in T])


SOFTMAX = function(softmax, elementwise=False)
LINEAR = dict(where=[r"Z = X W + \mathbf{1} b^\top"], X=(5, 3), W=(3, 4),
              b=(4,), L=scalar_of("Z"), x=entries("X"), w=entries("W"),
              z=entries("Z"), k=range(1, 6), i=range(1, 4), j=range(1, 5),
              N=5)

# --- linear layers: F1, G4, B12 ------------------------------------------

formula("linear layer", r"Z = X W + \mathbf{1} b^\top",
        r"Z = X W + b \mathbf{1}^\top", r"Z = X W - \mathbf{1} b^\top",
        r"Z = X W",
        X=(5, 3), W=(3, 4), b=(4,),
        Z=computed(lambda X, W, b: X @ W + b, "X", "W", "b"))
formula("weights of a linear layer",
        r"\frac{\partial L}{\partial W} ="
        r" X^\top \frac{\partial L}{\partial Z}",
        r"\frac{\partial L}{\partial W} ="
        r" \frac{\partial L}{\partial Z} X^\top",
        r"\frac{\partial L}{\partial W} = X^\top", **LINEAR)
formula("bias of a linear layer",
        r"\frac{\partial L}{\partial b} ="
        r" \left(\frac{\partial L}{\partial Z}\right)^{\!\top} \mathbf{1}",
        r"\frac{\partial L}{\partial b} ="
        r" \mathbf{1}^\top \frac{\partial L}{\partial Z}", **LINEAR)
formula("input of a linear layer",
        r"\frac{\partial L}{\partial X} ="
        r" \frac{\partial L}{\partial Z} W^\top",
        r"\frac{\partial L}{\partial X} ="
        r" \frac{\partial L}{\partial Z} W", **LINEAR)
formula("one weight",
        r"\frac{\partial L}{\partial w_{ij}} ="
        r" \sum_{k=1}^{N} x_{ki} \frac{\partial L}{\partial z_{kj}}",
        r"\frac{\partial L}{\partial w_{ij}} ="
        r" \sum_{k=1}^{N} x_{ik} \frac{\partial L}{\partial z_{kj}}",
        r"\frac{\partial L}{\partial w_{ij}} ="
        r" \sum_{k=1}^{3} x_{ki} \frac{\partial L}{\partial z_{kj}}",
        **LINEAR)
formula("one input",
        r"\frac{\partial L}{\partial x_{ki}} ="
        r" \sum_{j} \frac{\partial L}{\partial z_{kj}} w_{ij}",
        r"\frac{\partial L}{\partial x_{ki}} ="
        r" \sum_{j} \frac{\partial L}{\partial z_{ij}} w_{kj}", **LINEAR)
formula("output by weight",
        r"\frac{\partial t_{k\ell}}{\partial w_{ij}} = \begin{cases} x_{ki}"
        r" & \ell = j \\ 0 & \text{otherwise} \end{cases}",
        r"\frac{\partial t_{k\ell}}{\partial w_{ij}} = \begin{cases} x_{ik}"
        r" & \ell = j \\ 0 & \text{otherwise} \end{cases}",
        where=[r"T = X W"], X=(4, 3), W=(3, 2), t=entries("T"),
        x=entries("X"), w=entries("W"), k=range(1, 5), i=range(1, 4),
        j=range(1, 3), ell=range(1, 3))
formula("output by weight, column form",
        r"\frac{\partial a_i}{\partial w_{kl}} = \delta_{ik} x_l",
        r"\frac{\partial a_i}{\partial w_{kl}} = \delta_{il} x_k",
        where=["a = W x"], W=(3, 4), x=(4,), w=entries("W"), i=range(1, 4),
        k=range(1, 4), l=range(1, 5))
formula("a neuron", r"f_j = \sum_{i=1}^{n} x_i w_{ij} + b_j",
        r"f_j = \sum_{i=1}^{n} x_i w_{ij}",
        r"f_j = \sum_{i=1}^{n} x_i w_{ji} + b_j",
        where=[r"f = x W + b"], x=row(3), W=(3, 2), b=row(2), n=3,
        w=entries("W"), j=range(1, 3))
formula("rows: Jacobian by the input",
        r"\frac{\partial f_j}{\partial x_i} = w_{ij}, \quad"
        r" \frac{\partial f}{\partial x} = W^\top, \quad"
        r" \frac{\partial f}{\partial b} = I",
        r"\frac{\partial f}{\partial x} = W",
        where=[r"f = x W + b"], x=row(3), W=(3, 2), b=row(2),
        w=entries("W"), i=range(1, 4), j=range(1, 3), I=identity(2))
formula("columns: Kronecker form", r"J = I \otimes x^\top",
        r"J = x^\top \otimes I",
        where=["a = W x", r"J = \frac{\partial a}{\partial W}"], W=(3, 4),
        x=(4,), I=identity(3))
formula("augmented weights",
        r"\begin{pmatrix} b & W \end{pmatrix} \begin{pmatrix} 1 \\ x"
        r" \end{pmatrix} = W x + b",
        r"\begin{pmatrix} b & W \end{pmatrix} \begin{pmatrix} 1 \\ x"
        r" \end{pmatrix} = W x", W=(3, 2), x=(2,), b=(3,))
formula("linearity",
        r"f(\alpha x + \beta y) = \alpha f(x) + \beta f(y)",
        r"f(\alpha x + \beta y) = \alpha f(x) + \alpha f(y)",
        where=["f(x) = W x"], W=(3, 2), x=(2,), y=(2,), alpha=(), beta=())
formula("affine is not linear", r"g(x + y) = g(x) + g(y) - b",
        r"g(x + y) = g(x) + g(y)",
        where=["g(x) = W x + b"], W=(3, 2), x=(2,), y=(2,), b=(3,))

# --- depth without activation: F9 ----------------------------------------

DEEP = dict(W=family({1: (2, 3), 2: (3, 4), 3: (4, 5), 4: (5, 6)},
                     place="subscript"), L=4, l=range(1, 5))
formula("linear networks collapse",
        r"M = W_1 W_2 \cdots W_L", r"M = W_1 W_2 \cdots W_{L-1}",
        M=computed(lambda A, B: A @ B, "A", "B"),
        where=["A = W_1 W_2", "B = W_3 W_4"], **DEEP)
formula("biases of a linear network",
        r"c = \sum_{l=1}^{L} b_l W_{l+1} \cdots W_L",
        r"c = \sum_{l=1}^{L} b_l W_l \cdots W_L",
        where=["c = ((b_1 W_2 + b_2) W_3 + b_3) W_4 + b_4"],
        b=family({1: row(3), 2: row(4), 3: row(5), 4: row(6)},
                 place="subscript"), **DEEP)

formula("linear networks collapse, layers in parentheses",
        r"c = b^{(1)} W^{(2)} \cdots W^{(L)} + \sum_{l=2}^{L} b^{(l)}"
        r" W^{(l+1)} \cdots W^{(L)}",
        r"c = b^{(1)} W^{(2)} \cdots W^{(L)} + \sum_{l=2}^{L} b^{(l)}"
        r" W^{(l)} \cdots W^{(L)}",
        where=[r"c = ((b^{(1)} W^{(2)} + b^{(2)}) W^{(3)} + b^{(3)}) W^{(4)}"
               r" + b^{(4)}"], L=4, l=range(2, 5),
        b=family({1: row(3), 2: row(4), 3: row(5), 4: row(6)}),
        W=family({1: (2, 3), 2: (3, 4), 3: (4, 5), 4: (5, 6)}))

# --- softmax and cross-entropy: F3, G6, B12 -------------------------------

SOFT = dict(softmax=SOFTMAX, t=(4,), K=4, i=range(1, 5), j=range(1, 5))
formula("softmax", r"\operatorname{softmax}(t)_i ="
        r" \frac{e^{t_i}}{\sum_{j=1}^{K} e^{t_j}}",
        r"\operatorname{softmax}(t)_i ="
        r" \frac{e^{t_i}}{\sum_{j=2}^{K} e^{t_j}}",
        r"\operatorname{softmax}(t) ="
        r" \frac{e^{t_i}}{\sum_{j=1}^{K} e^{t_j}}", **SOFT)
formula("softmax, derivative",
        r"\frac{\partial p_i}{\partial t_j} = p_i(\delta_{ij} - p_j)",
        r"\frac{\partial p_i}{\partial t_j} = p_i(1 - p_j)",
        where=[r"p = \operatorname{softmax}(t)"], **SOFT)
formula("softmax, Jacobian",
        r"J_{\operatorname{softmax}}(t) ="
        r" \operatorname{diag}(p) - p p^\top",
        r"J_{\operatorname{softmax}}(t) = \operatorname{diag}(p) - p^\top p",
        where=[r"p = \operatorname{softmax}(t)"], **SOFT)
formula("softmax is shift invariant",
        r"\operatorname{softmax}(t + c \mathbf{1}) ="
        r" \operatorname{softmax}(t)",
        r"\operatorname{softmax}(c t) = \operatorname{softmax}(t)",
        c=(), **SOFT)
formula("log-sum-exp",
        r"\log\sum_i e^{t_i} = m + \log\sum_i e^{t_i - m},"
        r" \quad m = \max_i t_i",
        r"\log\sum_i e^{t_i} = m + \log\sum_i e^{t_i + m},"
        r" \quad m = \max_i t_i",
        t=(4,), i=range(1, 5), defines="m")
formula("bounds of log-sum-exp",
        r"\max_i t_i < \log \sum_i e^{t_i} \le \max_i t_i + \log K",
        r"\max_i t_i < \log \sum_i e^{t_i} \le \max_i t_i",
        t=(4,), i=range(1, 5), K=4,
        tight=[{"t": np.full(4, 0.7)},
               {"t": np.array([15.0, 1.0, 0.0, -1.0])}], tight_within=1e-6)
formula("cross-entropy of a batch",
        r"\frac{\partial L}{\partial T} = \frac{1}{N}(P - Y)",
        r"\frac{\partial L}{\partial T} = P - Y",
        r"\frac{\partial L}{\partial T} = \frac{1}{N}(Y - P)",
        N=5, T=(5, 3), Y=one_hot(5, 3), P=computed(softmax_rows, "T"),
        L=computed(lambda T, Y: -np.mean(np.sum(
            Y * np.log(softmax_rows(T)), 1)), "T", "Y"))
formula("cross-entropy by class",
        r"-\log p_c = -t_c + \log \sum_i e^{t_i}",
        r"-\log p_c = t_c + \log \sum_i e^{t_i}",
        where=[r"p = \operatorname{softmax}(t)"], c=integer(1, 4), **SOFT)
formula("gradient of cross-entropy",
        r"\frac{\partial \ell}{\partial t_j} = p_j - y_j",
        r"\frac{\partial \ell}{\partial t_j} = y_j - p_j",
        where=[r"p = \operatorname{softmax}(t)",
               r"\ell = -\sum_i y_i \log p_i"],
        y=one_hot(4), **SOFT)
formula("cross-entropy at the true class",
        r"\frac{\partial \ell}{\partial p} ="
        r" \begin{pmatrix} 0 \\ -\frac{1}{p_2} \\ 0 \\ 0 \end{pmatrix}",
        r"\frac{\partial \ell}{\partial p} ="
        r" \begin{pmatrix} 0 \\ \frac{1}{p_2} \\ 0 \\ 0 \end{pmatrix}",
        where=[r"\ell = -\log p_2"], p=probabilities(4))
formula("log-softmax",
        r"\frac{\partial q_i}{\partial t_j} = \delta_{ij} - e^{q_j}",
        r"\frac{\partial q_i}{\partial t_j} = \delta_{ij} - e^{q_i}",
        where=[r"q_i = t_i - \log \sum_{j} e^{t_j}"], t=(3,),
        i=range(1, 4), j=range(1, 4))
formula("sigmoid is a softmax of two",
        r"\frac{e^u}{e^u + e^v} = \sigma(u - v)",
        r"\frac{e^u}{e^u + e^v} = \sigma(v - u)", u=(), v=())
formula("entropy is at most log n", r"-\sum_i p_i \log p_i \le \log n",
        r"-\sum_i p_i \log p_i \ge \log n",
        p=probabilities(4), n=4, i=range(1, 5),
        tight={"p": np.full(4, 0.25)})
formula("Gibbs", r"-\sum_{i=1}^n p_i \log q_i \ge -\sum_{i=1}^n p_i \log p_i",
        r"-\sum_{i=1}^n p_i \log q_i \ge -\sum_{i=1}^n q_i \log q_i",
        p=probabilities(4), q=probabilities(4), n=4,
        tight={"p": np.array([.1, .2, .3, .4]),
               "q": np.array([.1, .2, .3, .4])})

# --- activations: B3, B4, G2, G5 ------------------------------------------

formula("logistic, derivative",
        r"\sigma'(z) = \sigma(z)(1-\sigma(z))",
        r"\sigma'(z) = \sigma(z)(1+\sigma(z))", r"\sigma'(z) = \sigma(z)",
        z=())
formula("logistic, symmetry", r"\sigma(-z) = 1 - \sigma(z)",
        r"\sigma(-z) = -\sigma(z)", z=())
formula("tanh and logistic", r"\tanh z = 2\sigma(2z) - 1",
        r"\tanh z = 2\sigma(z) - 1", z=())
formula("tanh, derivative",
        r"\frac{d}{dz} \tanh z = 1 - \tanh^2 z",
        r"\frac{d}{dz} \tanh z = 1 + \tanh^2 z", z=())
formula("softplus", r"f'(x) = \sigma(x), \quad f''(x) ="
        r" \sigma(x) \sigma(-x)",
        r"f'(x) = \sigma(-x)",
        where=[r"f(x) = \log(1 + e^x)"], x=())
formula("ELU",
        r"f'(x) = \begin{cases} 1 & x > 0 \\ f(x) + \alpha &"
        r" \text{otherwise} \end{cases}",
        r"f'(x) = \begin{cases} 1 & x > 0 \\ f(x) &"
        r" \text{otherwise} \end{cases}",
        where=[r"f(x) = \begin{cases} x & x > 0 \\ \alpha (e^x - 1) &"
               r" \text{otherwise} \end{cases}"],
        x=(), alpha=1.5, kinks={"x": 0}, draws=8)
formula("GELU", r"g'(x) = \Phi(x) + x \frac{1}{\sqrt{2\pi}} e^{-x^2/2}",
        r"g'(x) = \Phi(x) + x e^{-x^2/2}",
        where=[r"g(x) = x \Phi(x)"], x=())
formula("normal distribution function",
        r"\Phi(x) = \int_{-\infty}^{x} \frac{1}{\sqrt{2\pi}} e^{-t^2/2}"
        r" \, dt",
        r"\Phi(x) = \int_{0}^{x} \frac{1}{\sqrt{2\pi}} e^{-t^2/2} \, dt",
        x=())
formula("ReLU, backwards",
        r"\frac{\partial L}{\partial Z} ="
        r" \frac{\partial L}{\partial A} \odot [Z > 0]",
        r"\frac{\partial L}{\partial Z} ="
        r" \frac{\partial L}{\partial A} \odot [Z \ge 0]",
        r"\frac{\partial L}{\partial Z} = \frac{\partial L}{\partial A}",
        Z=(5, 3), A=computed(relu, "Z"), L=scalar_of("A"), kinks={"Z": 0})
formula("ReLU, forms", r"\max(0, x) = x [x > 0] = \tfrac12 (x + |x|)",
        r"\max(0, x) = \tfrac12 (x - |x|)",
        r"\max(0, x) = x [x > 1]", x=())
formula("leaky ReLU",
        r"f(x) = \begin{cases} x, & x > 0 \\ \alpha x, & x \le 0"
        r" \end{cases} = \max(x, \alpha x)",
        r"f(x) = \min(x, \alpha x)",
        f=function(lambda x: np.where(x.real > 0, x, 0.01 * x)),
        x=(), alpha=0.01)
formula("elementwise Jacobian",
        r"J_f(x) = \operatorname{diag}(f'(x))",
        r"J_f(x) = \operatorname{diag}(f(x))",
        f=smooth_function(), x=(3,))
formula("parametric ReLU",
        r"\frac{\partial f}{\partial \alpha} = x [x < 0]",
        r"\frac{\partial f}{\partial \alpha} = x [x > 0]",
        where=[r"f(x, \alpha) = \max(0, x) + \alpha \min(0, x)"],
        x=(), alpha=())

# --- backpropagation: F6, F7, B8 - B13 ------------------------------------

NET = dict(
    where=[r"Z^{(r)} = A^{(r-1)} W^{(r)} + \mathbf{1} b^{(r)\top}",
           r"A^{(0)} = X", r"A^{(r)} = a(Z^{(r)})", r"H = Z^{(3)}",
           r"\Delta^{(r)} = \frac{\partial L}{\partial Z^{(r)}}"],
    X=(6, 3), W=family({1: (3, 4), 2: (4, 5), 3: (5, 2)}),
    b=family({1: (4,), 2: (5,), 3: (2,)}), a=function(np.tanh),
    L=scalar_of("H"), r=range(1, 4), l=range(1, 3), draws=4)
formula("backpropagation",
        r"\Delta^{(l)} = \left(\Delta^{(l+1)} W^{(l+1)\top}\right)"
        r" \odot a'(Z^{(l)})",
        r"\Delta^{(l)} = \left(\Delta^{(l+1)} W^{(l+1)\top}\right)"
        r" \odot a(Z^{(l)})",
        r"\Delta^{(l)} = \left(W^{(l+1)} \Delta^{(l+1)\top}\right)"
        r" \odot a'(Z^{(l)})", **NET)
formula("gradients of all layers",
        r"\frac{\partial L}{\partial W^{(r)}} = A^{(r-1)\top} \Delta^{(r)},"
        r"\quad \frac{\partial L}{\partial b^{(r)}} = \Delta^{(r)\top}"
        r" \mathbf{1}",
        r"\frac{\partial L}{\partial W^{(r)}} = A^{(r)\top} \Delta^{(r)}",
        **NET)
formula("weights by the layer's input",
        r"\frac{\partial L}{\partial w^{(r)}_{ij}} = \sum_{k=1}^{6}"
        r" a^{(r-1)}_{ki} \frac{\partial L}{\partial z^{(r)}_{kj}}",
        r"\frac{\partial L}{\partial w^{(r)}_{ij}} = \sum_{k=1}^{6}"
        r" a^{(r)}_{ki} \frac{\partial L}{\partial z^{(r)}_{kj}}",
        **{**NET, "where": [
            r"Z^{(r)} = A^{(r-1)} W^{(r)}", r"A^{(0)} = X",
            r"A^{(r)} = \tanh(Z^{(r)})", r"H = Z^{(3)}"],
           "a": entries("A"), "z": entries("Z"), "w": entries("W"),
           "i": range(1, 3), "j": range(1, 3)})
formula("chain rule in one variable",
        r"(f \circ g)'(s) = f'(g(s))\, g'(s)",
        r"(f \circ g)'(s) = f'(s)\, g'(s)",
        r"(f \circ g)'(s) = g'(f(s))\, f'(s)",
        f=smooth_function(), g=smooth_function(), s=())
formula("total derivative",
        r"\frac{dL}{ds} = \frac{\partial L}{\partial x} \frac{dx}{ds}"
        r" + \frac{\partial L}{\partial y} \frac{dy}{ds}",
        r"\frac{dL}{ds} = \frac{\partial L}{\partial x} \frac{dx}{ds}",
        where=[r"x = \sin s", r"y = s^2 + 1"], s=(),
        L=scalar_of("x", "y"))
formula("chain rule as a sum",
        r"\frac{\partial L}{\partial x_i} = \sum_{k=1}^{m}"
        r" \frac{\partial L}{\partial y_k}"
        r" \frac{\partial y_k}{\partial x_i}",
        r"\frac{\partial L}{\partial x_i} = \sum_{k=1}^{m}"
        r" \frac{\partial L}{\partial y_k}"
        r" \frac{\partial y_i}{\partial x_k}",
        where=[r"y = \sin(V x)"], V=(4, 3), x=(3,), m=4, i=range(1, 4),
        L=scalar_of("y"))
formula("chain rule of Jacobians", r"J_h(x) = J_f(g(x)) J_g(x)",
        r"J_h(x) = J_g(x) J_f(g(x))", r"J_h(x) = J_f(x) J_g(x)",
        where=[r"h = f \circ g", r"f(x) = \tanh(A x)",
               r"g(x) = B \sin(x)"], A=(3, 3), B=(3, 3), x=(3,))
formula("a network as a composition",
        r"F(x) = V a(W x + b) + c",
        r"F(x) = V a(W x) + c",
        where=[r"F = f_2 \circ a \circ f_1"], W=(4, 3), V=(2, 4), b=(4,),
        c=(2,), x=(3,), a=function(np.tanh),
        f=functions({
            1: function(lambda x: AFFINE[0] @ x + AFFINE[1],
                        elementwise=False),
            2: function(lambda x: AFFINE[2] @ x + AFFINE[3],
                        elementwise=False)}))
_rng = np.random.default_rng(11)
AFFINE = [_rng.standard_normal(shape) for shape in
          ((4, 3), (4,), (2, 4), (2,))]
FORMULAS["a network as a composition"].given.update(
    W=AFFINE[0], b=AFFINE[1], V=AFFINE[2], c=AFFINE[3])
formula("squared error",
        r"\nabla_\theta L = 2 X^\top (X\theta - y)",
        r"\nabla_\theta L = X^\top (X\theta - y)",
        r"\nabla_\theta L = 2 X^\top (y - X\theta)",
        where=[r"L = \|X\theta - y\|^2"], X=(5, 3), theta=(3,), y=(5,))
formula("absolute error",
        r"\frac{\partial L}{\partial z} = \operatorname{sign}(z - y)",
        r"\frac{\partial L}{\partial z} = \operatorname{sign}(y - z)",
        where=[r"L = \sum_i |z_i - y_i|"], z=(4,), y=(4,), i=range(1, 5))
formula("mean squared error of a line",
        r"\frac{\partial L}{\partial w} = \frac{2}{N} \sum_{i=1}^N"
        r" (w x_i + b - y_i) x_i, \quad \frac{\partial L}{\partial b} ="
        r" \frac{2}{N} \sum_{i=1}^N (w x_i + b - y_i)",
        r"\frac{\partial L}{\partial w} = \frac{2}{N} \sum_{i=1}^N"
        r" (w x_i + b - y_i)",
        where=[r"L = \frac1N \sum_{i=1}^N (w x_i + b - y_i)^2"], N=5,
        x=(5,), y=(5,), w=(), b=())
formula("logistic regression",
        r"\frac{\partial Q}{\partial z} = \hat y - y, \quad"
        r" \frac{\partial Q}{\partial w} = X^\top (\hat y - y), \quad"
        r" \frac{\partial Q}{\partial b} = \mathbf{1}^\top (\hat y - y)",
        r"\frac{\partial Q}{\partial z} = y - \hat y",
        r"\frac{\partial Q}{\partial w} = (\hat y - y)^\top X",
        where=[r"z = X w + b \mathbf{1}", r"\hat y = \sigma(z)",
               r"Q = -\sum_{i=1}^{N} \left(y_i \log \hat y_i"
               r" + (1 - y_i) \log(1 - \hat y_i)\right)"],
        X=(5, 3), w=(3,), b=(), y=one_hot(5), N=5)
formula("expanding a square",
        r"\begin{aligned} \|X w - y\|^2 &= (X w - y)^\top (X w - y) \\ &="
        r" w^\top X^\top X w - 2 y^\top X w + y^\top y \\ &= \|X w\|^2"
        r" - 2 w^\top X^\top y + \|y\|^2 \end{aligned}",
        r"\begin{aligned} \|X w - y\|^2 &= (X w - y)^\top (X w - y) \\ &="
        r" w^\top X^\top X w - y^\top X w + y^\top y \end{aligned}",
        X=(5, 3), w=(3,), y=(5,))
formula("ten edges by hand",
        r"\frac{dL}{ds} = \left(\frac{\partial L}{\partial g}"
        r" \frac{\partial g}{\partial f} + \frac{\partial L}{\partial h}"
        r" \frac{\partial h}{\partial f}\right) \left("
        r"\frac{\partial f}{\partial x} \frac{dx}{ds} +"
        r" \frac{\partial f}{\partial y} \frac{dy}{ds} +"
        r" \frac{\partial f}{\partial z} \frac{dz}{ds}\right)",
        r"\frac{dL}{ds} = \frac{\partial L}{\partial g}"
        r" \frac{\partial g}{\partial f} \left("
        r"\frac{\partial f}{\partial x} \frac{dx}{ds} +"
        r" \frac{\partial f}{\partial y} \frac{dy}{ds} +"
        r" \frac{\partial f}{\partial z} \frac{dz}{ds}\right)",
        where=[r"x = \sin s", r"y = s^2", r"z = e^s", r"f = x y + z y^2",
               r"g = \cos f", r"h = f^3 / 7 "], s=(),
        L=scalar_of("g", "h"))
formula("gradient is the steepest direction",
        r"v^\top \nabla f(x) \le \|v\| \, \|\nabla f(x)\|",
        r"v^\top \nabla f(x) \ge \|v\| \, \|\nabla f(x)\|",
        where=[r"f(x) = x^\top A x + u^\top x"], A=(3, 3), u=(3,), v=(3,),
        x=(3,), tight={"x": np.zeros(3), "u": np.array([1., 2., -1.]),
                       "v": np.array([2., 4., -2.])})

# --- second derivatives ---------------------------------------------------

formula("Hessian of a quadratic form",
        r"\nabla^2 f(x) = A + A^\top", r"\nabla^2 f(x) = 2 A",
        where=[r"f(x) = x^\top A x"], A=(3, 3), x=(3,), draws=4)
formula("symmetry of second derivatives",
        r"\frac{\partial^2 L}{\partial x_i \partial x_j} ="
        r" \frac{\partial^2 L}{\partial x_j \partial x_i}",
        r"\frac{\partial^2 L}{\partial x_i \partial x_j} ="
        r" \frac{\partial^2 L}{\partial x_i^2}",
        x=(3,), L=scalar_of("x"), i=range(1, 4), j=range(1, 4), draws=3)
formula("Hessian of least squares",
        r"\frac{\partial^2 L}{\partial w \partial w^\top} = 2 X^\top X",
        r"\frac{\partial^2 L}{\partial w \partial w^\top} = X^\top X",
        where=[r"L = \|X w - y\|^2"], X=(5, 3), w=(3,), y=(5,), draws=3)
formula("second derivative of a function",
        r"\frac{d^2}{ds^2} \left(f(s) g(s)\right) = f''(s) g(s)"
        r" + 2 f'(s) g'(s) + f(s) g''(s)",
        r"\frac{d^2}{ds^2} \left(f(s) g(s)\right) = f''(s) g(s)"
        r" + f'(s) g'(s) + f(s) g''(s)",
        f=smooth_function(), g=smooth_function(), s=(), draws=6)

# --- numerical derivatives: B7 --------------------------------------------

formula("central difference",
        r"f'(x) = \frac{f(x+h) - f(x-h)}{2h} + O(h^2)",
        r"f'(x) = \frac{f(x+h) - f(x-h)}{2h} + O(h)",
        r"f'(x) = \frac{f(x+h) - f(x-h)}{h} + O(h^2)",
        f=smooth_function(), x=(), h=tending_to_zero(0.1), draws=4)
formula("forward difference",
        r"f'(x) = \frac{f(x+h) - f(x)}{h} + O(h)",
        r"f'(x) = \frac{f(x+h) - f(x)}{h} + O(h^2)",
        f=smooth_function(), x=0.3, h=tending_to_zero(0.05), draws=4)
formula("Taylor", r"f(s + h) = f(s) + h f'(s) + \tfrac12 h^2 f''(s)"
        r" + O(h^3)",
        r"f(s + h) = f(s) + h f'(s) + h^2 f''(s) + O(h^3)",
        f=function(lambda x: np.exp(np.sin(2 * x))), s=0.4,
        h=tending_to_zero(0.05), draws=1)
formula("numbers of paths", r"\binom{2n}{n} \sim"
        r" \frac{2^{2n}}{\sqrt{\pi n}}",
        r"\binom{2n}{n} \sim \frac{2^{2n}}{\sqrt{n}}",
        n=tending_to_infinity(8), draws=1)

# --- variance: I1 - I5 ----------------------------------------------------

VARIANCE = dict(W=distribution((-0.37, 1.3), (1.3 / 1.67, 0.37 / 1.67),
                               (2, 3)),
                X=distribution((0.53, 3.27), (0.7, 0.3), (3,)),
                w=entries("W"), x=entries("X"), n=3, i=range(1, 3),
                j=range(1, 4), draws=2)
formula("variance of a linear layer",
        r"\operatorname{Var}[y_i] = n \operatorname{Var}[w]"
        r" \operatorname{E}[x^2]",
        r"\operatorname{Var}[y_i] = n \operatorname{Var}[w]"
        r" \operatorname{Var}[x]",
        r"\operatorname{Var}[y_i] = \operatorname{Var}[w]"
        r" \operatorname{E}[x^2]",
        where=[r"y_i = \sum_j w_{ij} x_j"], **VARIANCE)
formula("variance of a product",
        r"\operatorname{Var}[u v] = \operatorname{E}[u^2]"
        r" \operatorname{E}[v^2] - \operatorname{E}[u]^2"
        r" \operatorname{E}[v]^2",
        r"\operatorname{Var}[u v] = \operatorname{Var}[u]"
        r" \operatorname{Var}[v]",
        u=distribution((0.5, 2.3, -1.1), (0.2, 0.3, 0.5)),
        v=distribution((1.7, -0.4), (0.6, 0.4)), draws=1)
formula("He: second moment after ReLU",
        r"\operatorname{E}[\max(0,z)^2] = \tfrac12 \sigma^2",
        r"\operatorname{E}[\max(0,z)^2] = \sigma^2",
        sigma=1.7, z=normal(0, 1.7 ** 2), draws=1)
formula("mean after ReLU",
        r"\operatorname{E}[\max(0,z)] = \frac{\sigma}{\sqrt{2\pi}}",
        r"\operatorname{E}[\max(0,z)] = \frac{\sigma}{2\pi}",
        r"\operatorname{E}[\max(0,z)] = 0",
        sigma=1.7, z=normal(0, 1.7 ** 2), draws=1)
formula("He: weights", r"\operatorname{Var}[z] = \frac{n}{2}"
        r" \operatorname{Var}[w] \operatorname{Var}[u]",
        r"\operatorname{Var}[z] = n \operatorname{Var}[w]"
        r" \operatorname{Var}[u]",
        where=[r"z = \sum_{j=1}^{n} w_j \max(0, u_j)"],
        W=distribution((-0.7, 0.7), (0.5, 0.5), (3,)),
        U=distribution((-1.3, 1.3, 0.4, -0.4), (0.2, 0.2, 0.3, 0.3), (3,)),
        w=entries("W"), u=entries("U"), n=3, draws=1)
formula("covariance", r"\operatorname{Cov}(u, v) = \operatorname{E}[u v]"
        r" - \operatorname{E}[u] \operatorname{E}[v]",
        r"\operatorname{Cov}(u, v) = \operatorname{E}[u v]",
        u=distribution((0.5, 2.3, -1.1), (0.2, 0.3, 0.5)),
        where=[r"v = u^2 + u"], draws=1)
formula("probability", r"\operatorname{P}(z > 0) = \frac12, \quad"
        r" \operatorname{P}(z \le s) = \Phi(s / \sigma)",
        r"\operatorname{P}(z > 0) = \frac13",
        z=normal(0, 4.0), s=0.9, sigma=2.0, draws=1, kinks={"z": 0.9})
formula("depth multiplies", r"\operatorname{Var}[y] ="
        r" \left(n \operatorname{Var}[w]\right)^2 \operatorname{E}[x^2]",
        r"\operatorname{Var}[y] = n \operatorname{Var}[w]"
        r" \operatorname{E}[x^2]",
        where=[r"y = \sum_{j=1}^{n} v_j \sum_{k=1}^{n} w_{jk} x_k"],
        W=distribution((-0.5, 0.8), (0.8 / 1.3, 0.5 / 1.3), (2, 2)),
        V=distribution((-0.5, 0.8), (0.8 / 1.3, 0.5 / 1.3), (2,)),
        X=distribution((0.4, 1.9), (0.7, 0.3), (2,)), v=entries("V"),
        w=entries("W"), x=entries("X"), n=value(2), draws=1)

# --- pseudoinverse and back-projection: I7, I9 ----------------------------

formula("pseudoinverse", r"W W^+ W = W, \quad W^+ W W^+ = W^+, \quad"
        r" (W W^+)^\top = W W^+",
        r"W^+ W W = W", r"W W^+ = W",
        W=array((4, 3), draw=lambda rng, shape: rng.standard_normal(
            (4, 2)) @ rng.standard_normal((2, 3))))
formula("left inverse",
        r"W^+ = (W^\top W)^{-1} W^\top, \quad W^+ W = I",
        r"W^+ = W^\top (W W^\top)^{-1}", r"W^+ = (W W^\top)^{-1} W",
        W=(5, 3), I=identity(3))
formula("right inverse", r"W^+ = W^\top (W W^\top)^{-1}, \quad W W^+ = I_3",
        r"W^+ = (W^\top W)^{-1} W^\top", W=(3, 5))
formula("back-projection of an active layer",
        r"\hat x = x, \quad \hat x = (y - b) W^+",
        r"\hat x = y W^+",
        where=[r"y = x W + b", r"\hat x = (y - b) W^+"], x=row(3),
        W=(3, 5), b=row(5))
formula("rank of a product", r"\operatorname{rank}(U V) \le"
        r" \operatorname{rank} U",
        r"\operatorname{rank}(U V) \ge \operatorname{rank} U",
        U=(4, 3), V=array((3, 3), draw=lambda rng, shape: np.outer(
            rng.standard_normal(3), rng.standard_normal(3))),
        tight={"V": np.eye(3), "U": np.outer([1., 2, 3, 4], [1., -1, 2])})

# --- cells and regions: F11, F12 ------------------------------------------

formula("power diagram",
        r"\|x - \mu_q\|^2 - \omega_q \le \|x - \mu_r\|^2 - \omega_r \quad"
        r" \text{for all } r",
        r"\|x - \mu_q\|^2 + \omega_q \le \|x - \mu_r\|^2 + \omega_r \quad"
        r" \text{for all } r",
        x=(2,), r=range(1, 6),
        mu=family({k: (2,) for k in range(1, 6)}, place="subscript"),
        omega=family({k: () for k in range(1, 6)}, place="subscript"),
        where=[r"q = \operatorname{arg\,min}_r \left(\|x - \mu_r\|^2"
               r" - \omega_r\right)"])
formula("regions in the plane",
        r"1 + m + \binom{m}{2} = \sum_{k=0}^{2} \binom{m}{k}",
        r"1 + m + \binom{m}{2} = \sum_{k=1}^{2} \binom{m}{k}",
        m=integer(3, 9))
formula("regions, recursion", r"R(m, d) = R(m-1, d) + R(m-1, d-1)",
        r"R(m, d) = R(m-1, d) + R(m, d-1)",
        where=[r"R(m, d) = \sum_{k=0}^{d} \binom{m}{k}"], m=integer(4, 9),
        d=integer(1, 3))
formula("sign patterns",
        r"s_i \in \{-1, 1\}, \quad 2[z_i > 0] - 1 = s_i",
        r"2[z_i \ge 1] - 1 = s_i",
        s=computed(lambda z: np.where(z > 0, 1.0, -1.0), "z"), z=(5,),
        i=range(1, 6))
formula("all patterns", r"\sum_{k=0}^{m} \binom{m}{k} = 2^m",
        r"\sum_{k=0}^{m} \binom{m}{k} = 2^m - 1", m=integer(2, 9))

# --- symmetries: B5 -------------------------------------------------------

formula("sign flips", r"\tanh(-z) = -\tanh z",
        r"\tanh(-z) = \tanh z", z=())
formula("flip with bias",
        r"v \sigma(w x + b) = -v \sigma(-w x - b) + v",
        r"v \sigma(w x + b) = -v \sigma(-w x - b)",
        v=(), w=(), b=(), x=())
formula("number of symmetries", r"M! \, 2^M = \prod_{k=1}^{M} 2k",
        r"M! \, 2^M = \prod_{k=1}^{M} k", M=integer(2, 6))
formula("permutation",
        r"\sum_{i=1}^{n} v_i \tanh(w_i x) = \sum_{i=1}^{n} v_{n+1-i}"
        r" \tanh(w_{n+1-i} x)",
        r"\sum_{i=1}^{n} v_i \tanh(w_i x) = \sum_{i=1}^{n} v_{n+1-i}"
        r" \tanh(w_i x)", v=(4,), w=(4,), x=(), n=4)

# --- approximation: B6 ----------------------------------------------------

formula("linear interpolation",
        r"\max_{x\in[0,1]} |f(x) - g(x)| \le \frac{M h^2}{8}",
        r"\max_{x\in[0,1]} |f(x) - g(x)| \le \frac{M h^2}{16}",
        f=function(lambda x: x ** 3),
        g=function(lambda x: np.interp(x.real, np.linspace(0, 1, 5),
                                       np.linspace(0, 1, 5) ** 3)),
        h=0.25, M=6.0, draws=1, unreached="|f(x) - g(x)|",
        tight={"f": function(lambda x: 3 * x * x),
               "g": function(lambda x: np.interp(
                   x.real, np.linspace(0, 1, 5),
                   3 * np.linspace(0, 1, 5) ** 2))}, tight_within=1e-4)
formula("an integral", r"\int_0^1 |x - s| \, dx = \frac{s^2 + (1-s)^2}{2}",
        r"\int_0^1 |x - s| \, dx = \frac{s^2 - (1-s)^2}{2}", s=0.4,
        kinks={"x": 0.4})
formula("fundamental theorem",
        r"\frac{d}{dx} \int_0^x f(t) \, dt = f(x), \quad"
        r" \int_u^v f'(t) \, dt = f(v) - f(u)",
        r"\frac{d}{dx} \int_0^x f(t) \, dt = f(x) - f(0)",
        f=smooth_function(), x=(), u=(), v=(), draws=4)
formula("steps approximate",
        r"f(x) = f(0) + \int_0^1 f'(t) [t < x] \, dt",
        r"f(x) = \int_0^1 f'(t) [t < x] \, dt",
        f=function(lambda x: np.cos(3 * x), kinks=(0.5,)), x=0.5,
        unreached=("f(x)", "f'(t)"))

# --- algebra met on the way -----------------------------------------------

formula("Frobenius", r"\|W\|_F^2 = \operatorname{tr}(W^\top W) ="
        r" \sum_{i,j} w_{ij}^2",
        r"\|W\|_F = \operatorname{tr}(W^\top W)",
        r"\|W\|_F^2 = \operatorname{tr}(W)",
        W=(4, 3), w=entries("W"), i=range(1, 5), j=range(1, 4))
formula("norms", r"\|x\|_2 \le \|x\|_1 \le \sqrt{n}\,\|x\|_2, \quad"
        r" \|x\|_\infty \le \|x\|_2",
        r"\|x\|_1 \le \|x\|_2", x=(4,), n=4,
        tight=[{"x": np.array([0, 2., 0, 0])}, {"x": np.full(4, -1.5)}])
formula("Cauchy and Schwarz", r"\langle x, y \rangle^2 \le \|x\|^2 \|y\|^2",
        r"\langle x, y \rangle \le \|x\|^2 \|y\|^2", x=(3,), y=(3,),
        tight={"x": np.array([1., 2, -1]), "y": np.array([2., 4, -2])})
formula("operator norm", r"\lVert A x \rVert \le"
        r" \lVert A \rVert_2 \lVert x \rVert",
        r"\lVert A x \rVert \ge \lVert A \rVert_2 \lVert x \rVert",
        A=(3, 3), x=(3,), tight={"A": np.diag([3., 1., 2.]),
                                 "x": np.array([1., 0., 0.])})
formula("trace of a product",
        r"\operatorname{tr}(A B) = \operatorname{tr}(B A), \quad"
        r" \det(C D) = \det C \det D",
        r"\operatorname{tr}(A B) = \operatorname{tr}(A)",
        A=(3, 4), B=(4, 3), C=(3, 3), D=(3, 3))
formula("inverse of a product",
        r"(A B)^{-1} = B^{-1} A^{-1}, \quad (A B)^{-\top} ="
        r" A^{-\top} B^{-\top}",
        r"(A B)^{-1} = A^{-1} B^{-1}", A=(3, 3), B=(3, 3))
formula("two by two",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} ="
        r" \frac{1}{ad - bc} \begin{pmatrix} d & -b \\ -c & a"
        r" \end{pmatrix}",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} ="
        r" \frac{1}{ad - bc} \begin{pmatrix} a & -b \\ -c & d"
        r" \end{pmatrix}", a=(), b=(), c=(), d=())
formula("square of a sum",
        r"\sum_{i \ne j} x_i x_j = \left(\sum_i x_i\right)^2"
        r" - \sum_i x_i^2",
        r"\sum_{i \ne j} x_i x_j = \left(\sum_i x_i\right)^2",
        x=(4,), i=range(1, 5), j=range(1, 5))
formula("half the pairs", r"\sum_{i<j} x_i x_j = \frac12"
        r" \sum_{i \ne j} x_i x_j",
        r"\sum_{i<j} x_i x_j = \sum_{i \ne j} x_i x_j",
        x=(4,), i=range(1, 5), j=range(1, 5))
formula("products of exponentials",
        r"\prod_{i=1}^n e^{x_i} = e^{\sum_{i=1}^n x_i}",
        r"\prod_{i=1}^n e^{x_i} = \sum_{i=1}^n e^{x_i}", x=(4,), n=4)
formula("ellipsis of a sum", r"x_1 + x_2 + \cdots + x_n ="
        r" \sum_{i=1}^n x_i",
        r"x_1 + x_2 + \cdots + x_{n-1} = \sum_{i=1}^n x_i", x=(5,), n=5)
formula("geometric series",
        r"(1 - s)(1 + s + s^2 + \cdots + s^{n}) = 1 - s^{n+1}",
        r"(1 - s)(1 + s + s^2 + \cdots + s^{n}) = 1 - s^{n}", s=(), n=5)
formula("mean and variance",
        r"\bar x = \frac1n \sum_{i=1}^n x_i, \qquad \sum_{i=1}^n"
        r" (x_i - \bar x)^2 = \sum_{i=1}^n x_i^2 - n \bar x^2",
        r"\bar x = \frac1n \sum_{i=1}^n x_i, \qquad \sum_{i=1}^n"
        r" (x_i - \bar x)^2 = \sum_{i=1}^n x_i^2 - \bar x^2",
        x=(5,), n=5, defines=r"\bar x")
formula("arg max of softmax", r"\operatorname{arg\,max}_i t_i ="
        r" \operatorname{arg\,max}_i \operatorname{softmax}(t)_i",
        r"\operatorname{arg\,max}_i t_i ="
        r" \operatorname{arg\,min}_i \operatorname{softmax}(t)_i",
        softmax=SOFTMAX, t=(5,), i=range(1, 6))
formula("membership", r"W \in \mathbb{R}^{n \times m}, \quad"
        r" \sigma(s) \in (0, 1), \quad x \in \mathbb{R}^n",
        r"W \in \mathbb{R}^{m \times n}", r"\sigma(s) \in (0, \tfrac12)",
        W=(3, 4), x=(3,), n=3, m=4, s=(), tight=None)
formula("Hadamard by diag",
        r"x \odot y = \operatorname{diag}(x)\, y",
        r"x \odot y = \operatorname{diag}(x)\, x", x=(3,), y=(3,))
formula("trigonometry", r"\sin^2 s + \cos^2 s = 1",
        r"\sin^2 s + \cos s = 1", s=())
formula("standardised data",
        r"\frac1n \sum_{i=1}^{n} u_i = 0, \quad \frac1n \sum_{i=1}^{n}"
        r" u_i^2 = 1",
        r"\frac1n \sum_{i=1}^{n} u_i^2 = 0", n=6,
        where=[r"\mu = \frac1n \sum_{i=1}^{n} x_i",
               r"u_i = \frac{x_i - \mu}{\sqrt{\frac1n \sum_{j=1}^{n}"
               r" (x_j - \mu)^2}}"], x=(6,), i=range(1, 7))
formula("SVD", r"M = U \Sigma V^\top = \sum_{k=1}^{3} s_k U_{:,k}"
        r" {V_{:,k}}^\top",
        r"M = U \Sigma V", where=[r"\Sigma = \operatorname{diag}(s)"],
        U=(5, 3), s=(3,), V=(4, 3),
        M=computed(lambda U, s, V: (U * s) @ V.T, "U", "s", "V"))
formula("positive part", r"x \ge 0 \iff \max(0, x) = x",
        r"x > 0 \iff \max(0, x) = x", x=(), draws=24, kinks={"x": 0})
formula("logarithms", r"\log(u v) = \log u + \log v, \quad"
        r" \log_2 u = \frac{\log u}{\log 2}",
        r"\log(u v) = \log u \log v", u=positive(), v=positive())
formula("step size", r"\|\theta - \eta g\|^2 = \|\theta\|^2"
        r" - 2 \eta \theta^\top g + \eta^2 \|g\|^2",
        r"\|\theta - \eta g\|^2 = \|\theta\|^2 - 2 \eta \theta^\top g"
        r" + \eta \|g\|^2", theta=(4,), g=(4,), eta=0.3)
formula("learning rate of a parabola",
        r"\theta_{t} = (1 - \eta c)^t \theta_0",
        r"\theta_{t} = (1 + \eta c)^t \theta_0",
        where=[r"\theta_t = \theta_{t-1} - \eta c \theta_{t-1}"],
        theta=family({0: ()}, place="subscript"), eta=0.2, c=1.3,
        t=index(1, 5))

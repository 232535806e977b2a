r"""Type formulas as Ng's specialisation does: `W^{[l]}`, `a^{[1](i)}`."""

import numpy as np

from mlp_lit.equations import array, family, function

from . import Text

TEXT = Text("A. Ng, Deep Learning Specialization", dict(layer="[l]"))
display = TEXT.display

NET = dict(
    W=family({1: (4, 3), 2: (2, 4)}), b=family({1: (4,), 2: (2,)}),
    a=family(), z=family(), x=(3,), y=(2,), l=range(1, 3),
    m=range(1, 3),
    where=[r"a^{[0]} = x", r"z^{[m]} = W^{[m]} a^{[m-1]} + b^{[m]}",
           r"a^{[m]} = \sigma(z^{[m]})",
           r"J = \frac{1}{2} \|a^{[2]} - y\|^2"])
BATCH = dict(
    X=(3, 5), Y=(2, 5), m=5, W=family({1: (4, 3), 2: (2, 4)}),
    Z=family(), A=family(), g=function(np.tanh),
    where=[r"Z^{[1]} = W^{[1]} X", r"A^{[1]} = g(Z^{[1]})",
           r"Z^{[2]} = W^{[2]} A^{[1]}",
           r"J = \frac{1}{2 m} \|Z^{[2]} - Y\|_F^2"])

display(r"z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}, \quad a^{[l]} ="
        r" \sigma(z^{[l]})",
        r"z^{[l]} = W^{[l]} a^{[l]} + b^{[l]}, \quad a^{[l]} ="
        r" \sigma(z^{[l]})", **NET)
display(r"\frac{\partial J}{\partial b^{[2]}} = (a^{[2]} - y) \odot"
        r" \sigma'(z^{[2]})", r"\frac{\partial J}{\partial b^{[2]}} ="
        r" (a^{[2]} - y) \odot \sigma'(z^{[1]})", **NET)
display(r"\frac{\partial J}{\partial W^{[1]}} = \frac{\partial J}{\partial"
        r" z^{[1]}} x^T", r"\frac{\partial J}{\partial W^{[1]}} ="
        r" \frac{\partial J}{\partial z^{[1]}} x", **NET)
display(r"\frac{\partial J}{\partial z^{[1]}} = W^{[2]T} \frac{\partial J}{"
        r"\partial z^{[2]}} * \sigma'(z^{[1]})",
        r"\frac{\partial J}{\partial z^{[1]}} = W^{[2]} \frac{\partial J}{"
        r"\partial z^{[2]}} * \sigma'(z^{[1]})",
        notation=dict(hadamard="*"), **NET)
display(r"dW^{[2]} = \frac{1}{m} dZ^{[2]} A^{[1]T}",
        r"dW^{[2]} = \frac{1}{m} dZ^{[2]} A^{[1]}",
        **{**BATCH, "where": [
            *BATCH["where"], r"dZ^{[2]} = Z^{[2]} - Y",
            r"dW^{[2]} = \frac{\partial J}{\partial W^{[2]}}"]},
        symbols={"d W": family(), "d Z": family()})
display(r"\frac{\partial J}{\partial W^{[2]}} = \frac{1}{m} (Z^{[2]} - Y)"
        r" A^{[1] T}", r"\frac{\partial J}{\partial W^{[2]}} ="
        r" (Z^{[2]} - Y) A^{[1] T}", **BATCH)
display(r"\frac{\partial J}{\partial Z^{[1]}} = (W^{[2]T} \frac{\partial"
        r" J}{\partial Z^{[2]}}) * g'(Z^{[1]})",
        r"\frac{\partial J}{\partial Z^{[1]}} = (W^{[2]T} \frac{\partial"
        r" J}{\partial Z^{[2]}}) * g(Z^{[1]})",
        notation=dict(hadamard="*"), **BATCH)
display(r"J(\theta) = \frac{1}{m} \sum_{i=1}^{m} \mathcal{L}(\hat{y}^{(i)},"
        r" y^{(i)}), \quad \mathcal{L}(\hat{y}, y) = -\left(y \log \hat{y} +"
        r" (1-y) \log(1-\hat{y})\right)",
        r"\mathcal{L}(\hat{y}, y) = -\left(y \log \hat{y} + (1+y)"
        r" \log(1-\hat{y})\right)", theta=(), m=3,
        symbols={r"\hat{y}": family(
            {k: array((), low=0.1, high=0.9) for k in (1, 2, 3)}),
                 r"\mathcal{L}": function(
                     lambda p, y: -y * np.log(p) - (1 - y) * np.log(1 - p))},
        y=family({1: (), 2: (), 3: ()}), i=range(1, 4),
        where=[r"J(\theta) = \frac{1}{3} (\mathcal{L}(\hat{y}^{(1)}, y^{(1)})"
               r" + \mathcal{L}(\hat{y}^{(2)}, y^{(2)}) + \mathcal{L}("
               r"\hat{y}^{(3)}, y^{(3)}))"], k=range(1, 4))
display(r"a^{[l]}_j = \sigma\left(\sum_{k} W^{[l]}_{jk} a^{[l-1]}_k +"
        r" b^{[l]}_j\right)", r"a^{[l]}_j = \sigma\left(\sum_{k}"
        r" W^{[l]}_{kj} a^{[l-1]}_k + b^{[l]}_j\right)", **{
            **NET, "l": range(2, 3)}, j=range(1, 3), k=range(1, 5))
display(r"g'(z) = 1 - (\tanh(z))^2 = 1 - a^2",
        r"g'(z) = 1 - \tanh(z) = 1 - a", g=function(np.tanh), z=(),
        where=[r"a = g(z)"], notation=dict(layer=None))
display(r"z^{[1](i)} = W^{[1]} x^{(i)} + b^{[1]}",
        r"z^{[1](i)} = W^{[1]} x^{(i)} - b^{[1]}",
        W=family({1: (4, 3)}), b=family({1: (4,)}), x=family(
            {1: (3,), 2: (3,)}), i=range(1, 3), z=family({1: (4,)}))

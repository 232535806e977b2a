r"""Type formulas as the CS231n notes do: `w_j^Tx_i`, `\mathbb{1}(… > 0)`."""


from mlp_lit.equations import distribution, family, value

from . import Text

TEXT = Text("F.-F. Li and others, CS231n course notes",
            dict(norm="frobenius"))
display = TEXT.display
ROWS = dict(w=family({j: (3,) for j in range(1, 5)}, place="subscript"),
            x=family({1: (3,)}, place="subscript"), y=family(
                {1: value(2)}, place="subscript"), i=range(1, 2),
            j=range(1, 5), Delta=1.0,
            where=[r"L_i = \sum_{j \ne y_i} \max(0, w_j^\top x_i -"
                   r" w_{y_i}^\top x_i + \Delta)"])

display(r"f(x_i, W, b) = W x_i + b", r"f(x_i, W, b) = W x_i - b",
        W=(4, 3), b=(4,), i=range(1, 3),
        x=family({1: (3,), 2: (3,)}, place="subscript"),
        where=[r"f(x, W, b) = W x + b"])
display(r"L_i = \sum_{j\neq y_i} \max(0, s_j - s_{y_i} + \Delta)",
        r"L_i = \sum_{j\neq y_i} \max(0, s_{y_i} - s_j + \Delta)",
        i=range(1, 2), s=(4,), y=family({1: value(2)}, place="subscript"),
        Delta=1.0, j=range(1, 5),
        where=[r"L_i = -\Delta + \sum_j \max(0, s_j - s_{y_i} + \Delta)"])
display(r"\nabla_{w_j} L_i = \mathbb{1}(w_j^Tx_i - w_{y_i}^Tx_i + \Delta >"
        r" 0) x_i", r"\nabla_{w_j} L_i = \mathbb{1}(w_j^Tx_i - w_{y_i}^Tx_i"
        r" - \Delta > 0) x_i", **{**ROWS, "j": range(3, 5)})
display(r"\nabla_{w_{y_i}} L_i = - \left( \sum_{j\neq y_i} \mathbb{1}("
        r"w_j^Tx_i - w_{y_i}^Tx_i + \Delta > 0) \right) x_i",
        r"\nabla_{w_{y_i}} L_i = \left( \sum_{j\neq y_i} \mathbb{1}("
        r"w_j^Tx_i - w_{y_i}^Tx_i + \Delta > 0) \right) x_i", **ROWS)
display(r"R(W) = \sum_k\sum_l W_{k,l}^2", r"R(W) = \sum_k\sum_l W_{k,l}",
        W=(3, 4), k=range(1, 4), l=range(1, 5),
        where=[r"R(W) = \|W\|_F^2"])
display(r"L_i = -\log\left(\frac{e^{f_{y_i}}}{ \sum_j e^{f_j} }\right)"
        r" \hspace{0.5in} \text{or equivalently} \hspace{0.5in} L_i ="
        r" -f_{y_i} + \log\sum_j e^{f_j}",
        r"L_i = -\log\left(\frac{e^{f_{y_i}}}{ \sum_j e^{f_j} }\right)"
        r" \hspace{0.5in} \text{or equivalently} \hspace{0.5in} L_i ="
        r" f_{y_i} + \log\sum_j e^{f_j}", f=(4,), j=range(1, 5), i=range(1, 2),
        y=family({1: value(3)}, place="subscript"),
        where=[r"L_i = \log(\sum_j e^{f_j - f_{y_i}})"])
display(r"\frac{e^{f_{y_i}}}{\sum_j e^{f_j}} = \frac{Ce^{f_{y_i}}}{C\sum_j"
        r" e^{f_j}} = \frac{e^{f_{y_i} + \log C}}{\sum_j e^{f_j + \log C}}",
        r"\frac{e^{f_{y_i}}}{\sum_j e^{f_j}} = \frac{Ce^{f_{y_i}}}{C\sum_j"
        r" e^{f_j}} = \frac{e^{f_{y_i} + \log C}}{\sum_j e^{f_j - \log C}}",
        f=(4,), j=range(1, 5), i=range(1, 2), C=2.5,
        y=family({1: value(3)}, place="subscript"))
display(r"\frac{df(x)}{dx} = \lim_{h\to 0} \frac{f(x + h) - f(x)}{h}",
        r"\frac{df(x)}{dx} = \lim_{h\to 0} \frac{f(x + h) + f(x)}{h}", x=(),
        h=0.1, where=[r"f(x) = x^3"])
display(r"f(x,y) = x y \hspace{0.5in} \rightarrow \hspace{0.5in}"
        r" \frac{\partial f}{\partial x} = y \hspace{0.5in}"
        r" \frac{\partial f}{\partial y} = x",
        r"f(x,y) = x y \hspace{0.5in} \rightarrow \hspace{0.5in}"
        r" \frac{\partial f}{\partial x} = x \hspace{0.5in}"
        r" \frac{\partial f}{\partial y} = y", x=(), y=())
display(r"f(x,y) = \max(x, y), \quad \frac{\partial f}{\partial x} ="
        r" \mathbb{1}(x >= y)", r"f(x,y) = \max(x, y), \quad"
        r" \frac{\partial f}{\partial x} = \mathbb{1}(x < y)", x=(), y=())
display(r"\sigma(x) = \frac{1}{1+e^{-x}}, \quad \frac{d\sigma(x)}{dx} ="
        r" \frac{e^{-x}}{(1+e^{-x})^2} = \left( \frac{1 + e^{-x} - 1}{1 +"
        r" e^{-x}} \right) \left( \frac{1}{1+e^{-x}} \right) = \left( 1 -"
        r" \sigma(x) \right) \sigma(x)",
        r"\frac{d\sigma(x)}{dx} = \frac{e^{-x}}{(1+e^{-x})^2} = \left("
        r" \frac{1 - e^{-x} - 1}{1 + e^{-x}} \right) \left( \frac{1}{"
        r"1+e^{-x}} \right) = \left( 1 - \sigma(x) \right) \sigma(x)", x=())
display(r"\begin{align} \text{Var}(s) &= \text{Var}(\sum_i^n w_ix_i) \\"
        r" &= \sum_i^n \text{Var}(w_ix_i) \\ &= \left( n \text{Var}(w)"
        r" \right) \text{Var}(x) \end{align}",
        r"\begin{align} \text{Var}(s) &= \text{Var}(\sum_i^n w_ix_i) \\"
        r" &= \sum_i^n \text{Var}(w_i)x_i \\ &= \left( n \text{Var}(w)"
        r" \right) \text{Var}(x) \end{align}", n=2, i=range(1, 3),
        V=distribution((-1.0, 1.0), (0.5, 0.5), (2,)), w=distribution(
            (-1.0, 1.0), (0.5, 0.5)), x=distribution((-2.0, 2.0),
                                                     (0.5, 0.5)),
        where=[r"s = \sum_{i=1}^n V_i x"], draws=1)

r"""Formulas that authors in machine learning write, from common knowledge.

For each, what its proposal must come to: "holds", "definition", "false" (it
has a value, but letters drawn at random do not make it true), or "" where it
is known that nothing is found.
"""

FORMULAS = {
    # Layers
    "linear layer": (r"Z = X W + \mathbf{1} b^\top", "definition"),
    "linear layer of columns": (r"z = W x + b", "definition"),
    "neuron": (r"y = \sigma(w^\top x + b)", "definition"),
    "bold layer": (r"\mathbf{y} = \mathbf{W} \mathbf{x} + \mathbf{b}",
                   "definition"),
    "sum of inputs": (r"z_j = \sum_{i=1}^{n} w_{ij} x_i + b_j",
                      "definition"),
    "layer l": (r"z^{(l)} = W^{(l)} a^{(l-1)} + b^{(l)}", "definition"),
    "forward": (r"a^{(l)} = \sigma(W^{(l)} a^{(l-1)} + b^{(l)})",
                "definition"),
    "two layers": (r"\hat{y} = W_2 \sigma(W_1 x + b_1) + b_2", "definition"),
    "attention scores": (r"S = \frac{Q K^\top}{\sqrt{d}}", "definition"),
    "residual": (r"y = x + f(x)", "definition"),
    # Activations
    "softmax": (r"p_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
                "definition"),
    "softmax as function": (
        r"\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}",
        "definition"),
    "relu": (r"f(x) = \max(0, x)", "definition"),
    "logistic": (r"\sigma(z) = \frac{1}{1 + e^{-z}}", "holds"),
    "its derivative": (r"\sigma'(z) = \sigma(z) (1 - \sigma(z))", "holds"),
    "tanh": (r"\tanh(x) = 2 \sigma(2 x) - 1", "holds"),
    "derivative of tanh": (r"\frac{d}{dx} \tanh(x) = 1 - \tanh^2(x)",
                           "holds"),
    "softplus": (r"\frac{d}{dx} \log(1 + e^x) = \sigma(x)", "holds"),
    "swish": (r"g(x) = x \sigma(\beta x)", "definition"),
    # Losses
    "mean squared error": (
        r"L = \frac{1}{n} \sum_{i=1}^{n} (y_i - \hat{y}_i)^2", "definition"),
    "cross-entropy": (r"L = -\sum_{k=1}^{K} y_k \log p_k", "definition"),
    "binary cross-entropy": (
        r"\mathcal{L} = -y \log \hat{y} - (1 - y) \log (1 - \hat{y})",
        "definition"),
    "cost": (r"J(\theta) = \frac{1}{2m} \sum_{i=1}^{m}"
             r" (h(x^{(i)}) - y^{(i)})^2", "definition"),
    "ridge": (r"L = \|X w - y\|^2 + \lambda \|w\|^2", "definition"),
    "divergence": (r"D = \sum_i p_i \log \frac{p_i}{q_i}", "definition"),
    "divergence is not negative": (
        r"\sum_{i} p_i \log \frac{p_i}{q_i} \ge 0", "holds"),
    "entropy": (r"H = -\sum_i p_i \log p_i", "definition"),
    "gradient of softmax": (r"\frac{\partial L}{\partial z} = p - y",
                            "holds"),
    # Backpropagation
    "weights": (r"\frac{\partial L}{\partial W} ="
                r" X^\top \frac{\partial L}{\partial Z}", "holds"),
    "inputs": (r"\frac{\partial L}{\partial X} ="
               r" \frac{\partial L}{\partial Z} W^\top", "holds"),
    "offsets": (r"\frac{\partial L}{\partial b} ="
                r" \left(\frac{\partial L}{\partial Z}\right)^\top"
                r" \mathbf{1}", "holds"),
    "weights of columns": (
        r"\frac{\partial L}{\partial W} ="
        r" \frac{\partial L}{\partial z} x^\top", "holds"),
    "chain rule": (
        r"\frac{\partial L}{\partial w} ="
        r" \frac{\partial L}{\partial z} \frac{\partial z}{\partial w}",
        "holds"),
    "chain rule, d": (r"\frac{dL}{dx} = \frac{dL}{dy} \frac{dy}{dx}",
                      "holds"),
    "deltas": (r"\delta^{(l)} = ((W^{(l+1)})^\top \delta^{(l+1)})"
               r" \odot \sigma'(z^{(l)})", "definition"),
    "product rule": (r"(f g)'(x) = f'(x) g(x) + f(x) g'(x)", ""),
    "composition": (r"(f \circ g)'(x) = f'(g(x)) g'(x)", "holds"),
    # Optimisers
    "gradient descent": (r"\theta_{t+1} = \theta_t - \eta g_t", "false"),
    "descent with gradient": (
        r"w_{t+1} = w_t - \eta \nabla L(w_t)", "false"),
    "momentum": (r"v_t = \beta v_{t-1} + (1 - \beta) g_t", "definition"),
    "Adam, first moment": (
        r"m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_t", "definition"),
    "Adam, second moment": (
        r"v_t = \beta_2 v_{t-1} + (1 - \beta_2) g_t^2", "definition"),
    "Adam, correction": (r"\hat{m}_t = \frac{m_t}{1 - \beta_1^t}",
                         "definition"),
    "Adam, step": (
        r"\theta_t = \theta_{t-1} -"
        r" \eta \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}",
        "definition"),
    "weight decay": (r"w' = (1 - \eta \lambda) w - \eta g", ""),
    "Newton": (r"x_{k+1} = x_k - H^{-1} \nabla f(x_k)", "false"),
    # Linear algebra
    "transpose of a product": (r"(A B)^\top = B^\top A^\top", "holds"),
    "inverse of a product": (r"(A B)^{-1} = B^{-1} A^{-1}", "holds"),
    "trace": (r"\operatorname{tr}(A B) = \operatorname{tr}(B A)", "holds"),
    "determinant": (r"\det(A B) = \det(A) \det(B)", "holds"),
    "normal equations": (r"\hat{\beta} = (X^\top X)^{-1} X^\top y",
                         "definition"),
    "singular values": (r"A = U \Sigma V^\top", "definition"),
    "quadratic form": (r"x^\top A x = \sum_{i,j} A_{ij} x_i x_j", "holds"),
    "gradient of a form": (r"\nabla_x (x^\top A x) = (A + A^\top) x",
                           "holds"),
    "gradient of least squares": (
        r"\nabla_w \|X w - y\|^2 = 2 X^\top (X w - y)", "holds"),
    "Frobenius": (r"\|A\|_F^2 = \operatorname{tr}(A^\top A)", "holds"),
    "Cauchy-Schwarz": (r"|x^\top y| \le \|x\| \|y\|", "holds"),
    "triangle": (r"\|x + y\| \le \|x\| + \|y\|", "holds"),
    "matrix derivative": (
        r"\frac{\partial \operatorname{tr}(A B)}{\partial A} = B^\top",
        "holds"),
    "Woodbury, simple": (
        r"(I + A B)^{-1} = I - A (I + B A)^{-1} B", "holds"),
    "projection": (r"P = A (A^\top A)^{-1} A^\top", "definition"),
    # Probability
    "variance": (r"\operatorname{Var}(X) = \operatorname{E}[X^2]"
                 r" - \operatorname{E}[X]^2", "holds"),
    "variance, blackboard": (
        r"\operatorname{Var}(X) = \mathbb{E}[(X - \mathbb{E}[X])^2]",
        "holds"),
    "linearity": (r"\operatorname{E}[a X + b] = a \operatorname{E}[X] + b",
                  "holds"),
    "variance scaled": (r"\operatorname{Var}(a X) ="
                        r" a^2 \operatorname{Var}(X)", "holds"),
    "covariance": (r"\operatorname{Cov}(X, Y) = \operatorname{E}[X Y]"
                   r" - \operatorname{E}[X] \operatorname{E}[Y]", "holds"),
    "normal density": (
        r"p(x) = \frac{1}{\sqrt{2 \pi} \sigma}"
        r" e^{-\frac{(x - \mu)^2}{2 \sigma^2}}", "definition"),
    "batch mean": (r"\mu = \frac{1}{m} \sum_{i=1}^{m} x_i", "definition"),
    "batch normalisation": (
        r"\hat{x}_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}}",
        "definition"),
    "He": (r"\sigma^2 = \frac{2}{n}", "false"),
    # Calculus
    "Taylor": (r"f(x + h) = f(x) + h f'(x) + O(h^2)", "holds"),
    "central difference": (
        r"\frac{f(x + h) - f(x - h)}{2 h} = f'(x) + O(h^2)", "holds"),
    "geometric sum": (r"\sum_{k=0}^{n} q^k = \frac{1 - q^{n+1}}{1 - q}",
                      "holds"),
    "sum of numbers": (r"\sum_{k=1}^{n} k = \frac{n (n + 1)}{2}", "holds"),
    "log-sum-exp": (r"\frac{\partial}{\partial z_i} \log \sum_j e^{z_j} ="
                    r" \frac{e^{z_i}}{\sum_j e^{z_j}}", "holds"),
    "transposed with T": (r"(A B)^T = B^T A^T", "holds"),
    "Bayes": (r"P(A \mid B) = \frac{P(B \mid A) P(A)}{P(B)}", ""),
    "assignment": (r"w \leftarrow w - \eta \nabla L(w)", ""),
}

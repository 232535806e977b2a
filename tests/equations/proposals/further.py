r"""Further formulas, on which the proposals were not tuned.

Written as authors write them, before any was tried; what each comes to was
filled in afterwards.
"""

FURTHER = {
    "sigmoid": r"\sigma(x) = \frac{e^x}{1 + e^x}",
    "ReLU by name": r"h = \mathrm{ReLU}(W x + b)",
    "softmax of scores": r"\hat{y} = \text{softmax}(W h + b)",
    "attention": r"\mathrm{Attention}(Q, K, V) ="
                 r" \mathrm{softmax}\left(\frac{Q K^T}{\sqrt{d_k}}\right) V",
    "gelu": r"\mathrm{GELU}(x) = x \Phi(x)",
    "leaky": r"f(x) = \begin{cases} x & x > 0 \\ \alpha x & x \le 0"
             r" \end{cases}",
    "layer norm": r"\hat{x}_i = \frac{x_i - \mu}{\sigma}",
    "layer norm, mean": r"\mu = \frac{1}{d} \sum_{i=1}^{d} x_i",
    "layer norm, variance":
        r"\sigma^2 = \frac{1}{d} \sum_{i=1}^d (x_i - \mu)^2",
    "batch norm out": r"y_i = \gamma \hat{x}_i + \beta",
    "hinge": r"L = \max(0, 1 - y f(x))",
    "huber": r"L_\delta(a) = \begin{cases} \frac12 a^2 & |a| \le \delta \\"
             r" \delta (|a| - \frac12 \delta) & |a| > \delta \end{cases}",
    "L1": r"\|w\|_1 = \sum_i |w_i|",
    "L2": r"\|w\|_2^2 = \sum_{i=1}^n w_i^2",
    "cosine": r"\cos \theta = \frac{u^\top v}{\|u\| \|v\|}",
    "kl normal": r"D = \frac12 \left( \mu^2 + \sigma^2 - \log \sigma^2 - 1"
                 r" \right)",
    "elbo trick": r"z = \mu + \sigma \epsilon",
    "bias variance": r"\mathbb{E}[(y - \hat{f})^2] = b^2 + v + \sigma^2",
    "variance of a sum": r"\operatorname{Var}(X + Y) ="
        r" \operatorname{Var}(X) + \operatorname{Var}(Y)"
        r" + 2 \operatorname{Cov}(X, Y)",
    "Jensen": r"f(\mathbb{E}[X]) \le \mathbb{E}[f(X)]",
    "total variance": r"\operatorname{Var}(z) = n \operatorname{Var}(w)"
        r" \operatorname{E}[x^2]",
    "Xavier": r"\operatorname{Var}(W) = \frac{2}{n_{\text{in}}"
              r" + n_{\text{out}}}",
    "delta output": r"\delta^L = \nabla_a C \odot \sigma'(z^L)",
    "delta hidden": r"\delta_j = \sigma'(z_j) \sum_k w_{kj} \delta_k",
    "weight gradient": r"\frac{\partial C}{\partial w_{jk}} ="
        r" a_k \delta_j",
    "gradient entries": r"\frac{\partial L}{\partial W_{ij}} = x_i \delta_j",
    "softmax jacobian": r"\frac{\partial p_i}{\partial z_j} ="
        r" p_i (\delta_{ij} - p_j)",
    "log derivative": r"\frac{d}{dx} \log f(x) = \frac{f'(x)}{f(x)}",
    "quotient": r"\left(\frac{f}{g}\right)' = \frac{f' g - f g'}{g^2}",
    "gradient of a norm": r"\nabla_x \|x\|_2 = \frac{x}{\|x\|_2}",
    "gradient of linear": r"\nabla_x (a^\top x) = a",
    "hessian of a form": r"\nabla^2_x (x^\top A x) = A + A^\top",
    "log det": r"\frac{\partial \log \det X}{\partial X} = X^{-\top}",
    "trace cyclic": r"\operatorname{tr}(A B C) = \operatorname{tr}(C A B)",
    "eigen": r"A v = \lambda v",
    "spectral": r"A = Q \Lambda Q^\top",
    "pseudoinverse": r"A^+ = (A^\top A)^{-1} A^\top",
    "ridge solution": r"\hat{w} = (X^\top X + \lambda I)^{-1} X^\top y",
    "covariance matrix": r"\Sigma = \frac{1}{n} X^\top X",
    "Gram": r"G_{ij} = x_i^\top x_j",
    "kernel": r"k(x, y) = \exp\left(-\frac{\|x - y\|^2}{2 \sigma^2}\right)",
    "logistic loss": r"\ell(w) = \sum_{i=1}^{n} \log(1 + e^{-y_i w^\top"
                     r" x_i})",
    "RMSProp": r"s_t = \rho s_{t-1} + (1 - \rho) g_t^2",
    "Nesterov": r"v_{t+1} = \mu v_t - \eta \nabla f(\theta_t + \mu v_t)",
    "decay": r"\eta_t = \frac{\eta_0}{1 + k t}",
    "cosine schedule": r"\eta_t = \frac{\eta_0}{2} \left(1 + \cos"
        r"\left(\frac{\pi t}{T}\right)\right)",
    "perceptron": r"\hat{y} = \operatorname{sign}(w^\top x + b)",
    "perceptron step": r"w \gets w + \eta (y - \hat{y}) x",
    "universal": r"f(x) = \sum_{j=1}^{N} v_j \sigma(w_j^\top x + b_j)",
    "parameters": r"P = \sum_{l=1}^{L} (d_{l-1} + 1) d_l",
    "convolution": r"y_i = \sum_{k=1}^{K} w_k x_{i+k-1}",
    "LSTM cell": r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t",
    "RNN": r"h_t = \tanh(W_h h_{t-1} + W_x x_t + b)",
    "discount": r"G_t = \sum_{k=0}^{\infty} \gamma^k R_{t+k+1}",
    "Bellman": r"V(s) = \max_a \left( R(s, a) + \gamma V(s') \right)",
    "Gaussian": r"\mathcal{N}(x \mid \mu, \sigma^2) ="
        r" \frac{1}{\sqrt{2 \pi \sigma^2}} \exp\left(-\frac{(x -"
        r" \mu)^2}{2 \sigma^2}\right)",
    "log-likelihood": r"\ell(\theta) = \sum_{i=1}^n \log p(x_i)",
    "information": r"I = -\log_2 p",
    "perplexity": r"P = 2^{H}",
    "Stirling": r"\log n! = n \log n - n + O(\log n)",
}

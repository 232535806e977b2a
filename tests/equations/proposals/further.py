r"""Further formulas, as authors write them, without what they come to.

`FURTHER` was written when the first list did well: 42 of 60 had a value at
once, and what was learnt from the others went into the proposals. `UNSEEN`
was written last and tried once: 36 of 40; nothing was changed for it.
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

UNSEEN = (
    r"\hat{y}_i = w_0 + w_1 x_i",
    r"R^2 = 1 - \frac{\sum_i (y_i - \hat{y}_i)^2}{\sum_i (y_i -"
    r" \bar{y})^2}",
    r"s^2 = \frac{1}{n-1} \sum_{i=1}^n (x_i - \bar{x})^2",
    r"\rho = \frac{\operatorname{Cov}(X,"
    r" Y)}{\sqrt{\operatorname{Var}(X) \operatorname{Var}(Y)}}",
    r"F_1 = \frac{2 P R}{P + R}",
    r"\nabla_\theta J(\theta) = X^T (X \theta - y)",
    r"H = X (X^T X)^{-1} X^T",
    r"H^2 = H",
    r"\|Q x\| = \|x\|",
    r"\mathrm{softplus}(x) = \log(1 + e^x)",
    r"\mathrm{ELU}(x) = \begin{cases} x & x \ge 0 \\ \alpha (e^x - 1) &"
    r" x < 0 \end{cases}",
    r"\tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}",
    r"y = \gamma \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta",
    r"\operatorname{Var}(\bar{X}) = \frac{\sigma^2}{n}",
    r"\frac{\partial L}{\partial x_i} = \sum_j \frac{\partial"
    r" L}{\partial y_j} \frac{\partial y_j}{\partial x_i}",
    r"J_{ij} = \frac{\partial f_i}{\partial x_j}",
    r"\nabla f(x) = 2 A x + b",
    r"x_{t+1} = x_t - \eta \nabla f(x_t)",
    r"w_{t+1} = (1 - \eta \lambda) w_t - \eta g_t",
    r"E = \frac{1}{2} \sum_k (t_k - o_k)^2",
    r"\delta_k = (t_k - o_k) o_k (1 - o_k)",
    r"\Delta w_{jk} = \eta \delta_k o_j",
    r"D_{KL} = \frac{1}{2} \sum_j (\mu_j^2 + \sigma_j^2 - 1 - \log"
    r" \sigma_j^2)",
    r"\mathbf{h} = \tanh(\mathbf{W} \mathbf{x} + \mathbf{b})",
    r"\alpha_i = \frac{\exp(e_i)}{\sum_j \exp(e_j)}",
    r"c = \sum_i \alpha_i h_i",
    r"K(x, z) = (x^T z + c)^d",
    r"\|x - y\|^2 = \|x\|^2 + \|y\|^2 - 2 x^T y",
    r"(x^T y)^2 \le (x^T x)(y^T y)",
    r"\operatorname{tr}(x x^T) = x^T x",
    r"\sigma(-x) = 1 - \sigma(x)",
    r"\log \sigma(x) = -\log(1 + e^{-x})",
    r"\frac{d \sigma}{d x} = \sigma (1 - \sigma)",
    r"\mathrm{Var}(aX + b) = a^2 \mathrm{Var}(X)",
    r"P(A \cup B) = P(A) + P(B) - P(A \cap B)",
    r"\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]",
    r"\lim_{n \to \infty} (1 + \frac{1}{n})^n = e",
    r"f(\lambda x + (1 - \lambda) y) \le \lambda f(x) + (1 - \lambda)"
    r" f(y)",
    r"L(\theta) = -\frac{1}{N} \sum_{n=1}^N \log p_\theta(x_n)",
    r"\theta^* = \arg\min_\theta L(\theta)")

"""The same training run, as each library would be asked for it.

Every trainer takes a Case and returns a function that trains for a number of
epochs from a fresh network. All do the same work: shuffle, forward pass of a
ReLU network, softmax cross-entropy, backward pass, update.
"""

import warnings
from dataclasses import dataclass

import numpy as np

import mlp_lit as ml

#: Whose times they are, in words.
MEANINGS = {
    "scikit-learn": "the time of its `MLPClassifier`, in multiples of that "
    "of `mlp_lit`.",
    "PyTorch": "its time on the processor, operation by operation (eagerly), "
    "in the same way.",
    "matrix products alone": "the time of the step's matrix products in "
    "NumPy and nothing else, in the same way: the floor for all that is "
    "written in NumPy."}


@dataclass(frozen=True)
class Case:
    """One network to be trained, and on how much."""

    sizes: tuple
    batch: int
    dtype: type
    samples: int
    epochs: int
    optimizer: str = "SGD"
    target: float = 1.0  # at least so many times the speed of each peer

    @property
    def steps(self):
        """Steps per epoch; the last batch may be smaller."""
        return -(-self.samples // self.batch)

    def data(self):
        """Random inputs and labels: speed does not depend on them."""
        rng = np.random.default_rng(0)
        X = rng.standard_normal((self.samples, self.sizes[0]))
        y = rng.integers(0, self.sizes[-1], self.samples)
        return X.astype(self.dtype), y

    def describe(self):
        """Name the network as the tables do."""
        widths, hidden = self.sizes, set(self.sizes[1:-1])
        if len(widths) > 6 and len(hidden) == 1:
            middle = f"{len(widths) - 2} × {hidden.pop()}"
            return f"{widths[0]}-[{middle}]-{widths[-1]}"
        return "-".join(map(str, widths))


def mlp_lit(case):
    """Train with this package."""
    X, y = case.data()
    method = ml.SGD(0.01) if case.optimizer == "SGD" else ml.Adam(0.001)

    def train(epochs):
        net = ml.MLP(case.sizes, rng=np.random.default_rng(0),
                     dtype=case.dtype)
        ml.fit(net, X, y, optimizer=method, batch_size=case.batch,
               epochs=epochs, rng=np.random.default_rng(0))
    return train


def scikit_learn(case):
    """Train with scikit-learn's MLPClassifier."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    X, y = case.data()
    solver, rate = (("sgd", 0.01) if case.optimizer == "SGD"
                    else ("adam", 0.001))

    def train(epochs):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            MLPClassifier(
                case.sizes[1:-1], solver=solver, learning_rate_init=rate,
                batch_size=case.batch, max_iter=epochs, alpha=0, momentum=0,
                tol=0, n_iter_no_change=10 ** 9, random_state=0).fit(X, y)
    return train


def pytorch(case):
    """Train with PyTorch on the CPU, eagerly."""
    import torch

    X, y = map(torch.from_numpy, case.data())
    dtype = X.dtype

    def layers():
        pairs = zip(case.sizes, case.sizes[1:], strict=False)
        for d_in, d_out in pairs:
            yield torch.nn.Linear(d_in, d_out, dtype=dtype)
            yield torch.nn.ReLU()

    def train(epochs):
        net = torch.nn.Sequential(*list(layers())[:-1])
        method = (torch.optim.SGD(net.parameters(), lr=0.01)
                  if case.optimizer == "SGD"
                  else torch.optim.Adam(net.parameters(), lr=0.001))
        loss = torch.nn.CrossEntropyLoss()
        for _ in range(epochs):
            order = torch.randperm(len(X))
            Xs, ys = X[order], y[order]
            for i in range(0, len(X), case.batch):
                method.zero_grad()
                loss(net(Xs[i:i + case.batch]), ys[i:i + case.batch]
                     ).backward()
                method.step()
    return train


def products_alone(case):
    """Only the matrix products of a step: the floor for NumPy."""
    rng = np.random.default_rng(0)
    factors = []
    for l, (d_in, d_out) in enumerate(
            zip(case.sizes, case.sizes[1:], strict=False)):
        A, W, dZ = (rng.standard_normal(shape).astype(case.dtype)
                    for shape in ((case.batch, d_in), (d_in, d_out),
                                  (case.batch, d_out)))
        factors += [(A, W), (A.T, dZ)] + [(dZ, W.T)] * (l > 0)
    jobs = [(A, B, np.empty((len(A), B.shape[1]), case.dtype))
            for A, B in factors]

    def train(epochs):
        for _ in range(epochs * case.steps):
            for A, B, out in jobs:
                np.dot(A, B, out=out)
    return train


def available():
    """Trainers by name; PyTorch where it is installed."""
    trainers = {"mlp_lit": mlp_lit, "scikit-learn": scikit_learn}
    try:
        import torch  # noqa: F401
    except ImportError:
        pass
    else:
        trainers["PyTorch"] = pytorch
    trainers["matrix products alone"] = products_alone
    return trainers

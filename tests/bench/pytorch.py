"""Ask PyTorch for every array of the example network: `make records`.

The chapter *Backpropagation* holds each array of both sweeps against two
judges of the package's own. PyTorch, a third, is not among what the book is
built with, so its answers are kept as a recorded result, with every digit.
The network and its numbers are those of the page: its cell is run here.
"""

import ast
from dataclasses import dataclass

import numpy as np

from tests.bench.keeping import keep, made, rounded
from tests.book.builder import ROOT
from tests.book.chapters import read_chapter

PAGE = "book/networks/backpropagation.md"
TAG = "recorded-pytorch"  # of the cell that is run
NAME = "pytorch_derivatives"


@dataclass(frozen=True)
class Example:
    """The page's network: its numbers, and what the page finds."""

    x: np.ndarray
    y: np.ndarray
    W: list
    b: list
    found: dict

    def given(self):
        """What goes in, by name."""
        layers = enumerate(zip(self.W, self.b, strict=True), start=1)
        return {"x": self.x, "y": self.y} | {
            f"{letter}{l}": array for l, pair in layers
            for letter, array in zip("Wb", pair, strict=True)}


def example():
    """Run the page's own cell, with the imports of the page."""
    page = read_chapter(PAGE, (ROOT / PAGE).read_text("utf8"))
    first, *cells = page.of_kind("code-cell")
    [cell] = [c for c in cells if TAG in c.options.get("tags", "")]
    imports = [line for line in ast.parse(first.body).body
               if isinstance(line, ast.Import | ast.ImportFrom)]
    names = {}
    exec(ast.unparse(imports), names)
    exec(cell.body, names)
    return Example(names["x"], names["y"], names["W"], names["b"],
                   names["values"] | names["derivatives"])


def by_pytorch(x, y, W, b):
    """Every array of both sweeps, as PyTorch finds it."""
    import torch

    at = {"X": torch.tensor(x)}
    for l in (1, 2, 3):
        at[f"W{l}"] = torch.tensor(W[l - 1])
        at[f"b{l}"] = torch.tensor(b[l - 1])
    for leaf in at.values():
        leaf.requires_grad_()
    below = at["X"]
    for l in (1, 2, 3):
        at[f"Z{l}"] = below @ at[f"W{l}"] + at[f"b{l}"]
        below = at[f"A{l}"] = torch.sigmoid(at[f"Z{l}"])
    del at["A3"]
    loss = ((at["Z3"] - torch.tensor(y)) ** 2).sum()
    gradients = torch.autograd.grad(loss, list(at.values()))
    return {name: array.detach().numpy() for name, array in at.items()} | {
        f"d{name}": array.numpy()
        for name, array in zip(at, gradients, strict=True)}


COLUMNS = [
    {"name": "array", "meaning": "as the chapter calls it."},
    {"name": "shape", "meaning": "rows × columns; a bias has one length."},
    {"name": "difference", "meaning": "the largest between an entry of "
     "`mlp_lit` and PyTorch's."},
    {"name": "relative", "meaning": "the same, divided by the largest entry "
     "of the array."}]


def row_of(name, ours, theirs):
    """One line of the table."""
    gap = float(np.abs(ours - theirs).max())
    return {"array": name, "shape": " × ".join(map(str, ours.shape)),
            "difference": rounded(gap, 1),
            "relative": rounded(gap / float(np.abs(ours).max()), 1)}


def record(page, theirs):
    """The comparison as a recorded result, with PyTorch's numbers."""
    arrays = page.given() | {name: theirs[name] for name in page.found}
    return {
        "about": "All arrays of both sweeps through the network "
        "10 → 10 → 10 → 10, in double precision, by `mlp_lit` and by "
        "PyTorch's automatic differentiation.",
        "method": "Both get the same inputs, targets, weights and biases. "
        "The file has them, and what PyTorch answers, with every digit.",
        "columns": COLUMNS,
        "made": made("make records", ("PyTorch", "torch")),
        "rows": [row_of(name, ours, theirs[name])
                 for name, ours in page.found.items()],
        "values": {name: array.tolist() for name, array in arrays.items()}}


def main():
    """Ask, and keep the answers."""
    page = example()
    try:
        theirs = by_pytorch(page.x, page.y, page.W, page.b)
    except ImportError as error:
        raise SystemExit("PyTorch is needed for this record; install it into "
                         ".venv: pip install torch") from error
    keep(NAME, record(page, theirs))


if __name__ == "__main__":
    main()

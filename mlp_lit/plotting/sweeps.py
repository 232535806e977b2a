"""Draw the numbers going forwards, and their derivatives backwards.

It is one road, twice. The two sweeps through a network, drawn from a run:
every array is a small picture of its own entries, with its name above and
its shape below.
"""

import numpy as np
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle

from mlp_lit.networks import linear, losses
from mlp_lit.plotting.style import BLUE, INK, SIGNED, VERMILLION

# From one array to the next is one unit, with an operation halfway.
ROWS = {"W": 3.5, "A": 2.45, "dA": 1.08, "dW": 0.03}
TILE, BOX = 0.44, (0.38, 0.22)
KEPT = "#8a8a8a"


def draw_sweeps(ax, net, X, targets, *, loss="squared_error"):
    """Draw both sweeps of a network over a batch, with all their arrays.

    From left to right the forward pass, below it from right to left the
    backward pass; parameters at the top, their derivatives at the bottom.
    Dashed: what the backward pass needs of the forward pass. The colours of
    each array run from minus to plus its largest entry. The derivative by
    the input is pale, since training has no use for it.

    Parameters
    ----------
    ax : matplotlib Axes
        About 2.1 inches wide per layer and 4 inches high.
    net : MLP
        Is not changed.
    X, targets : array_like
        The batch; targets as the loss takes them.
    loss : str or Loss

    Returns
    -------
    ax

    Raises
    ------
    TypeError, ValueError
        If X, targets or loss do not fit the network.
    """
    net, loss = net.copy(), losses.get(loss)
    trace = net.trace(X)
    outputs = trace.Z[-1]
    value = loss.forward(outputs, targets)
    dZ = [*trace.dZ[:-1], loss.backward(outputs, targets)]
    net.backward(dZ[-1], trace)
    dX = linear.backward_input(dZ[1], net.layers[0].W)
    last = len(net.layers)
    pen = _Pen(ax, max(len(outputs), *net.sizes))
    for l, layer in enumerate(net.layers, start=1):
        x, name = 2 * (l - 1), f"A^{{({l - 1})}}" if l > 1 else "X"
        pen.arrays(x, name, trace.A[l - 1], trace.dA[l - 1] if l > 1 else dX,
                   alpha=1 if l > 1 else 0.4)
        pen.operation(x + 0.5, "linear", r"$\cdot\,W^\top$")
        pen.parameters(x + 0.5, l, layer)
        pen.arrays(x + 1, f"Z^{{({l})}}", trace.Z[l], dZ[l])
        if l < last:
            kind = type(layer.activation).__name__
            pen.operation(x + 1.5, kind.lower(), r"$\odot\;a'$",
                          uses_more=False)
    pen.end(2 * last - 0.5, loss.prepare(targets, outputs.shape,
                                         outputs.dtype), value)
    ax.set(xlim=(-0.3, 2 * last + 0.36), aspect="equal",
           ylim=(ROWS["dW"] - 0.48, ROWS["W"] + 0.5))
    ax.set_axis_off()
    return ax


class _Pen:
    """Draw arrays, operations and the arrows between them."""

    def __init__(self, ax, longest):
        self.ax, self.cell, self.right = ax, TILE / longest, None

    def tile(self, x, row, name, M, colour, shape=None, alpha=1):
        """Draw an array as a picture; return half its width and height."""
        y, (n, m) = ROWS[row], M.shape
        w, h = (max(self.cell * k, 0.05) / 2 for k in (m, n))
        limit = np.abs(M).max() or 1
        # White lines between the entries, where there is room for them.
        ruled = {"edgecolors": "white", "linewidth": 0.4}
        self.ax.pcolormesh(
            np.linspace(x - w, x + w, m + 1), np.linspace(y + h, y - h, n + 1),
            M, cmap=SIGNED, vmin=-limit, vmax=limit, alpha=alpha, zorder=3,
            **(ruled if self.cell > 0.03 else {"rasterized": True}))
        self.ax.add_patch(Rectangle((x - w, y - h), 2 * w, 2 * h, fill=False,
                                    ec=colour, lw=0.8, zorder=4, alpha=alpha))
        self.write(x, y + h + 0.045, name, colour, va="bottom", size=8.5)
        self.write(x, y - h - 0.04, shape or f"{n} × {m}", INK, va="top",
                   size=6.5)
        return w, h

    def arrays(self, x, name, A, dA, alpha=1):
        """Draw an array above its derivative, joined to what came before."""
        w, h = self.tile(x, "A", f"${name}$", A, BLUE)
        self.tile(x, "dA", f"$d{name}$", dA, VERMILLION, alpha=alpha)
        if self.right is not None:
            self.link(self.right, x - w)
        self.right = x + w
        self.kept = (x + 0.5 * w, ROWS["A"] - h - 0.15)

    def operation(self, x, there, back, uses_more=True):
        """Draw what is done both ways, with what is kept for it."""
        for row, text, colour in (("A", there, BLUE),
                                  ("dA", back, VERMILLION)):
            self.ax.add_patch(FancyBboxPatch(
                (x - BOX[0] / 2, ROWS[row] - BOX[1] / 2), *BOX, lw=0.8,
                boxstyle="round,pad=0,rounding_size=0.07", fc="white",
                ec=colour, zorder=3))
            self.write(x, ROWS[row], text, colour, size=7)
        self.link(self.right, x - BOX[0] / 2)
        self.right = x + BOX[0] / 2
        self.arrow(self.kept, (x - 0.09, ROWS["dA"] + BOX[1] / 2), KEPT,
                   kept=True)
        if uses_more:
            self.arrow((x + 0.09, ROWS["A"] - BOX[1] / 2),
                       (x + 0.09, ROWS["dA"] + BOX[1] / 2), KEPT, kept=True)

    def link(self, left, right):
        """Draw arrows, forwards to the right and backwards to the left."""
        self.arrow((left, ROWS["A"]), (right, ROWS["A"]), BLUE)
        self.arrow((right, ROWS["dA"]), (left, ROWS["dA"]), VERMILLION)

    def parameters(self, x, l, layer):
        """Draw bias and weights on top, their derivatives at the bottom."""
        shape = "{} × {} and {}".format(*layer.W.shape, layer.b.size)
        _, h = self.tile(x, "W", f"$W^{{({l})}},\\, b^{{({l})}}$", layer.W1,
                         BLUE, shape)
        self.arrow((x, ROWS["W"] - h - 0.17), (x, ROWS["A"] + BOX[1] / 2),
                   BLUE)
        _, h = self.tile(x, "dW", f"$dW^{{({l})}},\\, db^{{({l})}}$",
                         layer.dW1, VERMILLION, shape)
        self.arrow((x, ROWS["dA"] - BOX[1] / 2), (x, ROWS["dW"] + h + 0.2),
                   VERMILLION)
        self.write(x + 0.04, (ROWS["dA"] - BOX[1] + ROWS["dW"] + h) / 2 + 0.09,
                   rf"${'A' if l > 1 else 'X'}^\top\cdot$", VERMILLION,
                   ha="left", size=7)

    def end(self, x, Y, value):
        """Draw the loss, and the turn: dL = 1 goes back."""
        self.operation(x, "loss", r"$\partial$ loss")
        _, h = self.tile(x, "W", "$Y$", Y, BLUE)
        self.arrow((x, ROWS["W"] - h - 0.17), (x, ROWS["A"] + BOX[1] / 2),
                   BLUE)
        self.link(self.right, x + 0.42)
        self.write(x + 0.46, ROWS["A"], f"$L = {value:.2f}$", BLUE, ha="left",
                   size=8.5)
        self.write(x + 0.46, ROWS["dA"], "$dL = 1$", VERMILLION, ha="left",
                   size=8.5)
        self.arrow((x + 0.7, ROWS["A"] - 0.14), (x + 0.7, ROWS["dA"] + 0.14),
                   INK)

    def arrow(self, start, stop, colour, kept=False):
        self.ax.add_patch(FancyArrowPatch(
            start, stop, arrowstyle="-|>", mutation_scale=5 if kept else 7,
            shrinkA=0, shrinkB=0, color=colour, lw=0.7 if kept else 1,
            ls=(0, (3, 2)) if kept else "-", zorder=2))

    def write(self, x, y, text, colour, va="center", ha="center", size=8):
        self.ax.text(x, y, text, color=colour, ha=ha, va=va, fontsize=size,
                     zorder=5)

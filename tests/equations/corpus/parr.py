r"""Type formulas as Parr and Howard do: `\otimes` entrywise, `\vec{1}`."""

import numpy as np

from mlp_lit.equations import ones

from . import Text

TEXT = Text("T. Parr and J. Howard, The Matrix Calculus You Need For Deep"
            " Learning", dict(hadamard=r"\otimes"))
display = TEXT.display
VECTORS = {r"\mathbf{w}": (3,), r"\mathbf{x}": (3,), r"\vec{1}": ones(3)}

display(r"\frac{d}{dx} f(g(x)) = \frac{d f(u)}{d u} \frac{d u}{d x}",
        r"\frac{d}{dx} f(g(x)) = \frac{d f(u)}{d u} \frac{d x}{d u}",
        x=(), where=[r"u = x^3 + x", r"g(x) = x^3 + x",
                     r"f(u) = \sin(u)"])
display(r"\nabla f(x,y) = \left[ \frac{\partial f(x,y)}{\partial x},"
        r" \frac{\partial f(x,y)}{\partial y} \right] = [6yx, 3x^2]",
        r"\nabla f(x,y) = [3yx, 3x^2]", x=(), y=(),
        where=[r"f(x,y) = 3 x^2 y"])
display(r"\frac{dy}{dx} = \frac{dy}{du}\frac{du}{dx} = (\cos(u))(2x) = 2x"
        r"\cos(x^2)", r"\frac{dy}{dx} = \frac{dy}{du}\frac{du}{dx} ="
        r" (\cos(u))(2x) = 2x\cos(x)", x=(),
        where=[r"u = x^2", r"y = \sin(u)"])
display(r"\frac{\partial (\mathbf{w} + \mathbf{x})}{\partial \mathbf{w}} ="
        r" I = diag(\vec{1}), \quad \frac{\partial (\mathbf{w} \otimes"
        r" \mathbf{x})}{\partial \mathbf{w}} = diag(\mathbf{x})",
        r"\frac{\partial (\mathbf{w} \otimes \mathbf{x})}{\partial"
        r" \mathbf{w}} = diag(\mathbf{w})", symbols=VECTORS, I=np.eye(3))
display(r"\frac{\partial}{\partial z} (\mathbf{x} + \vec{1} z) = \vec{1}",
        r"\frac{\partial}{\partial z} (\mathbf{x} + \vec{1} z) = \mathbf{x}",
        symbols=VECTORS, z=())
display(r"\frac{\partial y}{\partial \mathbf{x}} = \left[ 1, 1, 1 \right] ="
        r" \vec{1}^T", r"\frac{\partial y}{\partial \mathbf{x}} = \left[ 1,"
        r" 1, 0 \right] = \vec{1}^T", symbols=VECTORS,
        where=[r"y = \sum_{i=1}^3 \mathbf{x}_i"])
display(r"\frac{\partial}{\partial \mathbf{w}} (\mathbf{w} \cdot \mathbf{x}"
        r" + b) = \mathbf{x}", r"\frac{\partial}{\partial \mathbf{w}}"
        r" (\mathbf{w} \cdot \mathbf{x} + b) = \mathbf{w}", symbols=VECTORS,
        b=())
display(r"max(0,z) = \begin{cases} 0 & z \leq 0 \\ z & z > 0 \end{cases}",
        r"max(0,z) = \begin{cases} 0 & z \leq 0 \\ -z & z > 0 \end{cases}",
        z=(), kinks={"z": 0})
display(r"\left.\frac{\partial (x^2 y)}{\partial x}\right|_{x=2} = 4 y",
        r"\left.\frac{\partial (x^2 y)}{\partial x}\right|_{x=2} = 2 x y",
        x=(), y=())
display(r"\frac{df}{dx}(a) = 3 a^2 + 1", r"\frac{df}{dx}(a) = 3 x^2 + 1",
        x=(), a=(), where=[r"f(x) = x^3 + x"])

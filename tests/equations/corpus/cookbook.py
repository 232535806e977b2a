r"""Type formulas as the Matrix Cookbook does: `\mathbf{A}^{T}`, `\circ`."""


from mlp_lit.equations import entries

from . import Text

TEXT = Text("K. B. Petersen and M. S. Pedersen, The Matrix Cookbook",
            dict(transpose="T", hadamard=r"\circ"))
display = TEXT.display
SQUARE = {rf"\mathbf{{{letter}}}": (3, 3) for letter in "ABCX"} | {
    rf"\mathbf{{{letter}}}": (3,) for letter in "abx"}

display(r"(\mathbf{A}\mathbf{B})^{-1} = \mathbf{B}^{-1}\mathbf{A}^{-1}",
        r"(\mathbf{A}\mathbf{B})^{-1} = \mathbf{A}^{-1}\mathbf{B}^{-1}",
        symbols=SQUARE)
display(r"(\mathbf{A}^{T})^{-1} = (\mathbf{A}^{-1})^{T}",
        r"(\mathbf{A}^{T})^{-1} = \mathbf{A}^{-1}", symbols=SQUARE)
display(r"\mathrm{Tr}(\mathbf{A}) = \sum_i A_{ii}",
        r"\mathrm{Tr}(\mathbf{A}) = \sum_i A_{1i}",
        symbols={r"\mathbf{A}": (3, 3)}, A=entries(r"\mathbf{A}"),
        i=range(1, 4))
display(r"\mathbf{a}^{T}\mathbf{a} = \mathrm{Tr}(\mathbf{a}\mathbf{a}^{T})",
        r"\mathbf{a}^{T}\mathbf{b} = \mathrm{Tr}(\mathbf{a}\mathbf{a}^{T})",
        symbols=SQUARE)
display(r"\det(\mathbf{A}) = \begin{vmatrix} a & b \\ c & d \end{vmatrix} ="
        r" ad - bc, \quad \det(c\mathbf{A}) = c^2 \det(\mathbf{A})",
        r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad + bc", a=(),
        b=(), c=(), d=(), where=[
            r"\mathbf{A} = \begin{bmatrix} a & b \\ c & d \end{bmatrix}"])
display(r"\frac{\partial \det(\mathbf{X})}{\partial \mathbf{X}} ="
        r" \det(\mathbf{X})(\mathbf{X}^{-1})^{T}",
        r"\frac{\partial \det(\mathbf{X})}{\partial \mathbf{X}} ="
        r" \det(\mathbf{X})\mathbf{X}^{-1}", symbols=SQUARE)
display(r"\frac{\partial \ln|\det(\mathbf{X})|}{\partial \mathbf{X}} ="
        r" (\mathbf{X}^{-1})^{T} = (\mathbf{X}^{T})^{-1}",
        r"\frac{\partial \ln|\det(\mathbf{X})|}{\partial \mathbf{X}} ="
        r" \mathbf{X}^{-1}", symbols=SQUARE)
display(r"\frac{\partial \mathbf{a}^{T}\mathbf{X}^{-1}\mathbf{b}}{\partial"
        r" \mathbf{X}} = -\mathbf{X}^{-T}\mathbf{a}\mathbf{b}^{T}"
        r"\mathbf{X}^{-T}",
        r"\frac{\partial \mathbf{a}^{T}\mathbf{X}^{-1}\mathbf{b}}{\partial"
        r" \mathbf{X}} = -\mathbf{X}^{-T}\mathbf{b}\mathbf{a}^{T}"
        r"\mathbf{X}^{-T}", symbols=SQUARE)
display(r"\frac{\partial \mathbf{x}^{T}\mathbf{a}}{\partial \mathbf{x}} ="
        r" \frac{\partial \mathbf{a}^{T}\mathbf{x}}{\partial \mathbf{x}} ="
        r" \mathbf{a}",
        r"\frac{\partial \mathbf{x}^{T}\mathbf{a}}{\partial \mathbf{x}} ="
        r" \frac{\partial \mathbf{a}^{T}\mathbf{x}}{\partial \mathbf{x}} ="
        r" \mathbf{x}", symbols=SQUARE)
display(r"\frac{\partial \mathbf{a}^{T}\mathbf{X}\mathbf{b}}{\partial"
        r" \mathbf{X}} = \mathbf{a}\mathbf{b}^{T}, \qquad"
        r" \frac{\partial \mathbf{a}^{T}\mathbf{X}^{T}\mathbf{b}}{\partial"
        r" \mathbf{X}} = \mathbf{b}\mathbf{a}^{T}",
        r"\frac{\partial \mathbf{a}^{T}\mathbf{X}\mathbf{b}}{\partial"
        r" \mathbf{X}} = \mathbf{b}\mathbf{a}^{T}", symbols=SQUARE)
display(r"\frac{\partial \mathbf{x}^{T}\mathbf{B}\mathbf{x}}{\partial"
        r" \mathbf{x}} = (\mathbf{B} + \mathbf{B}^{T})\mathbf{x}",
        r"\frac{\partial \mathbf{x}^{T}\mathbf{B}\mathbf{x}}{\partial"
        r" \mathbf{x}} = 2\mathbf{B}\mathbf{x}", symbols=SQUARE)
display(r"\frac{\partial}{\partial \mathbf{X}} \mathrm{Tr}(\mathbf{A}"
        r"\mathbf{X}\mathbf{B}) = \mathbf{A}^{T}\mathbf{B}^{T}",
        r"\frac{\partial}{\partial \mathbf{X}} \mathrm{Tr}(\mathbf{A}"
        r"\mathbf{X}\mathbf{B}) = \mathbf{B}^{T}\mathbf{A}^{T}",
        symbols=SQUARE)
display(r"\frac{\partial}{\partial \mathbf{X}} ||\mathbf{X}||_{\mathrm{F}}^2"
        r" = \frac{\partial}{\partial \mathbf{X}} \mathrm{Tr}(\mathbf{X}"
        r"\mathbf{X}^{H}) = 2\mathbf{X}",
        r"\frac{\partial}{\partial \mathbf{X}} ||\mathbf{X}||_{\mathrm{F}}^2"
        r" = \mathbf{X}", symbols=SQUARE)
display(r"\mathrm{Tr}(\mathbf{A}^{T}(\mathbf{B} \circ \mathbf{C})) ="
        r" \mathrm{Tr}((\mathbf{A} \circ \mathbf{B})^{T}\mathbf{C})",
        r"\mathrm{Tr}(\mathbf{A}^{T}(\mathbf{B} \circ \mathbf{C})) ="
        r" \mathrm{Tr}((\mathbf{A} \circ \mathbf{B})\mathbf{C})",
        symbols=SQUARE)
display(r"\left[\begin{array}{cc} a & b \\ c & d \end{array}\right]^{-1} ="
        r" \frac{1}{ad-bc} \left[\begin{array}{rr} d & -b \\ -c & a"
        r" \end{array}\right]",
        r"\left[\begin{array}{cc} a & b \\ c & d \end{array}\right]^{-1} ="
        r" \frac{1}{ad-bc} \left[\begin{array}{rr} a & -b \\ -c & d"
        r" \end{array}\right]", a=(), b=(), c=(), d=())
display(r"(\mathbf{A} + \mathbf{C}\mathbf{B}\mathbf{C}^{T})^{-1} ="
        r" \mathbf{A}^{-1} - \mathbf{A}^{-1}\mathbf{C}(\mathbf{B}^{-1} +"
        r" \mathbf{C}^{T}\mathbf{A}^{-1}\mathbf{C})^{-1}\mathbf{C}^{T}"
        r"\mathbf{A}^{-1}",
        r"(\mathbf{A} + \mathbf{C}\mathbf{B}\mathbf{C}^{T})^{-1} ="
        r" \mathbf{A}^{-1} - \mathbf{A}^{-1}\mathbf{C}(\mathbf{B} +"
        r" \mathbf{C}^{T}\mathbf{A}^{-1}\mathbf{C})^{-1}\mathbf{C}^{T}"
        r"\mathbf{A}^{-1}", symbols=SQUARE)
display(r"\operatorname{vec}(\mathbf{A}\mathbf{X}\mathbf{B}) = (\mathbf{B}"
        r"^{T} \otimes \mathbf{A})\operatorname{vec}(\mathbf{X})",
        r"\operatorname{vec}(\mathbf{A}\mathbf{X}\mathbf{B}) = (\mathbf{A}"
        r"\otimes \mathbf{B}^{T})\operatorname{vec}(\mathbf{X})",
        symbols=SQUARE)

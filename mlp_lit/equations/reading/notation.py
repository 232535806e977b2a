r"""Say once for a page what signs with several meanings mean on it.

`A^T` may be a transpose or a power, `\|A\|` one norm or another. What a page
means by them is a `Notation`; without it the ambiguous is refused.
"""

from dataclasses import dataclass, fields

from ..errors import DeclarationError

#: What each field may be. The first is what holds without a notation.
CHOICES = {
    "transpose": (None, "T", r"\mathrm{T}", r"\mathsf{T}", "t"),
    "layer": (None, "(l)", "[l]", "l"),
    "hadamard": (None, r"\odot", r"\circ", "*", r"\ast", r"\otimes"),
    "norm": (None, "spectral", "frobenius"),
    "indicator": (None, "I", r"\mathbb{I}", r"\mathbf{I}", r"\chi"),
    "positive_part": (False, True),
    "determinant": (False, True),
    "summation": (False, True),
    "decimal": (".", ",")}


@dataclass(frozen=True)
class Notation:
    r"""Say what the ambiguous signs of a page mean.

    Parameters
    ----------
    transpose : {"T", r"\mathrm{T}", r"\mathsf{T}", "t"}, optional
        The letter that transposes as a superscript, even where it is also
        declared. A T that is not declared does so without saying.
    layer : {"(l)", "[l]", "l"}, optional
        How the layer of a family stands in its superscript.
    hadamard : {r"\odot", r"\circ", "*", r"\ast", r"\otimes"}, optional
        The product entry by entry; `\odot` always is one.
    norm : {"spectral", "frobenius"}, optional
        The norm of a matrix whose bars carry no index.
    indicator : {"I", r"\mathbb{I}", r"\mathbf{I}", r"\chi"}, optional
        The letter that is 1 where the relation in its brackets holds.
    positive_part : bool
        Whether `[z]_+`, `(z)_+` and `z^+` are max(0, z).
    determinant : bool
        Whether `|A|` of a matrix is its determinant.
    summation : bool
        Whether an index that stands twice in a term is summed over.
    decimal : {".", ","}
        The sign before decimals; with "," lists of numbers are separated
        by semicolons.

    Raises
    ------
    DeclarationError
        For a value that is not among those listed.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\|A\|^2 \le \|A\|_F^2", A=(2, 3), tight=None,
    ...           notation=Notation(norm="spectral")).relations
    1
    """

    transpose: str | None = None
    layer: str | None = None
    hadamard: str | None = None
    norm: str | None = None
    indicator: str | None = None
    positive_part: bool = False
    determinant: bool = False
    summation: bool = False
    decimal: str = "."

    def __post_init__(self):
        for field in fields(self):
            given, choices = getattr(self, field.name), CHOICES[field.name]
            if not any(given is choice or type(given) is type(choice)
                       and given == choice for choice in choices):
                listed = ", ".join(map(repr, choices))
                raise DeclarationError(f"Notation: {field.name} is one of "
                                       f"{listed}, not {given!r}")


#: What is read where nobody says anything.
PLAIN = Notation()


def checked(notation):
    """Return a notation that was given, or the plain one for None.

    Raises
    ------
    DeclarationError
        When something else was given.

    Examples
    --------
    >>> checked(None) == Notation()
    True
    """
    if notation is None:
        return PLAIN
    if not isinstance(notation, Notation):
        raise DeclarationError(f"notation is a Notation(…), not {notation!r}")
    return notation

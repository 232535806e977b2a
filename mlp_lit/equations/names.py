r"""Python says theta where TeX says \theta: one spelling for both."""

from .errors import DeclarationError, EquationError
from .scan import spelling

GREEK = set(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota "
    "kappa lambda mu nu xi rho varrho sigma tau phi varphi chi psi omega pi "
    "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell".split())


def spelled(name):
    """The canonical spelling of a Python identifier or a TeX name."""
    if isinstance(name, tuple):
        return name
    tex = name
    base, _, below = name.partition("_")
    if name.isidentifier() and "\\" not in name:
        tex = _command(base) + (f"_{{{below}}}" if below else "")
    try:
        result = spelling(tex)
    except EquationError as error:
        raise DeclarationError(f"{name!r} is not a name: {error}") from None
    if not result or not (result[0].isalpha() or result[0][0] == "\\"):
        raise DeclarationError(f"{name!r} is not a name")
    return result


def _command(word):
    if word in GREEK:
        return "\\" + word
    return word if len(word) == 1 else rf"\operatorname{{{word}}}"

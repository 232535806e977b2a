"""Write declarations: the Python that says what a letter is."""

import keyword
import re

from ..reading.vocabulary import GREEK
from .choices import plain
from .customary import ONE_HOT, PROBABILITIES

_VALUES = "(-1, 0.5, 3), (0.25, 0.5, 0.25)"
_NUMBER = ("function(lambda x: np.sum(np.sin(x) * np.arange(1, 1 + "
           "np.size(x))), elementwise=False)")
_SOFTMAX = ("function(lambda z: np.exp(z) / np.exp(z).sum(), "
            "elementwise=False)")
#: Functions that are known by name, as Python.
KNOWN = {
    "relu": "function(lambda z: z * (z.real > 0), kinks=(0,))",
    "sigmoid": "function(lambda z: 1 / (1 + np.exp(-z)))",
    "softplus": "function(lambda z: np.log(1 + np.exp(z)))",
    "softmax": _SOFTMAX}
_LIKELY = {"probabilities": PROBABILITIES, "one_hot": ONE_HOT}


def keyword_of(name):
    r"""Return the keyword under which a letter is declared, or "".

    Examples
    --------
    >>> [keyword_of(name) for name in (
    ...     ("W",), ("\\theta",), ("\\beta", "_", "{", "1", "}"),
    ...     ("\\lambda",), ("\\hat{y}",))]
    ['W', 'theta', 'beta_1', '', '']
    """
    base, below = name[0], "".join(name[1:])
    word = base.lstrip("\\")
    simple = len(base) == 1 and base.isascii() or word in GREEK
    if below.startswith("_{") and below[2:-1].isalnum():
        word += f"_{below[2:-1]}"
    elif below:
        return ""
    return word if simple and not keyword.iskeyword(word) else ""


def in_tex(name):
    r"""Write a name as TeX: a space goes behind a command, before a letter.

    Examples
    --------
    >>> in_tex(("\\eta", "x")), in_tex(("W", "^", "{", "(", "l", ")", "}"))
    ('\\eta x', 'W^{(l)}')
    """
    parts = []
    for text, after in zip(name, (*name[1:], ""), strict=True):
        command = re.fullmatch(r"\\[A-Za-z]+", text)
        parts.append(f"{text} " if command and after[:1].isalpha() else text)
    return "".join(parts)


def quoted(text):
    r"""Write TeX as a string of Python, raw where it has a backslash.

    Examples
    --------
    >>> print(quoted("W^{(l)}"), quoted(r"\hat{y}"))
    "W^{(l)}" r"\hat{y}"
    """
    return f'r"{text}"' if "\\" in text else f'"{text}"'


def array_text(axes, kind, style):
    """Return the declaration of an array.

    Parameters
    ----------
    axes : tuple of int
    kind : str
    style : {"", "positive", "probabilities", "one_hot", "random", "normal"}

    Examples
    --------
    >>> array_text((3,), "column", ""), array_text((), "scalar", "positive")
    ('(3,)', 'positive()')
    """
    inside = ", ".join(map(str, axes))
    shape = f"({inside}{',' if len(axes) == 1 else ''})"
    if style == "random":
        return f"distribution({_VALUES}{f', {shape}' if axes else ''})"
    if kind == "row":
        return f"row({inside})"
    if style and (axes or style == "positive"):
        return f"{style}({inside})"
    return shape


def function_text(base, kind, smooth):
    """Return the declaration of a function of some kind."""
    name = plain(base).removeprefix(r"\operatorname{").rstrip("}").lower()
    if name in KNOWN:
        return KNOWN[name]
    if kind == "number":
        return _NUMBER
    if kind == "alike":
        return _SOFTMAX
    return "smooth_function()" if smooth else "function(np.tanh)"


def dependent_text(axes, arguments):
    r"""Return the declaration of what depends on other letters.

    Parameters
    ----------
    axes : tuple of int
    arguments : list of (name as text, axes)

    Examples
    --------
    >>> dependent_text((), [("z", (3,))])
    'scalar_of("z")'
    >>> dependent_text((2,), [("x", (3,))])
    'computed(lambda x: np.sin(np.arange(1, 7).reshape(2, 3) @ x), "x")'
    """
    names = ", ".join(quoted(name) for name, _ in arguments)
    if not axes:
        return f"scalar_of({names})"
    (_, size), = arguments if len(arguments) == 1 else [(None, (1, 1))]
    if len(axes) != 1 or len(size) > 1:
        return ""
    below = size[0] if size else 1
    last = axes[0] * below + 1
    by = "@ x" if size else "[:, 0] * x"
    return (f"computed(lambda x: np.sin(np.arange(1, {last})"
            f".reshape({axes[0]}, {below}) {by}), {names})".replace(
                ") [:", ")[:"))


def likely_style(name):
    r"""Return "probabilities" or "one_hot" for letters that often are.

    Examples
    --------
    >>> likely_style(("y",)), likely_style(("\\hat{y}",)), likely_style("W")
    ('one_hot', 'probabilities', '')
    """
    return next((style for style, letters in _LIKELY.items()
                 if name[0] in letters), "")

"""Read a formula: from pieces of TeX to a tree, or an error with its place.

The grammar stands in `grammar`, the types of its tokens in `lexer`, the nodes
in `build`.
"""

from functools import lru_cache

from lark import Lark
from lark.exceptions import UnexpectedInput

from .build import Builder
from .grammar import GRAMMAR
from .lexer import TokenStream, tokenize
from .unclear import Unclear

#: A deeper tree would exhaust Python's stack when it is walked.
DEEPEST = 120
PLAIN_WORDS = {
    "_RB": "the end of a braced group", "_LB": "an opening brace",
    "_RPAR": "a closing parenthesis", "_RSQ": "a closing bracket",
    "_RBR": "a closing brace", "_RBAR": "a closing bar",
    "_RNORM": "a closing norm bar", "_COMMA": "a comma",
    "REL": "a relation", "TOP": "a transpose sign", "_AMP": "'&'",
    "D": "a differential", "_SUB": "a subscript", "_SUP": "a superscript"}
#: Why a token cannot stand where it was met; others have a plain word.
PROBLEMS = {
    "D": "a derivative is read only from \\frac{…}{…}",
    "GIVEN": r"a condition behind \mid stands inside E, Var, Cov or P only",
    "STAR": "as a product entry by entry it is read under "
            "Notation(hadamard='*')",
    "_CIRC": r"\circ composes functions; as a product entry by entry it is "
             r"read under Notation(hadamard=r'\circ')",
    "DOTS": "an ellipsis needs a neighbour on both sides",
    **{kind: f"{word} cannot stand here"
       for kind, word in PLAIN_WORDS.items() if kind != "D"}}


def parse(formula, names):
    r"""Read a formula: return its tree.

    Parameters
    ----------
    formula : Formula
        What `scan` made of the TeX.
    names : Names

    Returns
    -------
    tuple
        A tree as described in `tree`.

    Raises
    ------
    TexSyntaxError

    Examples
    --------
    >>> from mlp_lit.equations.reading.names import Names
    >>> from mlp_lit.equations.reading.scan import scan
    >>> parse(scan("x = e"), Names({("x",): "NAME"}))
    ('statement', ('chain', ('name', ('x',)), '=', ('constant', 'e')))
    """
    tokens = tokenize(formula, names)
    if not tokens:
        raise formula.error(0, "", "there is no formula here")
    try:
        tree = _parser().parse(tokens)
    except UnexpectedInput as unexpected:
        raise _translated(formula, tokens, unexpected) from None
    except Unclear as unclear:
        raise formula.error(unclear.at, unclear.token,
                            str(unclear)) from None
    if _depth(tree) > DEEPEST:
        raise formula.error(0, "", "the formula is nested too deeply")
    return tree


@lru_cache(maxsize=1)
def _parser():
    return Lark(GRAMMAR, parser="lalr", lexer=TokenStream,
                transformer=Builder(), maybe_placeholders=False)


def _depth(tree):
    """Count how deep a tree is, without recursion."""
    level, depth = [tree], 0
    while level:
        depth += 1
        level = [child for node in level for child in node
                 if isinstance(child, tuple)]
    return depth


def _translated(formula, tokens, unexpected):
    """Say lark's complaint in words of mathematics, with its place."""
    token = getattr(unexpected, "token", None)
    expected = set(getattr(unexpected, "expected", ()) or ())
    wanted = sorted(PLAIN_WORDS[e] for e in expected & PLAIN_WORDS.keys())
    if token is None or token.type == "$END":
        problem = "the formula stops too early"
        if wanted:
            problem += "; missing: " + " or ".join(wanted)
        return formula.error(len(formula.tex), "", problem)
    problem = PROBLEMS.get(token.type, "this cannot stand here")
    if wanted and len(wanted) <= 3:
        problem += "; expected " + " or ".join(wanted)
    end = min((t.start_pos for t in tokens if t.start_pos > token.start_pos),
              default=len(formula.tex))
    text = formula.tex[token.start_pos:end].strip()
    return formula.error(token.start_pos, text, problem)

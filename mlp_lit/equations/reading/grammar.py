r"""A formula is a sentence, and a grammar says which sentences there are.

`GRAMMAR` is read by lark as an LALR(1) grammar: one token of lookahead, so
one reading only, and linear time. Subscripts have a grammar of their own,
because there `ij` is two indices and not a product.
"""

from functools import lru_cache

from lark import Lark
from lark.exceptions import UnexpectedInput

from ..errors import TexSyntaxError
from .build import Builder, Unclear
from .lexer import TokenStream, tokenize
from .scan import syntax_error

GRAMMAR = r"""
start: clause (_COMMA clause)*
clause: claim note* | note+
note: WORDS claim?
?claim: chain (ARROW chain)*
chain: side (REL side)* (LISTDOTS side)?
?side: expr | composed

expr: (MINUS | PLUS)? term ((PLUS | MINUS) term)*
?term: product | large
?large: BIG limits term            -> large
     | EXTREMUM limits term        -> extremum_over
     | ELEMENTARY large            -> elementary_large
     | derivation large            -> derived
product: factor (factor | join factor)* (join? large)?
!join: CDOT | TIMES | ODOT | OTIMES | SLASH
factor: (closed | open) post*
open_factor: open post*

?closed: _LPAR list _RPAR          -> paren
     | _LSQ list _RSQ              -> bracket
     | _LSQ list _RPAR             -> half_open
     | _LPAR list _RSQ             -> half_closed
     | _LBR list _RBR              -> braces
?open: NUMBER                      -> number
     | CONSTANT                    -> constant
     | NAME                        -> name
     | ONES                        -> ones
     | DOTS                        -> dots
     | DOMAIN                      -> domain
     | _LB expr _RB                -> group
     | _LBAR expr _RBAR            -> absolute
     | norm
     | _LANGLE expr _COMMA expr _RANGLE -> inner
     | _LFLOOR expr _RFLOOR        -> floor
     | _LCEIL expr _RCEIL          -> ceiling
     | _FRAC _LB expr _RB _LB expr _RB  -> fraction
     | _BINOM _LB expr _RB _LB expr _RB -> binomial
     | _SQRT _LB expr _RB          -> root
     | _SQRT _LSQ expr _RSQ _LB expr _RB -> root_of_order
     | _CASES row (_ROW row)* _ROW? _ENDCASES -> cases
     | _MATRIX cells (_ROW cells)* _ROW? _ENDMATRIX -> matrix
     | _INTEGRAL bounds expr D NAME -> integral
     | KRONECKER sub               -> kronecker
     | IDENTITY sub                -> identity
     | INDICATOR (_LSQ list _RSQ | _LBR list _RBR) -> indicator
     | INDICATOR _SUB _LB list _RB -> indicator
     | BIGO _LPAR expr _RPAR       -> big_o
     | NORMAL args                 -> normal_law
     | JACOBIAN _SUB _LB FUNCTION _RB args -> jacobian
     | JACOBIAN _SUB _LB FUNCTION sub _RB args -> jacobian
     | derivative
     | derivation factor           -> derived
     | NABLA nabla_sub? nabla_sup? factor -> nabla
     | NABLA nabla_sup nabla_sub factor -> nabla
     | function args               -> call
     | function                    -> bare
     | _LPAR composed _RPAR primes args -> call_composed
     | EXPECTED args               -> expected
     | EXTREMUM args               -> extremum_of
     | ELEMENTARY sup? sub? args   -> elementary
     | ELEMENTARY sup? sub? open_factor -> elementary_open
norm: _LNORM expr _RNORM (_SUB _LB norm_kind _RB)?
?norm_kind: FROBENIUS -> word | expr
function: FUNCTION (PRIME | sub | sup)*
composed: function (_CIRC function)+
primes: PRIME*
args: _LPAR list _RPAR | _LSQ list _RSQ | _LBR list _RBR
list: claim (_COMMA claim)*

derivative: _FRAC _LB D order? product _RB _LB slots _RB
derivation: _FRAC _LB D order? _RB _LB slots _RB
order: _SUP _LB NUMBER _RB
slots: (D factor)+
nabla_sub: _SUB _LB factor _RB
nabla_sup: _SUP _LB NUMBER _RB

?post: sub | sup | PRIME -> prime | FACTORIAL -> factorial
sub: _SUB _LB index (_COMMA? index)* _RB
index: index_term ((PLUS | MINUS) index_term)*
?index_term: index_atom (CDOT index_atom)* -> index_product
?index_atom: NUMBER -> number | CONSTANT -> constant | NAME -> name
     | NAME sub -> index_of | COLON -> slice
     | _LPAR index _RPAR -> index_group
?sup: _SUP _LB supbody _RB
?supbody: expr -> exponent
     | TOP -> transpose
     | expr TOP -> exponent_transpose
     | MINUS TOP -> inverse_transpose
     | PLUS -> pseudoinverse
     | DAGGER -> pseudoinverse
     | PLUS TOP -> pseudoinverse_transpose
     | PRIME -> prime
     | STAR -> star
limits: _SUB _LB list _RB (_SUP _LB expr _RB)?
     | _SUP _LB expr _RB _SUB _LB list _RB -> limits_reversed
bounds: _SUB _LB expr _RB _SUP _LB expr _RB
     | _SUP _LB expr _RB _SUB _LB expr _RB -> bounds_reversed
row: side _COMMA? (_AMP condition)?
condition: WORDS list? | list
cells: side (_AMP side)*
%declare NUMBER CONSTANT NAME FUNCTION ONES DOTS DOMAIN REL ARROW WORDS
%declare PLUS MINUS CDOT TIMES ODOT OTIMES SLASH COLON LISTDOTS
%declare BIG EXTREMUM ELEMENTARY EXPECTED KRONECKER IDENTITY INDICATOR
%declare BIGO NORMAL JACOBIAN NABLA D PRIME FACTORIAL TOP DAGGER STAR
%declare FROBENIUS _COMMA _CIRC _LPAR _RPAR _LSQ _RSQ _LBR _RBR _LB _RB
%declare _SUP _SUB _FRAC _BINOM _SQRT _INTEGRAL _LANGLE _RANGLE _LFLOOR
%declare _RFLOOR _LCEIL _RCEIL _LBAR _RBAR _LNORM _RNORM _CASES
%declare _ENDCASES _MATRIX _ENDMATRIX _AMP _ROW
"""
DEEPEST = 120
PLAIN_WORDS = {
    "_RB": "the end of a braced group", "_LB": "an opening brace",
    "_RPAR": "a closing parenthesis", "_RSQ": "a closing bracket",
    "_RBR": "a closing brace", "_RBAR": "a closing bar",
    "_RNORM": "a closing norm bar", "_COMMA": "a comma",
    "REL": "a relation", "TOP": "a transpose sign", "_AMP": "'&'",
    "D": "a differential", "_SUB": "a subscript", "_SUP": "a superscript"}


def parse(tex, names):
    r"""The tree of a formula.

    Parameters
    ----------
    tex : str
    names : dict from spelling to "NAME" or "FUNCTION"
        See `lexer.tokenize`.

    Returns
    -------
    tuple
        A tree as described in `tree`.

    Raises
    ------
    TexSyntaxError

    Examples
    --------
    >>> parse("x = 2", {("x",): "NAME"})
    ('statement', ('chain', ('name', ('x',)), '=', ('number', '2')))
    """
    tokens = tokenize(tex, names)
    if not tokens:
        raise TexSyntaxError("there is no formula here")
    try:
        return _checked(_parser().parse(tokens))
    except UnexpectedInput as unexpected:
        raise _translated(tex, tokens, unexpected) from None
    except Unclear as unclear:
        raise syntax_error(tex, unclear.at, unclear.token,
                           str(unclear)) from None


def _checked(tree):
    """A tree so deep that walking it would exhaust Python is refused."""
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise TexSyntaxError("the formula is nested too deeply")
        level = [child for node in level for child in node
                 if isinstance(child, tuple)]
    return tree


@lru_cache(maxsize=1)
def _parser():
    return Lark(GRAMMAR, parser="lalr", lexer=TokenStream,
                transformer=Builder(), maybe_placeholders=False)


def _translated(tex, tokens, unexpected):
    """Lark's complaint in words of mathematics, with its place."""
    token = getattr(unexpected, "token", None)
    expected = set(getattr(unexpected, "expected", ()) or ())
    wanted = sorted(PLAIN_WORDS[e] for e in expected & PLAIN_WORDS.keys())
    if token is None or token.type == "$END":
        problem = "the formula stops too early"
        if wanted:
            problem += "; missing: " + " or ".join(wanted)
        return syntax_error(tex, len(tex), "", problem)
    text = tex[token.start_pos:_end_of(tex, tokens, token)].strip()
    if token.type == "D":
        problem = "a derivative is read only from \\frac{…}{…}"
    elif token.type == "DOTS":
        problem = "an ellipsis needs a neighbour on both sides"
    elif token.type in PLAIN_WORDS:
        problem = f"{PLAIN_WORDS[token.type]} cannot stand here"
    else:
        problem = "this cannot stand here"
    if wanted and len(wanted) <= 3:
        problem += "; expected " + " or ".join(wanted)
    return syntax_error(tex, token.start_pos, text, problem)


def _end_of(tex, tokens, token):
    later = [t.start_pos for t in tokens if t.start_pos > token.start_pos]
    return min(later, default=len(tex))

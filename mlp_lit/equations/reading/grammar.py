r"""State the grammar of a formula: which sentences there are.

`GRAMMAR` is read by lark as an LALR(1) grammar: one token of lookahead, so
one reading only, and linear time. Names of tokens that begin with an
underscore leave no trace in the tree. Subscripts have rules of their own,
because there `ij` is two indices and not a product.
"""

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
join: CDOT | JOIN
factor: (closed | open) post*
open_factor: open post*

?closed: _LPAR _items _RPAR        -> paren
     | _LSQ _items _RSQ            -> bracket
     | _LSQ _items _RPAR           -> half_open
     | _LPAR _items _RSQ           -> half_closed
     | _LBR _items _RBR            -> braces
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
     | INDICATOR (_LSQ _items _RSQ | _LBR _items _RBR) -> indicator
     | INDICATOR _LPAR _items _RPAR -> indicator
     | BRACE _LB expr _RB (_SUB | _SUP) _LB label _RB -> braced
     | _LAT expr _RAT _SUB _LB _items _RB -> evaluated
     | INDICATOR _SUB _LB _items _RB -> indicator
     | BIGO _LPAR expr _RPAR       -> big_o
     | NORMAL args                 -> normal_law
     | JACOBIAN _SUB _LB FUNCTION _RB args -> jacobian
     | JACOBIAN _SUB _LB FUNCTION sub _RB args -> jacobian
     | derivative
     | derivation factor           -> derived
     | NABLA nabla_sub? nabla_sup? factor -> nabla
     | function args               -> call
     | function                    -> bare
     | _LPAR composed _RPAR primes args -> call_composed
     | EXPECTED over? outcomes     -> expected
     | EXTREMUM args               -> extremum_of
     | ELEMENTARY sub? sup? args   -> elementary
     | ELEMENTARY sub? sup? open_factor -> elementary_open
norm: _LNORM expr _RNORM (_SUB _LB norm_kind _RB)?
?norm_kind: FROBENIUS -> word | expr
function: FUNCTION (PRIME | sub | sup)*
composed: function (_CIRC function)+
primes: PRIME*
args: _LPAR _items _RPAR | _LSQ _items _RSQ | _LBR _items _RBR
list: _items
outcomes: _LPAR _items given? _RPAR | _LSQ _items given? _RSQ
     | _LBR _items given? _RBR
given: GIVEN _items
over: _SUB _LB _items _RB
label: WORDS -> words | expr | REL expr
_items: claim (_COMMA claim)*

derivative: _FRAC _LB D order? product _RB _LB slots _RB
derivation: _FRAC _LB D order? _RB _LB slots _RB
order: _SUP _LB NUMBER _RB
slots: (D factor)+
nabla_sub: _SUB _LB factor _RB
nabla_sup: _SUP _LB NUMBER _RB

?post: sub | sup | PRIME -> prime | FACTORIAL -> factorial
     | POSITIVE -> positive_part
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
bounds: _SUB _LB expr _RB _SUP _LB expr _RB
row: side _COMMA? (_AMP condition)?
condition: WORDS _items? | _items
cells: side (_AMP side)*
%declare NUMBER CONSTANT NAME FUNCTION ONES DOTS DOMAIN REL ARROW WORDS
%declare PLUS MINUS CDOT JOIN COLON LISTDOTS
%declare BIG EXTREMUM ELEMENTARY EXPECTED KRONECKER IDENTITY INDICATOR
%declare BIGO NORMAL JACOBIAN NABLA D PRIME FACTORIAL TOP DAGGER STAR
%declare GIVEN BRACE POSITIVE _LAT _RAT
%declare FROBENIUS _COMMA _CIRC _LPAR _RPAR _LSQ _RSQ _LBR _RBR _LB _RB
%declare _SUP _SUB _FRAC _BINOM _SQRT _INTEGRAL _LANGLE _RANGLE _LFLOOR
%declare _RFLOOR _LCEIL _RCEIL _LBAR _RBAR _LNORM _RNORM _CASES
%declare _ENDCASES _MATRIX _ENDMATRIX _AMP _ROW
"""

r"""Say which command means what: the words of the language, in tables.

Another notation for something that is read is a line here, and only here: a
spelling of a relation, an environment, a word between formulas. A name that
is declared by the reader wins over all of these tables. Where several
spellings mean the same, the first is the one that is printed.
"""

import re

# --- what the scanner drops, closes up or takes as one piece ---------------

SPACING = {r"\,", r"\;", r"\:", r"\!", r"\>", r"\ ", "\\\n", "\\\t", "~",
           r"\displaystyle", r"\textstyle", r"\limits", r"\nolimits",
           r"\nonumber", r"\notag", r"\hfill", r"\relax"}
#: What may stand between a large operator and its limits.
PLACING = {r"\limits", r"\nolimits", r"\displaystyle", r"\textstyle"}
#: Above a letter these are one print.
ONE_SIGN = {r"\prime": "'", r"\ast": "*"}
#: What stands on a base; TeX sets it in one place, in whatever order.
SCRIPTS = {"_", "^", "'"}
GAP = r"\quad"
GAPS = {r"\quad", r"\qquad"}
FULL_STOPS = {".", ",", ";"}
SIZES = {"\\" + big + side for big in ("big", "Big", "bigg", "Bigg")
         for side in ("", "l", "r", "m")}
STRETCHED = {r"\left", r"\right", r"\middle"}
#: Delimiters whose command says which side they are.
SIDES = {r"\left": "<", r"\right": ">",
         **{size: "<" for size in SIZES if size.endswith("l")},
         **{size: ">" for size in SIZES if size.endswith("r")}}
BARS = {"|": "|", r"\|": "||", r"\vert": "|", r"\Vert": "||"}
TWO_ARGUMENTS = {r"\frac": r"\frac", r"\tfrac": r"\frac",
                 r"\dfrac": r"\frac", r"\binom": r"\binom",
                 r"\tbinom": r"\binom", r"\dbinom": r"\binom",
                 r"\cfrac": r"\frac", r"\nicefrac": r"\frac",
                 r"\sfrac": r"\frac", r"\stackrel": r"\stackrel",
                 r"\overset": r"\stackrel", r"\underset": r"\underset"}
#: Commands with one argument that stays in braces.
ONE_ARGUMENT = {r"\underbrace", r"\overbrace"}
#: Space of a given width; from one em on it parts formulas.
HSPACE, WIDE = r"\hspace", {"em": 1.0, "in": 0.15, "cm": 0.4, "pt": 10.0}
#: Commands that change the space around their argument, and no more.
UNWRAPPED = {r"\mathop", r"\mathbin", r"\mathrel", r"\mathord", r"\mathinner"}
ACCENTS = {"\\" + name for name in (
    "hat bar tilde vec widehat widetilde overline underline mathbf "
    "boldsymbol bm mathcal mathbb mathsf mathit mathfrak mathscr dot "
    "ddot").split()}
WORDED = {r"\operatorname": r"\operatorname", r"\mathrm": r"\operatorname",
          r"\text": r"\text", r"\textrm": r"\text", r"\mbox": r"\text",
          r"\begin": r"\begin", r"\end": r"\end"}
OUTSIDE = {r"\label", r"\tag"}

# --- relations, joints and brackets ----------------------------------------

RELATIONS = {
    "=": "=", r"\equiv": "=", r"\coloneqq": "=", r"\triangleq": "=",
    "<": "<", ">": ">", r"\lt": "<", r"\gt": ">",
    r"\le": "<=", r"\leq": "<=", r"\leqslant": "<=", r"\ge": ">=",
    r"\geq": ">=", r"\geqslant": ">=", r"\ne": "!=", r"\neq": "!=",
    r"\approx": "~=", r"\in": "in", r"\sim": "~"}
ARROWS = {r"\iff": "iff", r"\Leftrightarrow": "iff",
          r"\Longleftrightarrow": "iff", r"\implies": "implies",
          r"\Rightarrow": "implies", r"\Longrightarrow": "implies"}
#: Signs between factors; the rule of each stands in `evaluation.products`.
JOINS = {r"\cdot": "cdot", r"\times": "times", r"\odot": "odot",
         r"\otimes": "otimes", "/": "/"}
LARGE = {r"\sum": "sum", r"\prod": "prod"}
#: Spelling to type of token.
SIGNS = {
    **dict.fromkeys(JOINS, "JOIN"), r"\cdot": "CDOT",
    **dict.fromkeys(LARGE, "BIG"), "+": "PLUS", "-": "MINUS",
    r"\circ": "_CIRC",
    "(": "_LPAR", ")": "_RPAR", "[": "_LSQ", "]": "_RSQ",
    r"\{": "_LBR", r"\}": "_RBR", r"\lbrace": "_LBR", r"\rbrace": "_RBR",
    "{": "_LB", "}": "_RB", "^": "_SUP", "_": "_SUB", ",": "_COMMA",
    ";": "_COMMA", ":": "COLON", r"\frac": "_FRAC", r"\binom": "_BINOM",
    r"\sqrt": "_SQRT", r"\partial": "D", r"\nabla": "NABLA",
    r"\top": "TOP", r"\intercal": "TOP", r"\dagger": "DAGGER",
    r"\ast": "STAR", "*": "STAR", "'": "PRIME", r"\prime": "PRIME",
    "!": "FACTORIAL", r"\cdots": "DOTS", r"\dots": "DOTS",
    r"\ldots": "DOTS", r"\dotsb": "DOTS", r"\dotsc": "DOTS",
    r"\int": "_INTEGRAL", r"\mid": "GIVEN", "_+": "POSITIVE",
    r"\underbrace": "BRACE", r"\overbrace": "BRACE", r"\left.": "_LAT",
    "|@": "_RAT",
    r"\langle": "_LANGLE", r"\rangle": "_RANGLE", r"\lfloor": "_LFLOOR",
    r"\rfloor": "_RFLOOR", r"\lceil": "_LCEIL", r"\rceil": "_RCEIL",
    "|<": "_LBAR", "|>": "_RBAR", r"\lvert": "_LBAR", r"\rvert": "_RBAR",
    "||<": "_LNORM", "||>": "_RNORM", r"\lVert": "_LNORM",
    r"\rVert": "_RNORM"}
#: Tokens behind which a plain bar closes.
VALUE_ENDS = {"NUMBER", "CONSTANT", "NAME", "FUNCTION", "ONES", "_RPAR",
              "_RSQ", "_RBR", "_RB", "POSITIVE", "_RBAR", "_RNORM", "PRIME",
              "TOP", "FACTORIAL", "_RANGLE", "_RFLOOR", "_RCEIL", "_ENDMATRIX"}

# --- environments ----------------------------------------------------------

MATRICES = {"pmatrix", "bmatrix", "matrix", "smallmatrix"}
CASES = {"cases"}
BLOCKS = set("aligned align align* split gathered gather gather* equation "
             "equation* eqnarray eqnarray* multline multline*".split())

# --- letters and names -----------------------------------------------------

GREEK = set(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota "
    "kappa lambda mu nu xi rho varrho sigma tau phi varphi chi psi omega pi "
    "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell".split())
#: Operators that TeX has a command for; others are `\operatorname{…}`.
COMMANDS = set(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom "
    "inf ker lg lim liminf limsup ln log max min Pr prod sec sin sinh sum "
    "sup tan tanh".split())
EXPECTED = {"E": "E", "Var": "Var", "V": "Var", "var": "Var", "Cov": "Cov",
            "cov": "Cov", "P": "P", "Pr": "P"}
EXTREMA = {"max": "max", "min": "min", "argmax": "argmax",
           "argmin": "argmin", "sup": "max", "inf": "min"}
#: What is never a new symbol: spelling to type of token and value.
CUSTOMARY = {r"\pi": ("CONSTANT", "pi"),
             r"\infty": ("CONSTANT", "infinity"),
             r"\mathbb{R}": ("DOMAIN", "R"), r"\mathbb{N}": ("DOMAIN", "N"),
             r"\mathbb{Z}": ("DOMAIN", "Z"),
             r"\mathcal{N}": ("NORMAL", "N"),
             r"\forall": ("WORDS", "for all"),
             r"\colon": ("COLON", ":")}
#: Constants whose letter a display may define otherwise.
CONSTANTS = {"e": "e", r"\operatorname{e}": "e"}
ONES = {r"\mathbf{1}", r"\mathbb{1}", r"\operatorname{1}"}
#: Letters that say something where a certain sign follows them.
BEFORE = {(r"\delta", "_"): "KRONECKER", ("J", "_"): "JACOBIAN",
          ("I", "_"): "IDENTITY", ("O", "("): "BIGO",
          (r"\mathcal{O}", "("): "BIGO"}
DIFFERENTIAL, ALWAYS_DIFFERENTIAL = "d", r"\operatorname{d}"
DIFFERENTIALS = {DIFFERENTIAL, ALWAYS_DIFFERENTIAL, r"\partial"}
FROBENIUS = {"F", r"\operatorname{F}", r"\text{F}"}

#: Signs that may be part of a name: in its letters, below and above them.
IN_NAMES = {"(", ")"}
BELOW_NAMES = IN_NAMES | {r"\infty", "/", "+", "-", ",", "*", r"\ast", ":"}
ABOVE_NAMES = IN_NAMES | {"*", r"\ast", "'", r"\prime", "+", "-", ","}
#: What a reader takes a letter for, unless a page says otherwise.
TAKEN_FOR = {"e": "Euler's number", r"\pi": "the number π",
             r"\sigma": "the logistic function", "O": "a remainder",
             "E": "an expectation", "P": "a probability",
             r"\operatorname{relu}": "max(0, x)",
             r"\Phi": "the normal distribution function"}
KRONECKER = r"\delta"

# --- what a page may write otherwise ---------------------------------------

FRACTION, TOP, ENTRYWISE = r"\frac", r"\top", r"\odot"
DAGGER, PARTIAL, GIVEN = r"\dagger", r"\partial", r"\mid"
#: Invisible delimiters; the bar that ends what the left one begins.
NO_LEFT, NO_RIGHT, BAR_AT = r"\left.", r"\right.", "|@"
SINGLE_BARS = {"|", r"\vert"}
ARRAY, DETERMINANT = "array", ("vmatrix", "det")
BELOW = r"\underset"
INDICATOR = r"\mathbb{1}"
#: What may stand before the T of a transpose in one superscript.
BEFORE_TRANSPOSE = {"-", "+", DAGGER, ")", "]"}
#: What begins a superscript that is a mark, and no layer.
NO_LAYERS = {"+", "-", "*", r"\ast", DAGGER, r"\prime", "'", "("}
#: A word in roman letters.
WORD = re.compile(r"\\(?:operatorname|text)\{([^{}]+)\}")
TRANSPOSES = {"T", r"\operatorname{T}", r"\mathsf{T}", r"\text{T}"}
UPRIGHT_T = {r"\mathrm{T}": r"\operatorname{T}"}
STARS = {"*", r"\ast"}
DEFINED = {r"\coloneqq", r"\triangleq"}
#: What is typed for a relation, and shows two signs.
TWO_SIGNS = {">=": r"\ge", "<=": r"\le"}
STACKED = {r"\stackrel"}
#: Signs that make a claim of words.
CLAIMING = set("=<>≤≥≠≈≡∈")
BRACES = {r"\underbrace", r"\overbrace"}
#: What may stand above a relation without changing it.
ABOVE_RELATIONS = {"def", "def.", r"\Delta", r"\triangle",
                   *(f"({letter})" for letter in "abcdefgh123456789")}
OPENING = {"(", "[", "{", r"\{", r"\lbrace"}
CLOSING = {")", "]", "}", r"\}", r"\rbrace"}
#: Behind these a factor begins.
STARTS = OPENING | {"+", "-", "&", ",", r"\\", r"\quad", r"\qquad"}

# --- words between formulas ------------------------------------------------

FOR = {"for all", "for every", "for each", "for any", "for", "all", "any"}
IF = {"if", "when", "whenever", "provided", "provided that", "as long as"}
AND = {"and", "with", "where", "so", "hence", "thus", "therefore", "then",
       "that is", "so that", "because", "since", "but", "in particular",
       "consequently", "for example", "or equivalently", "equivalently"}
OTHERWISE = {"otherwise", "else", "sonst"}
#: What may stand before the condition of a row of cases.
IN_CASES = {"", "if", "for", "when", "where"} | OTHERWISE

# --- what is refused, and the way out --------------------------------------

_STEP = "a step of a program is no equation: write W_{t+1} = …"
_MATRIX_DOTS = "an ellipsis inside a matrix is not read"
_BOTH = "write a comma between conditions that both hold"
_MAGNITUDE = "an order of magnitude is not checked: write an inequality"
HINTS = {
    r"\right.": r"a brace on one side opens cases: use \begin{cases}",
    r"\lim": "limits are not read; O(…) is, and so are inequalities",
    r"\pm": "a sign must be one sign: write two equations",
    r"\mp": "a sign must be one sign: write two equations",
    r"\propto": "write the factor: = c …",
    r"\to": "arrows of limits are not read",
    r"\rightarrow": "arrows of limits are not read; an implication is "
                    r"\Rightarrow", r"\gets": _STEP,
    r"\wedge": _BOTH, r"\land": _BOTH, r"\ll": _MAGNITUDE,
    r"\gg": _MAGNITUDE, "H": r"for real matrices write ^\top",
    r"\leftarrow": _STEP, "I": "declare I=identity(n), or write I_n",
    r"\mapsto": "write f(x) = …",
    r"\ddots": _MATRIX_DOTS, r"\vdots": _MATRIX_DOTS}


def is_sign(text, kind):
    r"""Tell whether a spelling gives a token of this type.

    Examples
    --------
    >>> is_sign(r"\int", "_INTEGRAL")
    True
    """
    return SIGNS.get(text) == kind


def is_transpose(text):
    r"""Tell whether a spelling above a letter reads as a transpose.

    Examples
    --------
    >>> is_transpose(r"\top"), is_transpose("T"), is_transpose("t")
    (True, True, False)
    """
    return is_sign(text, "TOP") or text in ("T", r"\operatorname{T}")


def printed(table):
    r"""Return the spelling that is printed for each meaning: its first.

    Examples
    --------
    >>> printed(RELATIONS)["<="]
    '\\le'
    """
    first = {}
    for spelling, meaning in table.items():
        first.setdefault(meaning, spelling)
    return first

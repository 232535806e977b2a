r"""The words of the language: which command means what.

Tables only. A name that is declared by the user always wins over them.
"""

RELATIONS = {
    "=": "=", r"\equiv": "=", "<": "<", ">": ">", r"\lt": "<", r"\gt": ">",
    r"\le": "<=", r"\leq": "<=", r"\leqslant": "<=", r"\ge": ">=",
    r"\geq": ">=", r"\geqslant": ">=", r"\ne": "!=", r"\neq": "!=",
    r"\approx": "~=", r"\in": "in", r"\sim": "~"}
ARROWS = {r"\iff": "iff", r"\Leftrightarrow": "iff", r"\implies": "implies",
          r"\Rightarrow": "implies", r"\Longrightarrow": "implies",
          r"\Longleftrightarrow": "iff"}
ELEMENTARY = set(
    "log ln exp sin cos tan sinh cosh tanh arctan sign sgn tr trace diag "
    "det rank vec erf".split())
EXPECTED = {"E": "E", "Var": "Var", "Cov": "Cov", "P": "P", "Pr": "P"}
EXTREMA = {"max": "max", "min": "min", "argmax": "argmax",
           "argmin": "argmin", "sup": "max", "inf": "min"}
PLAIN = {
    "+": "PLUS", "-": "MINUS", r"\cdot": "CDOT", r"\times": "TIMES",
    r"\odot": "ODOT", r"\otimes": "OTIMES", "/": "SLASH", r"\circ": "_CIRC",
    "(": "_LPAR", ")": "_RPAR", "[": "_LSQ", "]": "_RSQ",
    r"\{": "_LBR", r"\}": "_RBR", r"\lbrace": "_LBR", r"\rbrace": "_RBR",
    "{": "_LB", "}": "_RB", "^": "_SUP", "_": "_SUB", ",": "_COMMA",
    ";": "_COMMA", ":": "COLON", r"\frac": "_FRAC", r"\binom": "_BINOM",
    r"\sqrt": "_SQRT", r"\partial": "D", r"\nabla": "NABLA",
    r"\top": "TOP", r"\intercal": "TOP", r"\dagger": "DAGGER",
    r"\ast": "STAR", "*": "STAR", "'": "PRIME", r"\prime": "PRIME",
    "!": "FACTORIAL", r"\cdots": "DOTS", r"\dots": "DOTS",
    r"\ldots": "DOTS", r"\dotsb": "DOTS", r"\dotsc": "DOTS",
    r"\sum": "BIG", r"\prod": "BIG", r"\int": "_INTEGRAL",
    r"\langle": "_LANGLE", r"\rangle": "_RANGLE", r"\lfloor": "_LFLOOR",
    r"\rfloor": "_RFLOOR", r"\lceil": "_LCEIL", r"\rceil": "_RCEIL",
    "|<": "_LBAR", "|>": "_RBAR", r"\lvert": "_LBAR", r"\rvert": "_RBAR",
    "||<": "_LNORM", "||>": "_RNORM", r"\lVert": "_LNORM",
    r"\rVert": "_RNORM", r"\begin{cases}": "_CASES",
    r"\end{cases}": "_ENDCASES"}
MATRICES = {f"{{{kind}matrix}}" for kind in ("p", "b", "")}
BLOCKS = {f"{{{name}}}" for name in (
    "aligned align align* split gathered gather gather* equation "
    "equation* alignedat").split()} - {"{alignedat}"}
VALUE_ENDS = {"NUMBER", "CONSTANT", "NAME", "FUNCTION", "ONES", "_RPAR",
              "_RSQ", "_RBR", "_RB", "_RBAR", "_RNORM", "PRIME", "TOP",
              "FACTORIAL", "_RANGLE", "_RFLOOR", "_RCEIL", "_ENDMATRIX"}
STEP = "a step of a program is no equation: write W_{t+1} = …"
HINTS = {
    r"\lim": "limits are not read; O(…) is, and so are inequalities",
    r"\pm": "a sign must be one sign: write two equations",
    r"\mp": "a sign must be one sign: write two equations",
    r"\mid": "conditions inside an expression are not read",
    r"\propto": "write the factor: = c …",
    r"\to": "arrows of limits are not read", r"\gets": STEP,
    r"\leftarrow": STEP,
    "I": "declare I=identity(n), or write I_n",
    r"\mapsto": "write f(x) = …", r"\mathbb{E}": "",
    r"\ddots": "an ellipsis inside a matrix is not read",
    r"\vdots": "an ellipsis inside a matrix is not read",
    r"\underbrace": "the book explains terms in words beside the formula"}
CUSTOMARY = {r"\pi": ("CONSTANT", "pi"),
             r"\infty": ("CONSTANT", "infinity"),
             r"\mathbb{R}": ("DOMAIN", "R"), r"\mathbb{N}": ("DOMAIN", "N"),
             r"\mathbb{Z}": ("DOMAIN", "Z"),
             r"\mathcal{N}": ("NORMAL", "N"),
             r"\forall": ("WORDS", "for all"),
             r"\colon": ("COLON", ":")}

r"""Give each piece of TeX a type: f(x) applies, p(1 - p) multiplies.

Only the declarations can tell which. Names and functions are found by the
table of declared symbols (the longest declared spelling wins, so `M_2` or
`\bar x` can be one name), all else by the tables of `vocabulary`. Where the
notation itself is ambiguous, such as `|`, the rule is written next to the
code that applies it.
"""

from lark import Token
from lark.lexer import Lexer

from . import vocabulary as words
from .bound import bound_names, differentials
from .clauses import separate, without_end
from .scripts import without
from .spelling import operator_name
from .translate import translated

BAR, NORM = ("_LBAR", "_RBAR"), ("_LNORM", "_RNORM")
#: A norm that is typed with two strokes at each side.
TYPED = (*NORM, "typed")


class TokenStream(Lexer):
    """Hands tokens that exist already to lark's parser."""

    def __init__(self, lexer_conf):
        pass

    def lex(self, data):
        yield from data


def tokenize(formula, names):
    r"""Return the typed tokens of a formula.

    Parameters
    ----------
    formula : Formula
    names : Names

    Returns
    -------
    list of lark.Token
        Each token's `start_pos` is its offset in the TeX.

    Raises
    ------
    TexSyntaxError
        For symbols that are not declared and TeX that is not understood.

    Examples
    --------
    >>> from mlp_lit.equations.reading.names import Names
    >>> from mlp_lit.equations.reading.scan import scan
    >>> [t.type for t in tokenize(scan("p(1)"), Names({("p",): "NAME"}))]
    ['NAME', '_LPAR', 'NUMBER', '_RPAR']
    """
    return _Typing(formula, names).run()


class _Typing:
    """One pass from left to right over the canonical pieces."""

    def __init__(self, formula, names):
        self.formula = formula
        self.pieces = without_end(translated(formula, names).pieces)
        self.texts = [piece.text for piece in self.pieces]
        self.names = names
        places = differentials(self.texts, names.declared)
        self.differentials = {self.pieces[at] for at in places}
        local = bound_names(self.texts, places)
        self.declared = {**{(name,): "NAME" for name in local},
                         **names.declared}
        self.by_first = {}
        for name in sorted(self.declared, key=len, reverse=True):
            self.by_first.setdefault(name[0], []).append(name)
        self.blocks, self.bars, self.depth = [], [], 0
        self.tokens, self.at = [], 0

    def run(self):
        while self.at < len(self.pieces):
            self.step()
        for _, piece in self.blocks:
            self.fail(piece, f"{piece.text} is opened and never closed")
        return separate(self.tokens)

    def fail(self, piece, problem):
        raise self.formula.error(piece.at, piece.text, problem)

    def emit(self, kind, value, piece):
        self.tokens.append(Token(kind, value, start_pos=piece.at))

    def peek(self):
        return self.texts[self.at] if self.at < len(self.texts) else ""

    def step(self):
        piece = self.pieces[self.at]
        if piece in self.differentials:
            self.at += 1
            self.emit("D", words.DIFFERENTIAL, piece)
            return
        if not self.declared_name(piece):
            self.at += 1
            self.typed(piece)

    def declared_name(self, piece):
        """Emit the longest declared name that stands here, if there is one."""
        fits = [(name, left) for name in self.by_first.get(piece.text, ())
                if (left := without(name, self.texts, self.at)) is not None]
        if not fits:
            return False
        name, left = fits[0]
        if any(len(other) == len(name) for other, _ in fits[1:]):
            self.fail(piece, f"this may be {''.join(name)} or "
                      f"{''.join(fits[1][0])}: braces say which")
        self.emit(self.declared[name], name, piece)
        self.take(len(name), [text for part in left for text in part])
        return True

    def take(self, count, left):
        """Go on behind a name; scripts that it lay around come next."""
        end = self.at + count + len(left)
        scripts = self.pieces[self.at + 1:end]
        self.at += count
        if self.texts[self.at:end] != left:
            self.pieces[self.at:end] = [
                next(p for p in scripts if p.text == text) for text in left]
            self.texts[self.at:end] = left

    def typed(self, piece):
        text = piece.text
        if text[0] in "0123456789":
            self.emit("NUMBER", text, piece)
        elif text in words.RELATIONS:
            self.emit("REL", words.RELATIONS[text], piece)
        elif text in words.ARROWS:
            self.emit("ARROW", words.ARROWS[text], piece)
        elif text in words.SIGNS:
            self.sign(piece)
        elif text in words.BARS:
            self.bar(piece)
        elif text.startswith((r"\begin{", r"\end{")):
            self.environment(piece)
        elif text in ("&", r"\\"):
            self.alignment(piece)
        elif text in words.GAPS:
            self.emit("GAP", text, piece)
        elif text in words.FROBENIUS and self.is_norm_mark():
            self.emit("FROBENIUS", "F", piece)
        elif text.startswith(r"\text{"):
            self.words(piece)
        else:
            self.known(piece)

    def sign(self, piece):
        text = piece.text
        self.depth += {"{": 1, "}": -1}.get(text, 0)
        value = words.JOINS.get(text) or words.LARGE.get(text, text)
        self.emit(words.SIGNS[text], value, piece)

    def bar(self, piece):
        """Close a bar where one is open and a value ends, else open one.

        Two single bars in a row are a norm, unless one must close first.
        """
        ended = self.tokens and self.tokens[-1].type in words.VALUE_ENDS
        open_ = self.bars[-1] if self.bars else None
        kind = words.BARS[piece.text]
        closes = ended and open_ == (BAR, self.depth)
        typed = kind == "|" == words.BARS.get(self.peek()) and not closes
        if open_ == (TYPED, self.depth) and not (typed and ended):
            self.fail(piece, "bars within bars of two strokes: write "
                      r"\| … \| for the norm and \lvert … \rvert")
        sides = TYPED if typed else BAR if kind == "|" else NORM
        self.at += typed
        if ended and open_ == (sides, self.depth):
            self.bars.pop()
            self.emit(sides[1], piece.text, piece)
        else:
            self.bars.append((sides, self.depth))
            self.emit(sides[0], piece.text, piece)

    def environment(self, piece):
        command, name = piece.text[:-1].split("{", 1)
        if name not in words.BLOCKS | words.MATRICES | words.CASES:
            self.fail(piece, f"the environment {name} is not read")
        begins = command == r"\begin"
        if begins:
            self.blocks.append((name, piece))
        elif not self.blocks or self.blocks.pop()[0] != name:
            self.fail(piece, "this environment was not opened last")
        if name not in words.BLOCKS:
            kind = "MATRIX" if name in words.MATRICES else "CASES"
            self.emit(f"_{kind}" if begins else f"_END{kind}", name, piece)

    def alignment(self, piece):
        r"""Let `&` and `\\` structure cases and matrices; else end rows."""
        if self.blocks and self.blocks[-1][0] not in words.BLOCKS:
            self.emit("_AMP" if piece.text == "&" else "_ROW", "", piece)
        elif piece.text == r"\\":
            self.emit("NEWLINE", "", piece)
        elif not self.blocks:
            self.fail(piece, "an alignment mark needs an aligned block")
        else:
            self.emit("ALIGN", "", piece)

    def words(self, piece):
        text = piece.text.removeprefix(r"\text{")[:-1].strip(" .,;")
        if text:
            self.emit("WORDS", text, piece)

    def known(self, piece):
        """Emit a name every reader knows, unless declared otherwise."""
        text, name = piece.text, operator_name(piece.text)
        if name == "arg" and name + operator_name(self.peek()) in (
                words.EXTREMA):  # \arg\max is one operator
            name += operator_name(self.peek())
            self.at += 1
        if name in self.names.operators:
            self.emit("ELEMENTARY", name, piece)
        elif name in words.EXPECTED:
            self.emit("EXPECTED", words.EXPECTED[name], piece)
        elif name in words.EXTREMA:
            self.emit("EXTREMUM", words.EXTREMA[name], piece)
        elif text in words.CUSTOMARY:
            self.emit(*words.CUSTOMARY[text], piece)
        elif not self.by_context(piece):
            self.unknown(piece)

    def is_norm_mark(self):
        last = [token.type for token in self.tokens[-3:]]
        return last == ["_RNORM", "_SUB", "_LB"]

    def by_context(self, piece):
        """Emit a letter that means something by what follows it."""
        text, after = piece.text, self.peek()
        if text in words.ONES:
            holds = after in ("[", r"\{") or self.relation_below() or (
                self.relation_behind())
            self.emit("INDICATOR" if holds else "ONES", text, piece)
        elif text in words.CONSTANTS:
            self.emit("CONSTANT", words.CONSTANTS[text], piece)
        elif (text, after) in words.BEFORE:
            self.emit(words.BEFORE[text, after], text, piece)
        elif text in self.names.functions and after in (
                "(", "[", "'", "^"):
            self.emit("FUNCTION", (text,), piece)
        else:
            return False
        return True

    def relation_below(self):
        r"""Tell whether a condition follows, as in `\mathbb{1}_{x > 0}`."""
        if self.texts[self.at:self.at + 2] != ["_", "{"]:
            return False
        inside = self.texts[self.at + 2:]
        return any(text in words.RELATIONS for text in
                   inside[:inside.index("}")])

    def relation_behind(self):
        r"""Tell whether a condition follows, as in `\mathbb{1}(x > 0)`."""
        depth = 0
        for text in self.texts[self.at:] if self.peek() == "(" else ():
            depth += (text == "(") - (text == ")")
            if depth == 0 or depth == 1 and text in words.RELATIONS:
                return depth == 1
        return False

    def unknown(self, piece):
        if piece.text in words.HINTS:
            self.fail(piece, words.HINTS[piece.text])
        self.fail(piece, "this symbol is not declared, nor a command that "
                  "is read")

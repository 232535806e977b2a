r"""The same letters mean different things: f(x) applies, p(1 - p) multiplies.

Only the declarations can tell. The lexer gives each canonical piece of TeX
a type: names and functions by the table of declared symbols (the longest
declared spelling wins, so `M_2` or `\bar x` can be one name), all else by
the tables below. Where the notation itself is ambiguous, such as `|`, the
rule is written next to the code that applies it.
"""

from lark import Token
from lark.lexer import Lexer

from . import vocabulary as words
from .clauses import separate, without_end
from .scan import scan, syntax_error


class TokenStream(Lexer):
    """Hands tokens that exist already to lark's parser."""

    def __init__(self, lexer_conf):
        pass

    def lex(self, data):
        yield from data


def tokenize(tex, names):
    r"""Typed tokens of a formula.

    Parameters
    ----------
    tex : str
    names : dict from spelling (tuple of str) to "NAME" or "FUNCTION"

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
    >>> [t.type for t in tokenize("p(1)", {("p",): "NAME"})]
    ['NAME', '_LPAR', 'NUMBER', '_RPAR']
    """
    return _Typing(tex, names).run()


class _Typing:
    """One pass from left to right over the canonical pieces."""

    def __init__(self, tex, names):
        self.tex, self.pieces = tex, without_end(scan(tex))
        self.texts = [piece.text for piece in self.pieces]
        self.names = dict(names)
        self.differentials = {at for at in range(len(self.texts))
                              if self.is_differential(at)}
        self.add_local_names()
        self.by_first = {}
        for name in sorted(self.names, key=len, reverse=True):
            self.by_first.setdefault(name[0], []).append(name)
        self.blocks, self.bars, self.depth = [], [], 0
        self.tokens, self.at = [], 0

    def run(self):
        while self.at < len(self.pieces):
            self.step()
        for block, piece in self.blocks:
            self.fail(piece, f"{block} is opened and never closed")
        return separate(self.tokens)

    def fail(self, piece, problem):
        raise syntax_error(self.tex, piece.at, piece.text, problem)

    def emit(self, kind, value, piece):
        self.tokens.append(Token(kind, value, start_pos=piece.at))

    def peek(self, ahead=0):
        at = self.at + ahead
        return self.texts[at] if at < len(self.texts) else ""

    def add_local_names(self):
        """Bound variables of sums and integrals need no declaration."""
        for at, text in enumerate(self.texts):
            new, sign = None, self.texts[at + 4:at + 5]
            if self.texts[at + 1:at + 3] == ["_", "{"] and (
                    sign == [r"\in"] or sign == ["="]
                    and text in (r"\sum", r"\prod")):
                new = self.texts[at + 3]
            elif at in self.differentials and r"\int" in self.texts[:at]:
                new = self.texts[at + 1]
            if new and (new.isalpha() or new[0] == "\\"):
                self.names.setdefault((new,), "NAME")

    def is_differential(self, at):
        r"""Whether a d is the d of dx; `\mathrm d` always is.

        Where d is declared, only that of `\int … du` with a new letter u.
        """
        text, after = self.texts[at], self.texts[at + 1:at + 2]
        if text == r"\operatorname{d}":
            return bool(after)
        if text != "d" or not after:
            return False
        new = r"\int" in self.texts[:at] and tuple(after) not in self.names
        return ("d",) not in self.names or new and after[0].isalpha()

    def step(self):
        piece = self.pieces[self.at]
        if self.at in self.differentials:
            self.at += 1
            self.emit("D", "d", piece)
            return
        for name in self.by_first.get(piece.text, ()):
            if tuple(self.texts[self.at:self.at + len(name)]) == name:
                self.emit(self.names[name], name, piece)
                self.at += len(name)
                return
        self.at += 1
        self.typed(piece)

    def typed(self, piece):
        text = piece.text
        if text[0] in "0123456789":
            self.emit("NUMBER", text, piece)
        elif text == ":" and self.peek() == "=":
            self.at += 1
            self.emit("REL", "=", piece)
        elif text in words.RELATIONS:
            self.emit("REL", words.RELATIONS[text], piece)
        elif text in words.ARROWS:
            self.emit("ARROW", words.ARROWS[text], piece)
        elif text in words.PLAIN:
            self.plain(piece)
        elif text in ("|", r"\|", r"\vert", r"\Vert"):
            self.bar(piece)
        elif text.startswith((r"\begin", r"\end")):
            self.environment(piece)
        elif text in ("&", r"\\"):
            self.alignment(piece)
        elif text in (r"\quad", r"\qquad"):
            self.emit("GAP", text, piece)
        elif text.startswith(r"\text"):
            self.words(piece)
        else:
            self.known(piece)

    def plain(self, piece):
        if piece.text.startswith((r"\begin", r"\end")):
            self.environment(piece)
        kind = words.PLAIN[piece.text]
        self.depth += {"_LB": 1, "_RB": -1}.get(kind, 0)
        self.emit(kind, piece.text, piece)

    def bar(self, piece):
        """A plain bar closes when one is open and a value ends before it."""
        sides = ("_LBAR", "_RBAR") if piece.text in ("|", r"\vert") else (
            "_LNORM", "_RNORM")
        ended = self.tokens and self.tokens[-1].type in words.VALUE_ENDS
        if ended and self.bars and self.bars[-1] == (sides, self.depth):
            self.bars.pop()
            self.emit(sides[1], piece.text, piece)
        else:
            self.bars.append((sides, self.depth))
            self.emit(sides[0], piece.text, piece)

    def environment(self, piece):
        start, _, name = piece.text.partition("{")
        name = "{" + name
        if name not in words.BLOCKS | words.MATRICES | {"{cases}"}:
            self.fail(piece, f"the environment {name[1:-1]} is not read")
        if start == r"\begin":
            self.blocks.append((piece.text, piece))
        elif not self.blocks or self.blocks.pop()[0][6:] != name:
            self.fail(piece, "this environment was not opened last")
        if name in words.MATRICES:
            self.emit("_MATRIX" if start == r"\begin" else "_ENDMATRIX",
                      name, piece)

    def alignment(self, piece):
        r"""`&` and `\\` structure cases and matrices; else only rows end."""
        inner = self.blocks[-1][0][6:] if self.blocks else ""
        if inner in words.MATRICES or inner == "{cases}":
            self.emit("_AMP" if piece.text == "&" else "_ROW", "", piece)
        elif piece.text == r"\\":
            self.emit("NEWLINE", "", piece)
        elif not self.blocks:
            self.fail(piece, "an alignment mark needs an aligned block")
        else:
            self.emit("ALIGN", "", piece)

    def words(self, piece):
        text = piece.text[6:-1].strip(" .,;")
        if self.is_norm_mark() and text == "F":
            self.emit("FROBENIUS", text, piece)
        elif text:
            self.emit("WORDS", text, piece)

    def is_norm_mark(self):
        last = [token.type for token in self.tokens[-3:]]
        return last == ["_RNORM", "_SUB", "_LB"]

    def known(self, piece):
        """Names every reader knows, unless they are declared otherwise."""
        text = piece.text
        name = text[1:] if text[0] == "\\" else ""
        if text.startswith(r"\operatorname{") or text in (
                r"\mathbb{E}", r"\mathbb{P}"):
            name = text[text.index("{") + 1:-1]
        if name == "arg" and self.peek() in (r"\max", r"\min"):
            name += self.peek()[1:]
            self.at += 1
        if self.is_norm_mark() and text in ("F", r"\operatorname{F}"):
            self.emit("FROBENIUS", "F", piece)
        elif name in words.ELEMENTARY:
            self.emit("ELEMENTARY", name, piece)
        elif name in words.EXPECTED:
            self.emit("EXPECTED", words.EXPECTED[name], piece)
        elif name in words.EXTREMA:
            self.emit("EXTREMUM", words.EXTREMA[name], piece)
        elif text in words.CUSTOMARY:
            self.emit(*words.CUSTOMARY[text], piece)
        elif not self.by_context(piece):
            self.unknown(piece)

    def by_context(self, piece):
        text, after = piece.text, self.peek()
        if text in (r"\mathbf{1}", r"\mathbb{1}", r"\operatorname{1}"):
            holds = after in ("[", r"\{") or self.relation_below()
            kind = "INDICATOR" if holds else "ONES"
            self.emit(kind, text, piece)
        elif text == "e" or text == r"\operatorname{e}":
            self.emit("CONSTANT", "e", piece)
        elif text == r"\delta" and after == "_":
            self.emit("KRONECKER", text, piece)
        elif text in ("O", r"\mathcal{O}") and after == "(":
            self.emit("BIGO", text, piece)
        elif text == "J" and after == "_":
            self.emit("JACOBIAN", text, piece)
        elif text == "I" and after == "_":
            self.emit("IDENTITY", text, piece)
        elif text in (r"\sigma", r"\Phi", r"\operatorname{relu}") and (
                after in ("(", "'", "^")):
            self.emit("FUNCTION", (text,), piece)
        else:
            return False
        return True

    def relation_below(self):
        r"""Whether a condition follows, as in `\mathbb{1}_{x > 0}`."""
        if self.texts[self.at:self.at + 2] != ["_", "{"]:
            return False
        inside = self.texts[self.at + 2:]
        return any(text in words.RELATIONS for text in
                   inside[:inside.index("}")])

    def unknown(self, piece):
        if words.HINTS.get(piece.text):
            self.fail(piece, words.HINTS[piece.text])
        before = [token.type for token in self.tokens[-2:]]
        if before == ["_SUP", "_LB"] and piece.text == "T":
            self.fail(piece, r"a transpose is written ^\top")
        self.fail(piece, "this symbol is not declared, nor a command that "
                  "is read")

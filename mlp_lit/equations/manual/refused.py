r"""List formulas that are refused, the words of the refusal, and a way out.

Every message that a reader of TeX meets has a line here; tests hold each line
to what happens, and each message of the engine to a line.
"""

from typing import NamedTuple

from ..meaning.declare import family


class Refused(NamedTuple):
    """A formula that is refused, words of the message, and a way out.

    `instead` is what to write; `notation` has fields of a `Notation` and
    `more` declarations that make it hold, `where` its definitions.
    """

    typed: str
    words: str
    why: str
    instead: str
    notation: dict = {}
    more: dict = {}
    where: tuple = ()


STEPS = dict(z=family(place="subscript"))
REFUSED = tuple(Refused(*line) for line in (
    # What a Notation decides
    (r"\|A\|^2 = \operatorname{tr}(A^\top A)", "which norm of a matrix",
     "A matrix has several norms.",
     r"\|A\|_F^2 = \operatorname{tr}(A^\top A)"),
    (r"|A B| = |A| |B|", "bars around a matrix",
     "Bars are an absolute value; around a matrix some print its "
     "determinant.", "|A B| = |A| |B|", dict(determinant=True)),
    (r"x \circ y = y \circ x", r"\circ composes functions",
     "A circle composes functions, or multiplies entry by entry.",
     r"x \circ y = y \circ x", dict(hadamard=r"\circ")),
    ("x * y = y * x", "entry by entry it is read under",
     "A star is a product for some, a convolution for others.",
     "x * y = y * x", dict(hadamard="*")),
    (r"[s]_+ = \max(0, s)", "a positive part is read under",
     "Some mean the positive part by this plus, some an index.",
     r"[s]_+ = \max(0, s)", dict(positive_part=True)),
    ("I(s > 0) + I(s \\le 0) = 1", "as an indicator it is read under",
     "I is a letter like any other.", "I(s > 0) + I(s \\le 0) = 1",
     dict(indicator="I")),
    ("s^{[2]} = s s", "a superscript in brackets is a layer",
     "Some print layers so, some nothing but a power.", "W^{[2]} = W^{(2)}",
     dict(layer="[l]")),
    ("0{,}5 s + 0{,}5 s = s", "decimal commas are read under",
     "A comma separates, unless the page says that it is decimal.",
     "0{,}5 s + 0{,}5 s = s", dict(decimal=",")),
    # Signs that claim something no draw can show, or two things
    (r"\lim_{h \to 0} \frac{\sin h}{h} = 1", "limits are not read",
     "A limit is not a value that can be computed from a draw.",
     r"\sin h = h + O(h^3)"),
    (r"s = \pm t", "a sign must be one sign", "It stands for two equations.",
     r"(s - t)(s + t) = s^2 - t^2"),
    (r"s = \mp t", "a sign must be one sign", "It stands for two equations.",
     r"(s - t)(s + t) = s^2 - t^2"),
    (r"s \propto t", "write the factor", "The factor is not said.",
     "q = 2 t", {}, {}, ("q = t + t",)),
    (r"s \to t", "arrows of limits", "A limit is not a value.",
     r"\sin h = h + O(h^3)"),
    (r"s \rightarrow t", "arrows of limits", "A limit is not a value.",
     r"s > 0 \Rightarrow 2 s > 0"),
    (r"s \gets s + 1", "a step of a program", "It assigns, and claims "
     "nothing.", "z_2 - z_1 = 1", {}, STEPS, ("z_1 = s", "z_2 = z_1 + 1")),
    (r"s \leftarrow s + 1", "a step of a program", "It assigns, and claims "
     "nothing.", "z_2 - z_1 = 1", {}, STEPS, ("z_1 = s", "z_2 = z_1 + 1")),
    (r"s \mapsto s^2", "write f(x) =", "An arrow names no function.",
     "q(s) = s^2", {}, {}, ("q(z) = z z",)),
    (r"s \ll t", "an order of magnitude", "How much less is not said.",
     r"-t^2 \le 0", {}, dict(tight=None)),
    (r"s \gg t", "an order of magnitude", "How much more is not said.",
     r"t^2 \ge 0", {}, dict(tight=None)),
    (r"[s > 0 \wedge s < 1] = [s > 0] [s < 1]", "write a comma",
     "Conditions that both hold are listed.",
     "[s > 0, s < 1] = [s > 0] [s < 1]"),
    (r"[s > 0 \land s < 1] = [s > 0] [s < 1]", "write a comma",
     "Conditions that both hold are listed.",
     "[s > 0, s < 1] = [s > 0] [s < 1]"),
    ("A I = A", "declare I=identity", "A letter I may be anything.",
     "A I_3 = A"),
    ("A^H = A", "for real matrices", "Everything here is real.",
     r"(A^\top)^\top = A"),
    (r"\begin{pmatrix} s \\ \vdots \\ t \end{pmatrix} = x",
     "an ellipsis inside a matrix", "What it leaves out is not said.",
     r"x_1 + \dots + x_n = \sum_{i=1}^{n} x_i"),
    (r"\begin{pmatrix} s & t \\ t & \ddots \end{pmatrix} = A",
     "an ellipsis inside a matrix", "What it leaves out is not said.",
     r"\operatorname{tr} A = A_{11} + A_{22} + A_{33}"),
    (r"\left\{ s \right. = t", "a brace on one side",
     "It opens cases without saying so.",
     r"|s| = \begin{cases} s & s > 0 \\ -s & s \le 0 \end{cases}"),
    # What has two readings
    (r"\log t u = \log t + \log u", "where the argument ends",
     "The u may or may not belong to the logarithm.",
     r"\log(t u) = \log t + \log u"),
    (r"s / t u = s", "under the slash", "The u may stand above or below.",
     r"\frac{s}{t u} = \frac{s}{t} / u"),
    (r"\frac{\partial L}{\partial x}(x) = y", "at a place",
     "The parentheses may be a factor.",
     r"\frac{d f}{d t}(u) = f'(u)"),
    ("||s| + |t|| = u", "bars within bars",
     "Which bars belong together cannot be seen.",
     r"\|\lvert s \rvert x\| = \lvert s \rvert \|x\|"),
    (r"s \frac{d s^2}{ds}\Big|_{s=t} u = s", "how far this bar reaches",
     "The bar may take in the factors before it.",
     r"s \left.\frac{d s^2}{ds}\right|_{s=t} u = 2 s t u"),
    (r"s \stackrel{d}{=} t", "other words say something",
     "Equality in distribution is another relation.",
     r"q \stackrel{def}{=} t", {}, {}, ("q = t",)),
    (r"\partial_{s t} s t = 1", "read for one symbol",
     "Both letters stand below.",
     r"\frac{\partial^2}{\partial s \partial t} (s t) = 1"),
    (r"s = \underbrace{s}", "a brace needs its label", "Nothing stands at "
     "the brace.", r"s = \underbrace{s}_{\text{a term}}"),
    (r"A = \begin{array}{c|c} s & t \end{array}", "lines and other columns",
     "A line in an array would go unread.",
     r"\left(\begin{array}{cc} s & t \end{array}\right)"
     r" \left(\begin{array}{c} 1 \\ 0 \end{array}\right) = s"),
    (r"\left. s \right) = s", "an invisible delimiter",
     "Only a bar with its place may close it.",
     r"\left. s^2 \right|_{s=t} = t^2"),
    # What cannot stand where it was met
    (r"\frac{s +}{t} = s", "the end of a braced group cannot stand here",
     "A term is missing.", r"\frac{s + 0}{t} = s / t"),
    (r"x_{i{j}} = s", "an opening brace cannot stand here",
     "Braces in an index group nothing.", r"x_{i} = \sum_j \delta_{ij} x_j"),
    ("s + ) = t", "a closing parenthesis cannot stand here",
     "A term is missing, or a parenthesis.", "(s + t) = t + s"),
    ("[s +] = t", "a closing bracket cannot stand here",
     "A term is missing.", "[s + t] = t + s"),
    (r"\{s +\} = t", "a closing brace cannot stand here",
     "A term is missing.", r"\{s + t\} = t + s"),
    (r"\left| s + \right| = t", "a closing bar cannot stand here",
     "A term is missing.", r"\left| s \right| = |-s|"),
    (r"\left\| x + \right\| = s", "a closing norm bar cannot stand here",
     "A term is missing.", r"\left\| x \right\| = \|{-x}\|"),
    ("s +, t = s", "a comma cannot stand here", "A term is missing.",
     "s + t = t + s, s = s + 0"),
    ("[s >= 0] = 1", r"write \ge", "It is typeset as two signs.",
     r"[s \ge 0] + [s < 0] = 1"),
    ("W^2 = W W", "say which member", "A power of the family, or a layer?",
     "W^2 = W^{(2)}", dict(layer="l")),
    ("s = = t", "a relation cannot stand here", "A side is missing.",
     "2 s = s + s = s (1 + 1)"),
    (r"\top A = B", "a transpose sign cannot stand here",
     "It stands on nothing.", r"(A^\top)^\top = A"),
    (r"s = \begin{cases} & s > 0 \end{cases}", "'&' cannot stand here",
     "The row has no value.",
     r"|s| = \begin{cases} s & s > 0 \\ -s & s \le 0 \end{cases}"),
    (r"\partial s = t", "a derivative is read only from",
     "Nothing says by what.", r"\frac{d}{ds} s^2 = 2 s"),
    ("_i x = s", "a subscript cannot stand here", "It stands on nothing.",
     r"\sum_i x_i = x_1 + x_2 + x_3"),
    ("^2 s = s", "a superscript cannot stand here", "It stands on nothing.",
     "s^2 = s s"),
    (r"x_{1 \dots 3} = s", "an ellipsis needs a neighbour",
     "Between indices it says nothing.",
     r"x_1 + \dots + x_3 = \sum_i x_i"),
    (r"s = t \mid u", r"a condition behind \mid",
     "Only in E, Var, Cov and P there are conditions.",
     r"P(w > 1 \mid w > 0) = \frac{2}{3}"),
    # What is not declared, or says nothing
    ("s = q", "not declared", "What q means is not said.", "q = s + 1", {},
     {}, ("q = 1 + s",)),
    ("C x + s = C x", "do not fit", "Nothing is stretched to fit.",
     r"C x + s \mathbf{1} - s \mathbf{1} = C x"),
    (r"\mathbb{E}_{w}[w v] = 0", "does not stand below",
     "An index below an E names all that is random.",
     r"\mathbb{E}_{w}[w^2] = \frac{9}{2}")))

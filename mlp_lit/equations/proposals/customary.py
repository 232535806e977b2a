r"""List what letters usually stand for in machine learning.

Nothing here is read as a rule: what is customary is only tried first.
"""

from ..reading import vocabulary as words

INDICES = set("ijklmnrstpq") | {r"\ell"}
#: Letters that number layers.
LAYERS = {"l", r"\ell"}
#: Letters that are counts, or the size of an index.
COUNTS = set("nmNMKdTk")
#: Letters that are functions where parentheses follow.
FUNCTIONS = set("fghFGHLJCERQ") | {
    r"\phi", r"\varphi", r"\psi", r"\ell", r"\rho", r"\mathcal{L}",
    r"\operatorname{Loss}"}
#: What such a letter begins with.
FUNCTION_STARTS = (r"\operatorname{", r"\mathcal{")
#: Functions of an array that give a number.
LOSSES = {"L", "J", "E", r"\mathcal{L}", r"\ell", r"\operatorname{Loss}"}
#: Capitals that are more often numbers than matrices.
NUMBERS = set("LJENKT") | {r"\mathcal{L}", r"\ell"}
#: Small Greek letters that are often columns.
COLUMNS = {r"\theta", r"\beta", r"\mu", r"\delta", r"\xi", r"\phi"}
#: Letters of numbers that go with a sample, as y with x.
TARGETS = set("ytc")
#: Small letters that are customary for random variables; capitals all are.
RANDOM = set("xyzuvwg") | {r"\xi", r"\epsilon", r"\varepsilon", r"\eta",
                           r"\zeta"}
#: Letters in an O(…) that grow; all others tend to 0.
GROWING = set("nmNMTkK")
PROBABILITIES = {"p", "q", "P", r"\pi", r"\hat{y}", r"\hat{p}"}
ONE_HOT = {"y", "t", "Y"}

#: Signs that stand only between or around arrays.
OF_ARRAYS = {r"\top", r"\|", "||<", r"\lVert", r"\Vert", r"\nabla", r"\odot",
             r"\langle", r"\intercal", r"\operatorname{tr}", r"\det",
             r"\dagger", r"\operatorname{diag}", r"\operatorname{rank}",
             r"\otimes"}
#: Signs of expectations.
OF_CHANCE = {rf"\operatorname{{{name}}}" for name in words.EXPECTED} | {
    r"\mathbb{E}"}
#: Alphabets of their own: what is in them is another letter, not an accent.
ALPHABETS = (r"\operatorname", r"\mathcal", r"\mathbb")
BOLD = (r"\mathbf{", r"\boldsymbol{", r"\vec{")
SOFT = r"\operatorname{soft"

#: Signs below and above which letters have a range.
LARGE = {*words.LARGE, r"\int"}
INTEGRAL, FRACTION, DELTA = r"\int", r"\frac", r"\delta"
#: Signs that close a norm.
CLOSING = {*words.BARS, "|>", "||>", r"\rvert", r"\rVert"}
PRIMES = {"'", r"\prime"}
STARS = {"*", r"\ast"}
DECORATIONS = (*(f"{accent}{{" for accent in words.ACCENTS),
               r"\operatorname{")

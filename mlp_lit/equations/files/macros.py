r"""Expand the commands that a LaTeX text defines itself.

Read are `\newcommand` and its like, `\def` without patterns, and
`\DeclareMathOperator`. A command that is defined twice has its last meaning.
"""

import re
from typing import NamedTuple

#: More is no formula, but a command that calls itself.
LONGEST, DEEPEST = 20_000, 20

_DEFINING = re.compile(
    r"\\(?P<how>(?:re)?newcommand|providecommand|DeclareMathOperator)\*?\s*"
    r"\{?\s*\\(?P<name>[A-Za-z]+)\s*\}?\s*(?:\[(?P<count>\d)\])?"
    r"(?P<option>\[[^\[\]]*\])?\s*(?=\{)"
    r"|\\def\s*\\(?P<plain>[A-Za-z]+)(?P<marks>(?:#\d)*)\s*(?=\{)")
_COMMAND = re.compile(r"\\([A-Za-z]+)")


class Macro(NamedTuple):
    """A command of the author: how many arguments it takes, and its text.

    `option` is what the first argument is where it is not given.
    """

    count: int
    body: str
    option: str | None = None


def macros_in(text):
    r"""Return the commands that a text defines, by name.

    Examples
    --------
    >>> macros_in(r"\newcommand{\vect}[1]{\mathbf{#1}}")
    {'vect': Macro(count=1, body='\\mathbf{#1}', option=None)}
    """
    found = {}
    for match in _DEFINING.finditer(text):
        end = group_end(text, match.end())
        body = " ".join(text[match.end() + 1:end - 1].split())
        option = match["option"]
        if match["how"] == "DeclareMathOperator":
            body = rf"\operatorname{{{body}}}"
        count = int(match["count"] or len(match["marks"] or "") // 2)
        found[match["name"] or match["plain"]] = Macro(
            count, body, option[1:-1] if option else None)
    return found


def without_definitions(text):
    """Blank the definitions themselves: no display stands in them."""
    parts, at = [], 0
    for match in _DEFINING.finditer(text):
        if match.start() < at:
            continue
        end = group_end(text, match.end())
        parts += [text[at:match.start()],
                  re.sub(r"[^\n]", " ", text[match.start():end])]
        at = end
    return "".join([*parts, text[at:]])


def group_end(text, at):
    """Return the place behind the braces that open here.

    Examples
    --------
    >>> group_end("{a{b}}c", 0)
    6
    """
    depth = 0
    for place in range(at, len(text)):
        escaped = text[place - 1:place] == "\\"
        depth += not escaped and (
            (text[place] == "{") - (text[place] == "}"))
        if depth == 0:
            return place + 1
    return len(text)


def expanded(tex, macros):
    r"""Return TeX with the author's commands replaced by what they stand for.

    No line is added or lost.

    Examples
    --------
    >>> macros = {"vect": Macro(1, r"\mathbf{#1}"), "R": Macro(0, "R")}
    >>> expanded(r"\vect x + \vect{y}_1 \in \R", macros)
    '\\mathbf{x} + \\mathbf{y}_1 \\in R'
    """
    made = tex
    for _ in range(DEEPEST):
        before, made = made, _once(made, macros)
        if len(made) > LONGEST:
            return tex
        if made == before:
            break
    return made


def _once(tex, macros):
    """Replace the commands that stand here, not those in their text."""
    parts, at = [], 0
    for match in _COMMAND.finditer(tex):
        macro = macros.get(match[1])
        if macro is None or match.start() < at:
            continue
        body, end = _applied(macro, tex, match.end())
        parts += [tex[at:match.start()], _joined(body, tex[end:])]
        at = end
    return "".join([*parts, tex[at:]])


def _applied(macro, tex, at):
    """Return the text of a command with its arguments, and where they end."""
    given = []
    if macro.option is not None:
        match = re.compile(r"\s*\[([^\[\]]*)\]").match(tex, at)
        given.append(match[1] if match else macro.option)
        at = match.end() if match else at
    while len(given) < macro.count:
        argument, at = _argument(tex, at)
        given.append(argument)
    return re.sub(r"#(\d)", lambda mark: (
        given[int(mark[1]) - 1] if 0 < int(mark[1]) <= len(given)
        else mark[0]), macro.body), at


def _argument(tex, at):
    """Return one argument as TeX takes it: a group, a command, a sign."""
    while at < len(tex) and tex[at].isspace():
        at += 1
    if tex[at:at + 1] == "{":
        end = group_end(tex, at)
        return tex[at + 1:end - 1], end
    match = _COMMAND.match(tex, at)
    end = match.end() if match else at + 1
    return tex[at:end], end


def _joined(body, rest):
    r"""Put a space behind a command where a letter follows: `\R x`."""
    ends = re.search(r"\\[A-Za-z]+$", body)
    return f"{body} " if ends and rest[:1].isalpha() else body

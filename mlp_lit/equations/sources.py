r"""The label under a display leads back to its TeX, and to its line.

Reads MyST: displays in ```` ```{math} ```` or `:::{math}` with `:label:`,
and `$$ … $$ (label)`, at any depth of nested directives. Code blocks are
skipped: what stands in them is not shown as mathematics.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .errors import LabelError

_FENCE = re.compile(r"^(\s*(?:>\s*)?)(`{3,}|:{3,}|~{3,})\s*(\{[^}]*\})?(.*)$")
_OPTION = re.compile(r"^\s*:([\w-]+):\s*(.*?)\s*$")
_AFTER = re.compile(r"^\s*\(([^)\s]+)\)")
_LABEL = re.compile(r"^[A-Za-z][\w.:-]*$")
HIDDEN = ("code", "code-cell", "code-block", "literalinclude", "eval-rst",
          "raw", "bibliography", "toctree", "tableofcontents", "mermaid")


@dataclass(frozen=True)
class Display:
    """A display equation in a source file.

    `line` is where the TeX starts, counted from 1; `label` may be None.
    """

    tex: str
    label: str | None
    file: Path
    line: int
    options: tuple = ()


def is_label(text):
    r"""Whether a text is a label and not TeX.

    >>> is_label("eq-linear-dw"), is_label("Z = X W"), is_label(r"x")
    (True, False, False)
    """
    return bool(_LABEL.match(text)) and bool(re.search(r"[-:]", text))


def find_book(book=None):
    """The folder of the book: given, or found from here upwards."""
    if book is not None:
        return Path(book)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_toc.yml").exists() or (folder / "_config.yml").exists():
            inner = folder / "book"
            return inner if inner.is_dir() else folder
    raise LabelError(f"no book (a folder with _toc.yml) at {here} or above")


def find_equation(book, label):
    """The display with this label.

    Raises
    ------
    LabelError
        When there is none, or more than one.
    """
    found = [display for file in sorted(Path(book).rglob("*.md"))
             if "_build" not in file.parts
             for display in displays_in(file, file.stat().st_mtime_ns)
             if display.label == label]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LabelError(f"no display in {book} has the label {label!r}")
    places = ", ".join(f"{d.file}:{d.line}" for d in found)
    raise LabelError(f"the label {label!r} stands more than once: {places}")


@lru_cache(maxsize=4096)
def displays_in(file, changed=None):
    """All displays of a file; `changed` keeps the cache fresh."""
    return tuple(displays(Path(file).read_text(encoding="utf-8"),
                          Path(file)))


def displays(text, file=None):
    r"""All displays in MyST text, in order.

    Yields
    ------
    Display

    Examples
    --------
    >>> [d.label for d in displays("$$\nx = 1\n$$ (eq-neuron)\n")]
    ['eq-neuron']
    """
    lines = text.split("\n")
    at, open_fences = 0, []
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence:
            at = _fence(lines, at, fence, open_fences)
            if isinstance(at, tuple):
                display, at = at
                yield Display(*display[:2], file, *display[2:])
        elif lines[at].strip().lstrip("> ").startswith("$$"):
            display, at = _dollars(lines, at)
            yield Display(*display[:2], file, *display[2:])
        else:
            at += 1


def _fence(lines, at, fence, open_fences):
    """Step over a fence line; over the whole block if it is not text."""
    mark, name = fence[2], (fence[3] or "").strip("{}")
    if open_fences and not fence[3] and not fence[4].strip() and (
            mark[0] == open_fences[-1][0]
            and len(mark) >= len(open_fences[-1])):
        open_fences.pop()
        return at + 1
    end = _closing(lines, at, mark)
    if name == "math":
        return _math(lines, at, end), end + 1
    plain_code = not fence[3] and mark[0] != ":"
    if plain_code or name in HIDDEN:
        return end + 1
    open_fences.append(mark)
    return at + 1


def _closing(lines, at, mark):
    for end in range(at + 1, len(lines)):
        text = lines[end].strip().lstrip("> ")
        if text.startswith(mark) and not text.strip(mark[0]):
            return end
    return len(lines)


def _math(lines, at, end):
    """(tex, label, line, options) of a math directive."""
    options, start = {}, at + 1
    while start < end and _OPTION.match(lines[start]):
        name, value = _OPTION.match(lines[start]).groups()
        options[name] = value
        start += 1
    tex = "\n".join(map(_unquoted, lines[start:end]))
    return tex, options.get("label"), start + 1, tuple(options.items())


def _unquoted(line):
    """A line of a block quote without its mark."""
    return re.sub(r"^\s*> ?", "", line)


def _dollars(lines, at):
    """A $$ … $$ block on one or several lines, with its label."""
    first = lines[at].index("$$") + 2
    rest, start, body = lines[at][first:], at, []
    while True:
        inside, closed, after = rest.partition("$$")
        body.append(inside)
        if closed:
            label = _AFTER.match(after)
            break
        at += 1
        if at >= len(lines):
            label = None
            break
        rest = _unquoted(lines[at])
    line = start + 1 if body[0].strip() else start + 2
    tex = "\n".join(body if body[0].strip() else body[1:])
    return (tex, label[1] if label else None, line), at + 1

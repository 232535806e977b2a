"""What must not stand in the text, the code, or any file at all."""

import fnmatch
import re
from pathlib import Path

from tests.book.builder import GENERATED, ROOT
from tests.book.chapters import read_chapter

FORBIDDEN = re.compile(
    r"\b(simply|obviously|it is easy to see|in this chapter,? we will)\b",
    re.IGNORECASE)
CODE = re.compile(r"^( *)(`{3,}).*?^\1\2|`[^`\n]+`|\$\$.*?\$\$|\$[^$\n]+\$",
                  re.DOTALL | re.MULTILINE)
NESTING = re.compile(r"^ *`{3,}\{(?!code|literalinclude|math|raw)[^}]*\}"
                     r"|^ *:{3,}", re.MULTILINE)
WIDTH = 79

# Written so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(
    r"(?<![\w.~/})-])/(?:home|root|Users|work|opt|tmp|mnt|srv)/\w")
PACKAGE_HOST = re.compile(
    r"(?:pypi\." r"org|python" r"hosted\.org|registry\.npm" r"js|"
    r"deb\.deb" r"ian|proxy\.go" r"lang)")
TEXT_FILES = {".py", ".md", ".yml", ".yaml", ".toml", ".in", ".lock", ".css",
              ".js", ".bib", ".cff", ".mplstyle", ".txt", ".json", ""}


# The gates

def prose_of(text):
    """Return a page's text without code and formulas, lines kept."""
    def blank(match):
        return "\n" * match[0].count("\n")
    return CODE.sub(blank, NESTING.sub("", text))


def forbidden_words(chapter):
    """Find words that claim ease, or announce instead of saying."""
    return [f"{chapter.name}:{number}: {match[0]}"
            for number, line in enumerate(
                prose_of(chapter.text).split("\n"), 1)
            for match in FORBIDDEN.finditer(line)]


def wide_lines(name, code):
    """Find lines that would scroll in a listing."""
    return [f"{name}:{number}: {len(line)} columns"
            for number, line in enumerate(code.split("\n"), 1)
            if len(line) > WIDTH]


def traces_of_a_machine(name, text):
    """Find absolute paths of a machine and addresses of package hosts."""
    return [f"{name}:{number}: {match[0]}"
            for number, line in enumerate(text.split("\n"), 1)
            for pattern in (MACHINE_PATH, PACKAGE_HOST)
            for match in pattern.finditer(line)]


def is_written(path):
    """Tell whether a file is written by hand and is text."""
    made = any(fnmatch.fnmatch(part, pattern)
               for part in path.relative_to(ROOT).parts
               for pattern in GENERATED)
    return path.is_file() and not made and path.suffix in TEXT_FILES


def written_files():
    """Return all text files of the project with their names."""
    return [(path.relative_to(ROOT).as_posix(), path.read_text("utf8"))
            for path in sorted(ROOT.rglob("*")) if is_written(path)]


# The book

def test_no_forbidden_word(chapters):
    assert [p for c in chapters for p in forbidden_words(c)] == []


def test_no_listing_scrolls():
    files = sorted(Path(ROOT, "mlp_lit").rglob("*.py"))
    assert [p for f in files
            for p in wide_lines(f.name, f.read_text("utf8"))] == []


def test_no_trace_of_a_machine():
    assert [p for name, text in written_files()
            for p in traces_of_a_machine(name, text)] == []


# The gates can fail

def words_in(text):
    return forbidden_words(read_chapter("bad.md", text))


def test_forbidden_words_are_found():
    assert words_in("a\nThis is Simply so.") == ["bad.md:2: Simply"]
    assert words_in("It is easy to see that.")
    assert words_in("In this chapter we will see.")
    assert words_in("```{prf:proof}\nObviously.\n```")
    assert words_in(":::{note}\nObviously.\n:::")


def test_code_and_formulas_are_not_prose():
    assert words_in("```{code-cell}\nsimply = 1\n```\n`simply` $simply$") == []


def test_wide_lines_are_found():
    assert wide_lines("m.py", "x" * 79) == []
    assert wide_lines("m.py", "x\n" + "x" * 80) == ["m.py:2: 80 columns"]


def test_traces_are_found():
    path = "/" + "home/someone/book"
    assert traces_of_a_machine("a", f"open('{path}')")
    assert traces_of_a_machine("a", "https://" + "pypi" + ".org/simple")
    assert not traces_of_a_machine(
        "a", "{literalinclude} /mlp_lit/networks/linear.py")

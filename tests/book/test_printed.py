"""A page talks to its reader: not of NumPy's types, nor of a machine.

What cells print and what stands in the text is searched for the leavings of
programs (reprs, addresses, traces, paths, sixteen digits) and for sentences
about the book's making (what is missing, what was not measured).
"""

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.book.builder import ROOT
from tests.book.pages import Page
from tests.book.test_prose import MACHINE_PATH

#: What nobody should read, by what it is.
UNWANTED = {
    "a repr of NumPy": re.compile(
        r"\bnp\.(?:bool|u?int|float|complex|longdouble|str|bytes|datetime"
        r"|timedelta)\w*\(|\bnp\.(?:True|False)_|\barray\(|\bdtype="),
    "an address of an object": re.compile(
        r"\bat 0x[0-9a-f]+|<(?:function|class|module|generator|bound|built-in"
        r"|[\w.]+ object)\b"),
    "a number that was not rounded": re.compile(r"\d\.\d{13,}"),
    "a trace of an error": re.compile(
        r"Traceback \(most recent|^\w*(?:Error|Exception): |\.py:\d+: "
        r"|File \"[^\"]+\", line|\b\w*Warning: ", re.MULTILINE),
    "a path of a machine": re.compile(
        MACHINE_PATH.pattern + r"|\b[A-Z]:\\\w|site-packages|<ipython-input"
        r"|ipykernel_\d"),
    "a word on the book's making": re.compile(
        r"\bnot installed\b|\b(?:was|were) not (?:measured|recorded)\b"
        r"|\bnothing (?:was|were) (?:measured|recorded)\b|\bcoming soon\b"
        r"|\bnot (?:written|finished|implemented) yet\b"
        r"|\bnot yet (?:written|finished|implemented)\b"
        r"|\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b"
        r"|\b(?:this|your|my) (?:machine|computer)\b"
        r"|\bmachine that built\b|\b(?:built|build) these pages\b"
        r"|\bcolumn is left out\b", re.IGNORECASE)}

#: Formulas, styles and drawings; and code, which is to be read as code.
APART = ("script", "style", "svg", ".math", "mjx-container")
CODE = (".cell_input", "div.highlight", "code", "pre", "dt.sig")
OUTPUT = ".cell_output, .output"


# The gates

def printed(page):
    """Return what a reader reads of a page: its outputs, then its text."""
    for part in page.article.select(", ".join(APART)):
        part.extract()
    outputs = [part.extract() for part in page.article.select(OUTPUT)]
    for part in page.article.select(", ".join(CODE)):
        part.extract()
    return [part.get_text() for part in (*outputs, page.article)]


def unwanted(page):
    """Find what should not be read, with the words around it."""
    # The page itself is shared, and stays as it is.
    own = Page(page.name, page.html)
    return [f"{page.name}: {what}: …{around(text, match)}…"
            for text in printed(own) for what, pattern in UNWANTED.items()
            for match in pattern.finditer(text)]


def around(text, match, width=30):
    """Return a match with a few words on both sides."""
    start = max(0, match.start() - width)
    return " ".join(text[start:match.end() + width].split())


def imported(code):
    """Return the names of the packages that some code imports."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def locked():
    """Return the names of all packages that every build has."""
    text = (ROOT / "requirements.lock").read_text("utf8")
    pinned = {normal(name) for name in re.findall(r"^([\w.-]+)==", text,
                                                  re.MULTILINE)}
    return {"mlp_lit", *sys.stdlib_module_names} | {
        package for package, owners in packages_distributions().items()
        if pinned & set(map(normal, owners))}


def normal(name):
    """Return the name of a distribution as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imports_of_chance(chapter, known):
    """Find imports of what one machine has and another has not.

    A page would then differ between them.
    """
    cells = chapter.of_kind("code-cell")
    return [f"{chapter.name}:{cell.line}: {name} is not in requirements.lock"
            for cell in cells for name in imported(cell.body)
            if name not in known]


# The book

def test_nothing_unwanted_is_printed(pages):
    assert [found for page in pages for found in unwanted(page)] == []


def test_pages_do_not_depend_on_what_is_installed(chapters):
    known = locked()
    assert [p for chapter in chapters
            for p in imports_of_chance(chapter, known)] == []


# The gates can fail

def output(text):
    return f'<div class="cell_output"><pre>{text}</pre></div>'


def page_with(html):
    return Page("bad.html", f"<article>{html}</article>")


@pytest.mark.parametrize("text", [
    "np.int64(31) intervals", "(np.float64(0.5), np.float64(1.0))",
    "np.True_", "array([1., 2.])", "[1.] dtype=float32",
    "&lt;Film object at 0x7f3a2c&gt;", "&lt;function f&gt;",
    "0.30000000000000004", "7.771561172376096e-16",
    "Traceback (most recent call last):", "ValueError: no",
    "f.py:3: RuntimeWarning: overflow", "ComplexWarning: cast",
    "/" + "home/someone/book", "C:\\Users\\someone", "ipykernel_4711",
    "PyTorch is not installed: its column is left out."])
def test_what_cells_print_is_searched(text):
    assert unwanted(page_with(output(text)))


@pytest.mark.parametrize("text", [
    "Of 32 intervals, <span class='output'>np.int64(31)</span> hold it.",
    "Nothing was measured on the machine that built these pages.",
    "It belongs to a chapter that is not written yet.",
    "The speed was not measured.", "On this machine it takes a second.",
    "TODO: a proof.", "Not yet implemented.",
    "See /" + "tmp/figure.svg for it."])
def test_the_text_is_searched(text):
    [page] = [page_with(f"<p>{text}</p>")]
    assert len(unwanted(page)) >= 1
    assert unwanted(page)[0].startswith("bad.html: a")


@pytest.mark.parametrize("html", [
    output("[[5. 0. 0.]] 1e-16, 0.25, nan, (2, 3)"),
    output("NumPy warns: overflow encountered in exp"),
    "<p>Patterns that are not measured by hand, on a machine.</p>",
    "<p><code>np.array([1])</code></p>",
    '<div class="cell_input"><pre>np.int64(3)</pre></div>',
    '<dl><dt class="sig">dtype=np.float64</dt></dl>',
    output('<svg><text>0.3000000000000000004</text></svg>')])
def test_what_is_wanted_is_left_alone(html):
    assert unwanted(page_with(html)) == []


def test_a_page_is_left_as_it_was():
    page = page_with(output("np.int64(31)"))
    article = str(page.article)
    assert unwanted(page) == unwanted(page)
    assert str(page.article) == article


def test_imports_are_found():
    from tests.book.chapters import read_chapter
    cell = ("```{code-cell} ipython3\ntry:\n    import torch.nn\nexcept "
            "ImportError:\n    from numpy import linalg\n```\n")
    assert imports_of_chance(read_chapter("bad.md", cell), locked()) == [
        "bad.md:1: torch is not in requirements.lock"]

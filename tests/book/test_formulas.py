"""No formula is left as the text it was written in."""

import re

import pytest
from bs4 import Comment

from tests.book.pages import Page

TEX = re.compile(r"\$[^$\s][^$]*\$|\$\$|\\\(|\\\[|\\begin\{|\\[a-z]+\{")
NOT_TEXT = ["pre", "code", "script", "style"]


# The gate

def formulas_left_as_text(page):
    """Find TeX in the text of a page: MathJax will not draw it."""
    return [f"{page.name}: {match[0]}"
            for text in page.article.find_all(string=TEX)
            if not isinstance(text, Comment)
            and not text.find_parent(NOT_TEXT)
            and not text.find_parent(class_="math")
            for match in TEX.finditer(text)]


# The book

def test_every_formula_is_one(pages):
    assert [p for page in pages for p in formulas_left_as_text(page)] == []


# The gate can fail

@pytest.mark.parametrize("text", [
    "so $x$ is", r"\(x\)", "$$", r"\begin{aligned}", r"a \frac{1}{2}"])
def test_tex_in_the_text_is_found(text):
    assert formulas_left_as_text(Page("bad.html", f"<p>{text}</p>"))


@pytest.mark.parametrize("html", [
    r'<span class="math">\(x\)</span>', "<code>$x$</code>",
    "<svg><!-- $10^3$ --></svg>",
    "It costs 5 $ or 6 $ in all."])
def test_formulas_code_and_prices_pass(html):
    assert formulas_left_as_text(Page("good.html", html)) == []

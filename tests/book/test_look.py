"""The page in print, without JavaScript, and with its contents beside it."""

import re
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.book.test_browser import PATIENCE, open_offline, typeset
from tests.book.test_layout import (
    BOOK,
    FACES,
    FRAMES,
    NOTE_SHIFTS,
    SHIFT,
    SHIFTS,
)

pytestmark = pytest.mark.browser

PAGE = "book/networks/linear.html"

#: The colours of what a reader looks at most.
COLOURS = """() => {
  const of = (selector, ...names) => {
    const style = getComputedStyle(document.querySelector(selector));
    return names.map((name) => style.getPropertyValue(name));
  };
  return {
    page: of("body", "background-color", "color"),
    text: of("article p", "color"),
    link: of("article p a", "color"),
    code: of("article pre", "color", "--ground", "background-image"),
    keyword: of("article .highlight .kn, article .highlight .k", "color"),
    rule: of(".prev-next-footer", "border-top-color"),
    contents: of("nav.page-toc a", "color"),
    picture: of("article img", "filter", "mix-blend-mode"),
    scrollbars: of("html", "color-scheme")};
}"""

#: The section that the contents mark, and the one that begins last above a
#: line in the window, from above a third down to its lower end.
MARKED = """() => {
  const links = [...document.querySelectorAll("nav.page-toc a")];
  const at = links.findIndex((link) => link.matches("[aria-current]"));
  const tops = links.map((link) => document.getElementById(
    link.hash.slice(1)).getBoundingClientRect().top);
  const above = (line) => tops.filter((top) => top <= line).length - 1;
  return [at, above(0.2 * innerHeight), above(0.4 * innerHeight),
          above(innerHeight)];
}"""


# The gates

def colours(browser, path, scheme, scripts=True):
    """Return the colours of a page, with or without JavaScript."""
    context = browser.new_context(
        offline=True, color_scheme=scheme, java_script_enabled=scripts,
        viewport={"width": 1400, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.goto(path.resolve().as_uri())
    # This runs also where the page's own scripts do not.
    found = tab.evaluate(COLOURS)
    context.close()
    return found


def lags(tab, top):
    """Scroll at once to a place; tell if the contents mark another one."""
    tab.evaluate("(top) => scrollTo({ top, behavior: 'instant' })", top)
    tab.evaluate(FRAMES)
    marked, low, high, visible = tab.evaluate(MARKED)
    at_the_end = tab.evaluate(
        "() => document.documentElement.scrollHeight - scrollY"
        " < 1.7 * innerHeight")
    return not low <= marked <= (visible if at_the_end else high)


def strokes(pdf):
    """Count the lines that are drawn in a PDF, fills left aside."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    count = 0
    for stream in streams:
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            continue
        count += len(re.findall(rb"(?m)^(?:S|s|B\*?|b\*?)$", text))
    return count


# The book

def test_the_palette_needs_no_script(browser, site):
    light, dark = (colours(browser, site / PAGE, scheme)
                   for scheme in ("light", "dark"))
    assert {key for key in light if light[key] != dark[key]} == set(light)
    assert colours(browser, site / PAGE, "light", False) == light
    assert colours(browser, site / PAGE, "dark", False) == dark


def test_contents_follow_wherever_the_reader_jumps(browser, site):
    tab, _ = open_offline(browser, site / PAGE)
    typeset(tab)
    height = tab.evaluate("() => document.documentElement.scrollHeight")
    places = [height * k // 23 for k in (0, 11, 3, 22, 4, 19, 7, 23, 15, 1)]
    assert [top for top in places if lags(tab, top)] == []
    tab.context.close()


def test_contents_mark_what_was_asked_for(browser, site):
    """Also a short last section, whose heading stays low in the window."""
    tab, _ = open_offline(browser, site / PAGE)
    typeset(tab)
    links = tab.locator("nav.page-toc a")
    for k in (links.count() - 2, 1, links.count() - 1):
        links.nth(k).click()
        tab.wait_for_timeout(300)
        assert links.nth(k).get_attribute("aria-current") == "true"
        assert tab.locator("nav.page-toc [aria-current]").count() == 1
    tab.context.close()


def test_a_link_to_a_place_leads_there(browser, site):
    """Also when formulas above it are drawn after it was scrolled to."""
    for anchor in ("exercises", "equation-eq-linear-dw"):
        tab, _ = open_offline(browser, site / PAGE, anchor=anchor)
        typeset(tab)
        tab.evaluate(FRAMES)
        top = tab.evaluate("(id) => document.getElementById(id)"
                           ".getBoundingClientRect().top", anchor)
        assert -5 < top < 150
        tab.context.close()


def test_a_slow_network_keeps_the_text_waiting_not_long(browser, site):
    """And faces that come when it is being read move nothing."""
    from preview import serve

    server, held = serve(site), []
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    tab.add_init_script(NOTE_SHIFTS)
    for late in ("**/fonts/*.woff", "**/tex-svg-full.js"):
        tab.route(late, lambda route: held.append(route))
    tab.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}",
             wait_until="commit")
    visible = "() => [...document.querySelectorAll('article p')].some(" \
              "(p) => getComputedStyle(p).visibility === 'visible')"
    tab.wait_for_function(visible, timeout=60_000)
    assert tab.evaluate("() => performance.now()") > 2900
    assert not tab.evaluate("() => Boolean(window.MathJax?.startup?.promise)")
    for route in [r for r in held if r.request.url.endswith(".woff")]:
        route.continue_()
    tab.evaluate(FRAMES)
    tab.wait_for_timeout(500)
    assert sum(value for value, _ in tab.evaluate(SHIFTS)) < SHIFT
    tab.close()
    server.shutdown()
    server.server_close()


# Print, and the cue of what scrolls: on pages of a few lines

FORMULA = r'<div class="math">\[\frac{a}{b} + \sqrt{x_1}\]</div>'
BOXED = r'<div class="math">\[\boxed{a}\]</div>'
WIDE = '<pre id="wide">' + "a long line of code " * 40 + "</pre>"


@pytest.fixture
def page(browser, site, tmp_path):
    """Open a page of a few lines that has the book's sheets."""
    contexts = []

    def open_page(body, scheme="light", style=""):
        static = (site / "_static").as_uri()
        sheets = "".join(f'<link rel="stylesheet" href="{static}/{sheet}">'
                         for sheet in BOOK)
        path = tmp_path / "page.html"
        path.write_text(
            f'<html lang="en" data-theme="{scheme}"><head>{sheets}'
            f"<style>{style}</style><script defer "
            f'src="{static}/mathjax/tex-svg-full.js"></script></head>'
            f'<body><article class="bd-article">{body}</article></body>')
        tab, _ = open_offline(browser, path, width=600, scheme=scheme)
        contexts.append(tab.context)
        typeset(tab)
        tab.evaluate(FACES)
        return tab
    yield open_page
    for context in contexts:
        context.close()


def test_formulas_are_printed_in_their_own_weight(page):
    assert strokes(page(FORMULA).pdf()) == 0


def test_bold_formulas_are_found(page):
    bold = "@media print { mjx-container svg * { stroke: black !important } }"
    assert strokes(page(FORMULA, style=bold).pdf()) > 0


def test_a_box_is_still_printed(page):
    assert strokes(page(BOXED).pdf()) > 0


def test_no_display_is_cut_in_print(browser, site):
    tab, _ = open_offline(browser, site / PAGE)
    typeset(tab)
    tab.evaluate(FRAMES)
    ways = """() => [...new Set([...document.querySelectorAll(
      "div.math mjx-container")].map((e) => getComputedStyle(e).overflowX))]"""
    assert "hidden" in tab.evaluate(ways)  # on the screen, where it fits
    tab.emulate_media(media="print")
    assert tab.evaluate(ways) == ["visible"]
    tab.context.close()


def edges(tab):
    """Return how far the colours at both edges are from the ground's."""
    image = Image.open(BytesIO(tab.locator("#wide").screenshot()))
    # Above the text, where nothing but the ground and its shades is.
    row = [image.convert("L").getpixel((x, 3)) for x in range(image.width)]
    return [abs(row[x] - row[len(row) // 2]) for x in (1, -2)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_sees_at_which_edge_there_is_more(page, scheme):
    tab = page(WIDE, scheme)
    scroll = "(x) => { document.getElementById('wide').scrollLeft = x }"
    seen = []
    for place in (0, 500, 10**6):
        tab.evaluate(scroll, place)
        tab.evaluate(FRAMES)
        seen.append([far > 25 for far in edges(tab)])
    assert seen == [[False, True], [True, True], [True, False]]


def test_what_fits_has_no_shade(page):
    tab = page('<pre id="wide">short</pre>')
    assert max(edges(tab)) <= 2

"""No page jumps, is cut off or hides that it scrolls, on any screen.

Every page is opened twice, as on a phone and on a desk, with its faces and
pictures yet to come; all else is measured by making the window wider. The
scrollbars are shown, as Windows and Linux do.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError

from tests.book.pages import Page
from tests.book.test_browser import (
    OVERHANG,
    formula_problems,
    not_local,
    typeset,
)

pytestmark = pytest.mark.browser

#: The width at which a page is opened, and those it is then seen at.
WIDTHS = {390: (320, 390, 600, 820), 1400: (1000, 1300, 1400, 1920)}
HEIGHT = 900
WIDE = 1300              # from here on no display may be cut
SHIFT = 0.05             # of the layout, while a page comes in
LEGIBLE = 0.6            # of its size, for a formula in a narrow line

NOTE_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((shift) =>
    shifts.push([shift.value, shift.sources.map(({ node }) =>
      node?.nodeName + " " + (node?.textContent ?? "").trim().slice(0, 40))])
  )).observe({ type: "layout-shift", buffered: true });"""
SHIFTS = """() => new Promise((done) => requestAnimationFrame(() =>
  setTimeout(() => done(shifts), 100)))"""
#: Two frames: what watches sizes is told of them between the two.
FRAMES = """() => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => done(true))))"""
FACES = """() => {
  document.documentElement.classList.remove("keeps-first-faces");
  return document.fonts.ready.then(() => true); }"""

#: What is wrong with what can be seen. A display is a formula in a line of
#: its own, on the page or in the ledger; all others stand in lines of text.
LAYOUT = """({ wide, legible }) => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter(
    (e) => e.getClientRects().length && e.clientWidth > 0);
  const overflows = (e) => e.scrollWidth > e.clientWidth + 1;
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
  const barred = (e) => scrolls(e) && (overflows(e)
    || e.scrollHeight > e.clientHeight + 1
    || e.offsetHeight > e.clientHeight + e.clientTop * 2 + 1);
  const name = (e) => (e.closest("[id]")?.id ?? "") + ": "
    + e.textContent.trim().slice(0, 60);
  const found = (what, list) => list.map((e) => what + " " + name(e));
  const displays = shown("div.math mjx-container, .ledger .equation .math");
  const inline = shown(".math, .math mjx-container, .math svg").filter(
    (e) => !e.closest("div.math, .ledger .equation"));
  const tiny = inline.filter((e) => e.tagName === "svg"
    && e.getBoundingClientRect().width < legible * e.width.baseVal.value);
  const scrollers = shown("article *").filter(
    (e) => scrolls(e) && overflows(e));
  return [
    ...found("scrolls in its line:", inline.filter(barred)),
    ...found("is drawn too small:", tiny),
    ...(innerWidth < wide ? []
      : found("is cut:", displays.filter(overflows))),
    ...found("has a bar for nothing:",
      displays.filter((e) => barred(e) && !overflows(e))),
    ...found("scrolls without a cue:", scrollers.filter(
      (e) => !getComputedStyle(e).backgroundAttachment.includes("local")))];
}"""

#: What the Tab key stops at, though there is nothing to do: it is neither
#: operated nor does it scroll.
STOPS = """() => [...document.querySelectorAll("[tabindex]")].filter((e) =>
  e.tabIndex >= 0 && e.getClientRects().length && e.clientWidth > 0
  && !e.matches("a[href], button, input, select, textarea, summary")
  && !(/auto|scroll/.test(getComputedStyle(e).overflow)
    && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight))
).map((e) => "can be focused, but not operated: "
  + (e.closest("[id]")?.id ?? "") + ": " + e.textContent.trim().slice(0, 60))
"""
#: The theme makes listings stops, or not, a moment after a change of width.
MOMENT = 10_000  # ms, of which most are never needed


# The gates

@dataclass
class View:
    """A page as it came into a window of one width: what is wrong with it."""

    name: str
    width: int
    shifts: list
    problems: list

    @property
    def shift(self):
        """How much its layout shifted, in all."""
        return sum(value for value, _ in self.shifts)


def arrive(browser, path, width):
    """Begin to open a page in a window of its own, with the network off."""
    context = browser.new_context(
        offline=True, viewport={"width": width, "height": HEIGHT})
    tab = context.new_page()
    tab.set_default_timeout(180_000)  # a busy machine is no fault of a page
    tab.add_init_script(NOTE_SHIFTS)
    requests = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(Path(path).resolve().as_uri(), wait_until="commit")
    return tab, requests


def look(tab, page, width, requests=()):
    """Wait until a page is complete, and look at it at all widths."""
    typeset(tab)
    shifts = tab.evaluate(SHIFTS)
    tab.evaluate(FACES)
    problems = formula_problems(tab, page) + not_local(requests)
    for one in WIDTHS[width]:
        tab.set_viewport_size({"width": one, "height": HEIGHT})
        tab.evaluate(FRAMES)
        seen = tab.evaluate(LAYOUT, {"wide": WIDE, "legible": LEGIBLE})
        seen += idle_stops(tab)
        if tab.evaluate(OVERHANG) > 0:
            seen.append("is wider than the window")
        problems += [f"{page.name} at {one}: {problem}" for problem in seen]
    return View(page.name, width, shifts, problems)


def idle_stops(tab):
    """Find what still is a stop of the Tab key, after a moment."""
    try:
        tab.wait_for_function(f"() => ({STOPS})().length === 0",
                              timeout=MOMENT)
    except TimeoutError:
        return tab.evaluate(STOPS)
    return []


def look_everywhere(browser, path, page):
    """Open a page on a phone and on a desk at once, and look at both."""
    opened = {width: arrive(browser, path, width) for width in WIDTHS}
    views = [look(tab, page, width, requests)
             for width, (tab, requests) in opened.items()]
    for tab, _ in opened.values():
        tab.context.close()
    return views


def unsteady(views):
    """Find pages that jump while they come in."""
    return [f"{view.name} at {view.width}: {view.shift:.3f}, most of it by "
            f"{max(view.shifts)[1]}" for view in views if view.shift >= SHIFT]


# The book

@pytest.fixture(scope="module")
def views(browser, site, pages):
    return [view for page in pages if not page.redirects
            for view in look_everywhere(browser, site / page.name, page)]


def test_pages_are_whole_at_every_width(views):
    problems = [problem for view in views for problem in view.problems]
    assert problems == [], "\n".join(problems)


def test_no_page_jumps(views):
    assert unsteady(views) == [], "\n".join(unsteady(views))


# The gates can fail

BOOK = ("styles/theme.css", "styles/pydata-sphinx-theme.css",
        "styles/sphinx-book-theme.css", "book.css")
LONG = " + ".join(f"x_{{{k}}}" for k in range(40))


@pytest.fixture
def seen(browser, site, tmp_path):
    """Look at a page of a few lines, which has the book's sheets."""
    tabs = []

    def look_at(body, width=1400, style="", steady=True):
        static = (site / "_static").as_uri()
        sheets = "".join(f'<link rel="stylesheet" href="{static}/{sheet}">'
                         for sheet in BOOK)
        script = f'<script src="{static}/steady.js"></script>' * steady
        (tmp_path / "bad.html").write_text(
            '<!DOCTYPE html><html lang="en" data-theme="light"><head>'
            f"<title>A page</title>{sheets}<style>{style}</style>{script}"
            "<script>window.MathJax = {options: {enableMenu: false}}</script>"
            f'<script defer src="{static}/mathjax/tex-svg-full.js"></script>'
            '</head><body><article class="bd-article" style="width: 90vw">'
            f"{body}</article></body></html>")
        html = (tmp_path / "bad.html").read_text()
        tab, requests = arrive(browser, tmp_path / "bad.html", width)
        tabs.append(tab)
        return look(tab, Page("bad.html", html), width, requests)
    yield look_at
    for tab in tabs:
        tab.context.close()


def line(tex):
    return f'<p>In a line <span class="math">\\({tex}\\)</span>.</p>'


def display(tex):
    return f'<div class="math" id="eq">\\[{tex}\\]</div>'


def reasons(view):
    return {problem.split(": ")[1].split(":")[0] for problem in view.problems}


@pytest.mark.parametrize("width", WIDTHS)
def test_good_formulas_pass(seen, width):
    view = seen(line("x^2") + display(r"\frac{a}{b}") + "<pre>short</pre>",
                width)
    assert view.problems == [] and view.shift < SHIFT


def test_a_formula_that_scrolls_in_its_line_is_found(seen):
    style = (".math mjx-container { display: inline-block; overflow: auto }"
             ".math mjx-container > svg { max-width: none }")
    assert reasons(seen(line("x"), style=style)) == set()
    narrow = ".math mjx-container { width: 4px }"
    assert "scrolls in its line" in reasons(
        seen(line("x"), style=style + narrow))
    # MathJax's own MathML takes more room than what is drawn.
    mathml = ("mjx-container > mjx-assistive-mml { width: auto !important;"
              " height: auto !important }")
    assert "scrolls in its line" in reasons(
        seen(line(r"\hat y_n"), style=style + mathml))


def test_a_long_formula_in_a_line_is_found(seen):
    assert reasons(seen(line(LONG), 390)) == {"is drawn too small"}


def test_a_display_may_scroll_on_a_phone_but_not_on_a_desk(seen):
    assert reasons(seen(display(LONG * 2), 390)) == set()
    assert reasons(seen(display(LONG * 2))) == {"is cut"}


def test_a_display_that_scrolls_without_a_cue_is_found(seen):
    assert reasons(seen(
        display(LONG), 390, "div.math mjx-container { background: none }")
    ) == {"scrolls without a cue"}
    assert reasons(seen(
        '<div style="overflow: auto"><p style="width: 900px">Wide</p></div>',
        390)) == {"scrolls without a cue"}


def test_a_formula_that_is_a_tab_stop_is_found(seen):
    stop = '<p tabindex="0">Nothing to do here.</p>'
    assert reasons(seen(stop)) == {"can be focused, but not operated"}


def test_a_display_that_scrolls_can_be_reached(seen, browser):
    seen(display(LONG), 390)
    tab = browser.contexts[-1].pages[0]
    focus = "() => document.activeElement.tagName"
    for width, stop in ((390, "MJX-CONTAINER"), (1920, "BODY")):
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        tab.evaluate("() => new Promise(requestAnimationFrame)")
        tab.evaluate("() => document.activeElement.blur()")
        tab.keyboard.press("Tab")
        assert tab.evaluate(focus) == stop


def test_a_page_that_jumps_is_found(seen):
    late = ("<p style='height: 600px'>Below.</p><script>setTimeout(() => "
            "document.querySelector('p').style.marginTop = '400px', 300)"
            "</script>" + display("x"))
    view = seen(late, steady=False)
    assert unsteady([view]), view


def test_formulas_that_come_late_do_not_move_what_is_seen(seen):
    many = "".join(line(r"\frac{1}{2}") + display(r"\frac{a_1}{b}")
                   for _ in range(60))
    assert unsteady([seen(many, steady=False)])
    assert not unsteady([seen(many)])

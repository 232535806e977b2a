"""The pages as a reader's browser shows them, with the network off."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.book.pages import Page, read_pages

pytestmark = pytest.mark.browser

PHONE, DESK = 390, 1400
PATIENCE = 600_000  # ms: a busy machine is no fault of a page
TYPESET = "() => MathJax.startup.promise.then(() => true)"
DRAWN = """() => ({
  formulas: document.querySelectorAll("mjx-container").length,
  errors: [...document.querySelectorAll(
    'mjx-merror, [data-mjx-error], [data-mml-node="merror"],'
    + ' g[data-mml-node="mtext"][fill="red"]')].map(
      e => (e.getAttribute("data-mjx-error") || "")
        + " in " + e.closest("mjx-container").parentElement.className)})"""
OVERHANG = """() => document.documentElement.scrollWidth
  - document.documentElement.clientWidth"""

#: The rules that depend on the colour scheme. They are checked in both, on a
#: page shortened to every kind of element; all others once, on all of it.
COLOURS = ["color-contrast", "link-in-text-block"]
SHORTEN = Path(__file__).with_name("shorten.js").read_text("utf8")
REPEATED = "tr, dl.py, pre span"
LEFT = 3
STEADY = "*, ::before, ::after { transition: none !important }"
GROUND = "() => getComputedStyle(document.body).backgroundColor"

#: What axe finds in the frame that the theme and docutils make, with a part
#: of the element it may be found in. Everything else is ours to mend.
THEIRS = {
    "region": "",                # the search and the skip link
    "label-content-name-mismatch": "search-button",
    "aria-allowed-role": 'class="citation',        # the bibliography
    "aria-deprecated-role": 'class="citation',
    "aria-required-children": 'class="citation',
}


# The gates

def open_offline(browser, path, width=DESK, scheme="light"):
    """Open a file with the network off; return the tab and its requests."""
    context = browser.new_context(
        offline=True, color_scheme=scheme,
        viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    requests = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(Path(path).resolve().as_uri())
    return tab, requests


def typeset(tab):
    """Wait for MathJax where a page has it; wait for the faces too."""
    tab.wait_for_function("() => document.readyState === 'complete'")
    if tab.evaluate("() => Boolean(window.MathJax)"):
        tab.wait_for_function("() => MathJax.startup?.promise")
        tab.evaluate(TYPESET)
    tab.evaluate("() => document.fonts.ready.then(() => true)")


def formula_problems(tab, page):
    """Find formulas that are not drawn, or drawn as an error."""
    typeset(tab)
    drawn = tab.evaluate(DRAWN)
    problems = [f"{page.name}: error {e}" for e in drawn["errors"]]
    if drawn["formulas"] != page.formulas:
        problems.append(f"{page.name}: {page.formulas} formulas written,"
                        f" {drawn['formulas']} drawn")
    return problems


def not_local(requests):
    """Find requests for anything but files of the book."""
    return [url for url in requests
            if not url.startswith(("file:", "data:", "blob:"))]


def accessibility_problems(tab, name):
    """Find what axe-core complains about, but for what the theme does."""
    problems = complaints(tab, name, {
        "rules": {rule: {"enabled": False} for rule in COLOURS}})
    problems += shortening_problems(shorten(tab), name)
    problems += colour_problems(tab, name)
    ground = tab.evaluate(GROUND)
    tab.add_style_tag(content=STEADY)
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function(f"before => ({GROUND})() != before", arg=ground)
    return problems + colour_problems(tab, f"{name}, dark")


def complaints(tab, name, options):
    """Return what axe-core finds by some rules."""
    only = {"resultTypes": ["violations"]}  # what passes costs most of it
    found = Axe().run(tab, options=options | only).response["violations"]
    return [f"{name}: {v['id']}: {node['html'][:120]}"
            for v in found for node in v["nodes"]
            if THEIRS.get(v["id"], "\0") not in node["html"]]


def colour_problems(tab, name):
    """Return what axe-core finds by the rules about colours."""
    return complaints(tab, name, {
        "runOnly": {"type": "rule", "values": COLOURS}})


def shorten(tab):
    """Take out most of what is repeated; return the state before and after."""
    return tab.evaluate(SHORTEN, {"repeated": REPEATED, "left": LEFT})


def shortening_problems(done, name):
    """Find out whether a kind of element was lost."""
    if done["after"]["kinds"] != done["before"]["kinds"]:
        return [f"{name}: not every kind of element is left: {done}"]
    return []


# The book

def problems_of(browser, site, page):
    """Look at a page once; return its problems by what they are about."""
    tab, requests = open_offline(browser, site / page.name)
    found = {"formulas": formula_problems(tab, page)}
    found["requests"] = not_local(requests)
    found["width"] = width_problems(tab, page.name)
    tab.set_viewport_size({"width": DESK, "height": 900})
    if page.name.startswith("book/"):
        found["accessibility"] = accessibility_problems(tab, page.name)
    tab.context.close()
    return found


def width_problems(tab, name):
    """Find out whether a page must be pushed sideways."""
    problems = []
    for width in (DESK, PHONE):
        tab.set_viewport_size({"width": width, "height": 900})
        if tab.evaluate(OVERHANG) > 0:
            problems.append(f"{name}: wider than {width} px")
    return problems


@pytest.fixture(scope="module")
def problems(browser, site, pages):
    """The problems of all pages; each page is opened once."""
    found = [problems_of(browser, site, page)
             for page in pages if not page.redirects]
    assert len(found) > 1
    return found


@pytest.mark.parametrize("about", [
    "formulas", "requests", "width", "accessibility"])
def test_what_readers_see(problems, about):
    of_all = [p for found in problems for p in found.get(about, [])]
    assert of_all == [], "\n".join(of_all)


def test_unknown_address_at_any_depth(browser, site):
    from preview import serve

    server = serve(site)
    home = f"http://127.0.0.1:{server.server_port}/"
    tab = browser.new_page()
    missing = []
    tab.on("response", lambda r: r.status == 404 and missing.append(r.url))
    address = home + "some/where/deep/page.html"
    assert tab.goto(address).status == 404
    tab.wait_for_load_state("networkidle")
    assert missing == [address]
    tab.click("main a[href$='intro.html']")
    assert tab.title().startswith("Preface")
    tab.close()
    server.shutdown()
    server.server_close()


def test_films_play(browser, site):
    """With the button and with the keyboard, each film that there is."""
    for path in sorted(site.rglob("*.html")):
        if 'class="film"' in path.read_text("utf8"):
            tab, requests = open_offline(browser, path)
            for film in tab.locator("div.film").all():
                picture, slider = film.locator("img"), film.locator("input")
                count = int(film.get_attribute("data-count"))
                still = picture.get_attribute("src")
                film.scroll_into_view_if_needed()
                slider.press("Home")
                tab.wait_for_function(
                    "([p, still]) => p.getAttribute('src') != still",
                    arg=[picture.element_handle(), still])
                first = picture.get_attribute("src")
                film.locator("button").click()
                tab.wait_for_function(
                    "([p, first]) => p.getAttribute('src') != first",
                    arg=[picture.element_handle(), first])
                film.locator("button").click()
                slider.press("End")
                assert slider.input_value() == str(count - 1)
                assert film.locator(".film-label").inner_text()
            assert not_local(requests) == []
            frames = {url for url in requests if "/film-" in url}
            assert len(frames) >= count
            tab.context.close()


# The gates can fail

@pytest.fixture
def show(browser, site, tmp_path):
    """Show a page that consists of a few lines, with the book's MathJax."""
    def show_page(body, head=""):
        script = (site / "_static/mathjax/tex-svg-full.js").as_uri()
        (tmp_path / "bad.html").write_text(
            f"<!DOCTYPE html><html lang='en'><head><title>A page</title>"
            f"<script defer src='{script}'></script>{head}</head>"
            f"<body><main>{body}</main></body></html>")
        page, = read_pages(tmp_path)
        return (*open_offline(browser, tmp_path / "bad.html"), page)
    return show_page


@pytest.mark.parametrize("tex", [
    r"\frac{1}", r"\begin{matrix} a", r"\undefinedmacro"])
def test_formulas_in_error_are_found(show, tex):
    tab, _, page = show(rf'<span class="math">\({tex}\)</span>')
    assert formula_problems(tab, page)


def test_formulas_not_drawn_are_found(show):
    tab, _, page = show('<span class="math">no delimiters</span>')
    assert formula_problems(tab, page) == [
        "bad.html: 1 formulas written, 0 drawn"]


def test_a_good_formula_passes(show):
    tab, _, page = show(r'<span class="math">\(\boldsymbol{x}^2\)</span>')
    assert formula_problems(tab, page) == []


def test_requests_are_found(show):
    tab, requests, _ = show('<img alt="" src="https://example.org/a.png">')
    typeset(tab)
    assert not_local(requests) == ["https://example.org/a.png"]


def test_wide_pages_are_found(show):
    tab, _, page = show('<div style="width: 900px">wide</div>')
    assert width_problems(tab, page.name) == ["bad.html: wider than 390 px"]


SCHEMES = """<style>
  body { background: #fff; color: #000 }
  @media (prefers-color-scheme: dark) {
    body { background: #000; color: #fff }
    .dark { color: #333 }
  }
</style>"""


@pytest.mark.parametrize("bad, rule", [
    ("<p style='color: #ccc; background: #fff'>Pale.</p>", "color-contrast"),
    ("<p class='dark'>Pale in the dark.</p>", "dark: color-contrast"),
    ("<a href='#'></a>", "link-name"),
    ("<table>" + "<tr><td>Good.</td></tr>" * 9
     + "<tr><td class='dark'>Pale.</td></tr></table>", "color-contrast"),
    ("<pre>" + "<span class='n'>x</span> " * 9
     + "<span class='n' style='color: #333'>y</span></pre>",
     "dark: color-contrast")])
def test_what_is_not_accessible_is_found(show, bad, rule):
    tab, _, page = show(f"<h1>A</h1><p>Good.</p>{bad}", SCHEMES)
    found = accessibility_problems(tab, page.name)
    assert any(rule in problem for problem in found)


def test_an_accessible_page_passes(show):
    tab, _, page = show("<h1>A</h1><p>Good.</p>", SCHEMES)
    assert accessibility_problems(tab, page.name) == []


def test_of_what_is_repeated_some_is_left(show):
    rows = "<tr><td>A</td></tr>" * 9 + "<tr><td><b>B</b></td></tr>" * 2
    tab, _, page = show(f"<table>{rows}</table>")
    done = shorten(tab)
    assert tab.evaluate("[...document.querySelectorAll('td')]"
                        ".map(td => td.innerText).join('')") == "AAABB"
    assert done["after"]["elements"] < done["before"]["elements"]
    assert shortening_problems(done, page.name) == []
    done["after"]["kinds"] -= 1
    assert shortening_problems(done, page.name)


def test_an_empty_page_is_a_page():
    assert Page("empty.html", "").formulas == 0

"""Links and anchors hold, and nothing is loaded from elsewhere."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.book.pages import Page, read_pages

REMOTE_IN_STYLES = re.compile(
    r"(?:url\(\s*['\"]?|@import\s+['\"])((?:https?:)?//[^'\")]+)")


# The gates

def is_remote(address):
    """Tell whether an address leads to another machine."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ws")


def remote_assets(pages, styles):
    """Find what a browser would ask another machine for.

    `styles` are pairs of a name and the text of a style sheet.
    """
    found = [(page.name, address) for page in pages
             for address in page.assets if is_remote(address)]
    inline = [(page.name, tag.get_text())
              for page in pages for tag in page.soup.find_all("style")]
    found += [(name, address) for name, text in [*styles, *inline]
              for address in REMOTE_IN_STYLES.findall(text)]
    return [f"{name}: {address}" for name, address in found]


def broken_links(site, pages):
    """Find links to pages, files or anchors that do not exist."""
    anchors = {page.name: set(page.ids) for page in pages}
    problems = []
    for page in pages:
        # Its links start elsewhere: the browser tests look at it.
        if page.name == "404.html":
            continue
        for address in {*page.links, *page.assets}:
            if not leads_somewhere(site, page.name, address, anchors):
                problems.append(f"{page.name}: {address}")
    return sorted(problems)


def leads_somewhere(site, name, address, anchors):
    """Tell whether an address on a page has a target in the book."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    start = Path(site, name)
    target = start.parent / unquote(parts.path) if parts.path else start
    target = target.resolve()
    if target.is_dir():
        target /= "index.html"
    if not target.exists():
        return False
    place = target.relative_to(Path(site).resolve()).as_posix()
    fragment = unquote(parts.fragment)
    return not fragment or place not in anchors or fragment in anchors[place]


def repeated_anchors(page):
    """Find anchors that occur more than once on a page."""
    return [f"{page.name}: #{name} {count} times"
            for name, count in Counter(page.ids).items() if count > 1]


# The book

def test_nothing_is_loaded_from_elsewhere(site, pages):
    styles = [(path.name, path.read_text("utf8"))
              for path in site.rglob("*.css")]
    assert remote_assets(pages, styles) == []


def test_links_and_anchors_hold(site, pages):
    assert broken_links(site, pages) == []


def test_anchors_are_unique(pages):
    assert [p for page in pages for p in repeated_anchors(page)] == []


def test_there_are_pages_to_look_at(pages):
    names = {page.name for page in pages}
    assert {"index.html", "404.html", "book/intro.html",
            "book/appendix/sources.html", "book/appendix/api.html"} <= names


def test_no_source_map_is_published(site):
    assert list(site.rglob("*.map")) == []


# The gates can fail

@pytest.mark.parametrize("html", [
    '<script src="https://cdn.example/a.js"></script>',
    '<link rel="stylesheet" href="//cdn.example/a.css">',
    '<link rel="preconnect" href="https://fonts.example">',
    '<img src="http://images.example/a.png">',
    '<style>@import "https://fonts.example/a.css";</style>'])
def test_remote_assets_are_found(html):
    assert remote_assets([Page("bad.html", html)], [])


def test_remote_assets_in_styles_are_found():
    sheet = "@font-face { src: url('https://fonts.example/a.woff') }"
    assert remote_assets([], [("a.css", sheet)])
    assert not remote_assets([], [("a.css", "a { src: url(a.woff) }")])


def test_links_to_other_sites_are_no_assets():
    page = Page("good.html", '<a href="https://doi.example/1">paper</a>')
    assert remote_assets([page], []) == []


@pytest.mark.parametrize("link", ["none.html", "other.html#none", "#none"])
def test_broken_links_are_found(tmp_path, link):
    (tmp_path / "other.html").write_text("<p id='there'></p>")
    (tmp_path / "bad.html").write_text(
        f'<a href="other.html#there"></a><a href="{link}"></a>')
    assert broken_links(tmp_path, read_pages(tmp_path)) == [
        f"bad.html: {link}"]


def test_repeated_anchors_are_found():
    assert repeated_anchors(Page("bad.html", '<p id="a"></p><p id="a"></p>'))

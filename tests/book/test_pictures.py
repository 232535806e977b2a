"""Pictures come soon, and nothing moves when they do."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.util.images import get_image_size

import book_images
from tests.book.pages import Page

SMALL = 300_000  # bytes


# The gates

def size_problems(page, site):
    """Find pictures without the size that they have."""
    problems = []
    for img in page.soup.find_all("img", src=True):
        path = Path(site, page.name).parent / img["src"]
        size = tuple(img.get(side, "") for side in ("width", "height"))
        if not all(map(str.isdigit, size)):
            problems.append(f"{page.name}: {path.name} has no size")
        elif not same_shape(tuple(map(int, size)), get_image_size(path)):
            problems.append(f"{page.name}: {path.name} has another shape")
    return problems


def same_shape(said, real):
    """Tell whether two sizes have the same proportions, but for rounding."""
    return abs(said[0] * real[1] - said[1] * real[0]) <= max(*said, *real)


def heavy(site):
    """Find pictures that take long to come."""
    return [f"{path.relative_to(site)}: {path.stat().st_size} bytes"
            for path in sorted(Path(site).rglob("_images/*"))
            if path.stat().st_size > SMALL]


# The book

def test_every_picture_has_its_size(site, pages):
    problems = [p for page in pages for p in size_problems(page, site)]
    assert problems == [], "\n".join(problems)


def test_no_picture_is_heavy(site):
    assert heavy(site) == [], "\n".join(heavy(site))


# The gates can fail

def test_pictures_without_size_or_too_large_are_found(tmp_path):
    (tmp_path / "_images").mkdir()
    path = tmp_path / "_images" / "a.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="300" '
                    'height="200"></svg>')

    def problems(sizes):
        html = f'<img src="_images/a.svg" {sizes}>'
        return size_problems(Page("a.html", html), tmp_path)

    assert problems('width="600" height="401"') == heavy(tmp_path) == []
    assert problems("") == problems('width="50%"') == [
        "a.html: a.svg has no size"]
    assert problems('width="300" height="300"') == [
        "a.html: a.svg has another shape"]
    path.write_bytes(bytes(SMALL + 1))
    assert heavy(tmp_path) == ["_images/a.svg: 300001 bytes"]


# How a picture gets its size

@pytest.fixture
def write(tmp_path):
    """Write a picture as a page would have it."""
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt">'
        "</svg>")

    class Writer:
        builder = SimpleNamespace(srcdir=tmp_path)

        def __init__(self):
            self.body = []

        def visit_image(self, node):
            self.body.append(f'<img alt="" src="{node["uri"]}" />')

    def write_image(**settings):
        writer = Writer()
        book_images.visit_image(writer, nodes.image(**settings))
        return "".join(writer.body)
    return write_image


def test_a_picture_gets_its_size_in_pixels(write):
    assert write(uri="a.svg") == (
        '<img width="96" height="48" alt="" src="a.svg" />')


@pytest.mark.parametrize("settings", [
    {"uri": "a.svg", "width": "50%"}, {"uri": "missing.png"},
    {"uri": "https://example.org/a.png"}])
def test_other_pictures_stay_as_they_are(write, settings):
    assert write(**settings) == f'<img alt="" src="{settings["uri"]}" />'

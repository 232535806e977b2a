"""Every figure has a name, a caption, and words for who cannot see it."""

import re

from tests.book.pages import Page

WORDS = 6


# The gate

def figure_problems(page):
    """Find pictures without a figure, and figures without their texts."""
    loose = [img for img in page.article.find_all("img")
             if not img.find_parent("figure")]
    problems = [f"{page.name}: {img.get('src')} is in no figure"
                for img in loose]
    for figure in page.article.find_all("figure"):
        name = figure.get("id", "")
        problems += [f"{page.name}: figure {name!r} {what}"
                     for what in missing_texts(figure, name)]
    return problems


def missing_texts(figure, name):
    """Return what a figure lacks."""
    if not name.startswith("fig-"):
        yield "has no name that begins with fig-"
    caption = figure.find("figcaption")
    text = caption.find(class_="caption-text") if caption else None
    if text is None or len(text.get_text().split()) < WORDS:
        yield "has no caption of at least a short sentence"
    for img in figure.find_all("img"):
        if not describes(img.get("alt", "")):
            yield "has no alternative text of at least a short sentence"


def describes(alt):
    """Tell whether an alternative text says anything.

    Without one, Sphinx takes the path of the image, which has no spaces.
    """
    return len(alt.split()) >= WORDS and not re.match(r"(?i)plot of\b", alt)


# The book

def test_figures(pages):
    written = [page for page in pages if page.name.startswith("book/")]
    assert [p for page in written for p in figure_problems(page)] == []


# The gate can fail

GOOD = ('<article><figure id="fig-a"><img src="a.svg" alt="{alt}">'
        '<figcaption><span class="caption-text">{caption}</span>'
        '</figcaption></figure></article>')
SENTENCE = "A curve that rises and then stays flat."


def problems(html):
    return figure_problems(Page("bad.html", html))


def test_a_complete_figure_passes():
    assert problems(GOOD.format(alt=SENTENCE, caption=SENTENCE)) == []


def test_a_path_is_no_alternative_text():
    path = "../../_images/6d2b0dfae8c14a7b.svg"
    assert problems(GOOD.format(alt=path, caption=SENTENCE))
    assert problems(GOOD.format(alt="Plot of " + SENTENCE,
                                caption=SENTENCE))


def test_a_caption_is_needed():
    assert problems(GOOD.format(alt=SENTENCE, caption=""))


def test_a_name_is_needed():
    figure = GOOD.format(alt=SENTENCE, caption=SENTENCE)
    assert problems(figure.replace("fig-a", "id3"))


def test_a_picture_without_a_figure_is_found():
    assert problems(f'<article><img src="a.svg" alt="{SENTENCE}"></article>')

"""Take the README's picture of the book: `python -m tests.book.picture`.

The picture is the one generated file that is committed, since a README is
read where nothing has been built. Take it anew when the look changes.
"""

from playwright.sync_api import sync_playwright

from tests.book.builder import ROOT
from tests.book.conftest import FLAGS, HIDING, find_browser
from tests.book.test_browser import typeset

PAGE = ROOT / "_build" / "html" / "book" / "networks" / "linear.html"
PICTURE = ROOT / ".github" / "page.png"
WIDTH, HEIGHT = 1120, 700
ANCHOR = "equation-eq-linear-tensor"


def main():
    """Open a page of the built book and keep what a reader would see."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=FLAGS,
            ignore_default_args=HIDING)
        tab = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=1.5)
        tab.goto(PAGE.as_uri())
        typeset(tab)
        tab.evaluate(f"document.getElementById('{ANCHOR}').scrollIntoView()")
        tab.mouse.wheel(0, -60)
        tab.wait_for_timeout(500)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

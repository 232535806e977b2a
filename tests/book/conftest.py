"""What the gates look at: the sources, two clean builds, a browser."""

import os
import shutil

import pytest

from tests.book.builder import ROOT, build, copy_sources
from tests.book.chapters import read_chapters
from tests.book.pages import read_pages

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync")
#: Headless, scrollbars are hidden; Windows and Linux show them.
HIDING = ["--hide-scrollbars"]


@pytest.fixture(scope="session")
def chapters():
    """All pages as they are written."""
    return read_chapters(ROOT)


def clean_build(tmp_path_factory, config, name):
    """Build the whole book in a folder of its own, and say so."""
    capture = config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f" [building the book: {name}] ", end="", flush=True)
    return build(copy_sources(tmp_path_factory.mktemp(name)))


@pytest.fixture(scope="session")
def first_build(tmp_path_factory, pytestconfig):
    """A clean build, which all other gates read."""
    return clean_build(tmp_path_factory, pytestconfig, "first")


@pytest.fixture(scope="session")
def second_build(tmp_path_factory, pytestconfig):
    """Another clean build, in another folder."""
    return clean_build(tmp_path_factory, pytestconfig, "the-second-one")


@pytest.fixture(scope="session")
def site(first_build):
    """The folder of the built pages."""
    assert (first_build.site / "index.html").exists(), first_build.output
    return first_build.site


@pytest.fixture(scope="session")
def pages(site):
    """All pages as they are published."""
    return read_pages(site)


def find_browser():
    """Return the program of a Chromium on this machine, if there is one."""
    named = os.environ.get("MLP_LIT_CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium; without one the test is skipped."""
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=list(FLAGS),
            ignore_default_args=HIDING)
        yield chromium
        chromium.close()

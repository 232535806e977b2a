"""What the gates look at: the sources, two clean builds, a browser."""

import os
import shutil
from pathlib import Path

import pytest

import book_origin
from tests.book.builder import ROOT
from tests.book.chapters import read_chapters
from tests.book.pages import read_pages

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync")


@pytest.fixture(scope="session")
def chapters():
    """All pages as they are written."""
    return read_chapters(ROOT)


@pytest.fixture(scope="session")
def first_build(whole_book, pytestconfig):
    """A clean build, which all gates read."""
    if not whole_book.is_ready:
        capture = pytestconfig.pluginmanager.getplugin("capturemanager")
        with capture.global_and_fixture_disabled():
            print(" [the book is being built] ", end="", flush=True)
    return whole_book.get()


@pytest.fixture(scope="session")
def finished_book(first_build):
    """The pages that `make book` has made of these very sources."""
    site = ROOT / "_build" / "html"
    if not are_of_one_source(site, first_build.site):
        lacking("there is no second build to compare with:"
                " run `make book`, then these tests")
    return site


def are_of_one_source(*sites):
    """Tell whether clean builds of the same sources made these pages."""
    marks = {mark.read_text("utf8") if mark.exists() else None
             for mark in (Path(site, book_origin.FILE) for site in sites)}
    return len(marks) == 1 and None not in marks


def lacking(what):
    """Skip a test that cannot be made here.

    Where all of them must be made (`.ci/run`), it fails instead.
    """
    if os.environ.get("MLP_LIT_COMPLETE"):
        pytest.fail(what)
    pytest.skip(what)


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
        lacking("no Chromium on this machine")
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()

"""The ledger of a build has every display that its pages print."""

import json

import pytest

from tests.book.pages import Page

MOST_UNCHECKED = 0.05


# The gates

def printed(pages):
    """Return the labels of all displays in the built pages."""
    return [display.get("id", "").removeprefix("equation-")
            for page in pages
            for display in page.article.select("div.math")]


def missing(pages, ledger, pending=()):
    """Find displays that are not in the ledger, or are there for nothing."""
    shown = printed([p for p in pages
                     if p.name.removesuffix(".html") not in pending])
    kept = [d["label"] for d in ledger["displays"]
            if d["page"] not in pending]
    return sorted(set(shown) ^ set(kept)) + sorted(
        {label for label in shown if shown.count(label) > 1})


def unchecked_results(ledger):
    """Find displays of theorems that are not checked."""
    return [d["label"] for d in ledger["displays"]
            if d["kind"] == "no-check" and d["environment"].startswith(
                ("thm-", "lem-", "prop-", "cor-"))]


# The book

@pytest.fixture(scope="module")
def ledger(site):
    return json.loads((site / "ledger.json").read_text("utf8"))


@pytest.fixture(scope="module")
def pending():
    """Pages that have leave to be incomplete, from the configuration."""
    import yaml

    from tests.book.builder import ROOT
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    return settings["sphinx"]["config"].get("equations_pending", [])


def test_every_printed_display_is_in_the_ledger(pages, ledger, pending):
    assert missing(pages, ledger, pending) == []


def test_little_is_left_unchecked_and_no_result(ledger):
    assert ledger["coverage"]["share"] <= MOST_UNCHECKED
    assert unchecked_results(ledger) == []


def test_errors_are_those_of_rounding(ledger):
    for display in ledger["displays"]:
        exact = r"\approx" not in display["tex"] and display["method"] in (
            "direct evaluation", "complex step and central difference")
        if exact:
            # Some judges, an integrator say, are not exact to rounding.
            allowed = display["tolerance"] or 1e-9
            assert display["largest_error"] < allowed, display["label"]


# The gates can fail

SHOWN = Page("a.html", '<article><div class="math" id="equation-eq-a"></div>'
             '<div class="math" id="equation-eq-b"></div></article>')


def entry(label, page="a", kind="claim", environment=""):
    return {"label": label, "page": page, "kind": kind,
            "environment": environment}


def test_what_is_missing_is_found():
    both = {"displays": [entry("eq-a"), entry("eq-b")]}
    assert missing([SHOWN], both) == []
    assert missing([SHOWN], {"displays": [entry("eq-a")]}) == ["eq-b"]
    assert missing([SHOWN], {"displays": [
        *both["displays"], entry("eq-c")]}) == ["eq-c"]
    assert missing([SHOWN, SHOWN], both) == ["eq-a", "eq-b"]
    assert missing([SHOWN], {"displays": []}, ["a"]) == []


def test_an_unchecked_result_is_found():
    assert unchecked_results({"displays": [
        entry("eq-a", kind="no-check", environment="thm-a"),
        entry("eq-b", kind="no-check")]}) == ["eq-a"]

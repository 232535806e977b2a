"""No display escapes, where that is asked for."""

import json

import pytest

from mlp_lit.equations.pages import Record
from mlp_lit.equations.sphinx.coverage import (
    Display,
    coverage,
    problems_of,
    repeated,
)
from tests.equations.sphinx.project import PAGES, built, project

DISPLAY = Display("eq-a", "a", 3, "a = b")


def record(label="eq-a", page="a", kind="claim"):
    return Record(label, kind, page, "a = b")


def test_a_display_needs_a_record_on_its_own_page():
    assert list(problems_of([DISPLAY], [record()])) == []
    assert list(problems_of([DISPLAY], []))[0][:2] == ("a", 3)
    assert list(problems_of([DISPLAY], [record(page="b")])) == [
        ("a", 3, "eq-a is neither checked nor marked: add a block {check} or"
         " {no-check} below it"),
        ("b", None, "checks eq-a, which stands elsewhere")]


def test_a_display_needs_one_record():
    assert list(repeated([record(), record(page="b")])) == []
    assert list(repeated([record(), record()])) == [
        ("a", None, "checks eq-a 2 times")]


def test_a_leave_that_is_not_needed_is_a_problem():
    assert list(problems_of([DISPLAY], [], ["a"])) == []
    assert list(problems_of([DISPLAY], [record()], ["a"])) == [
        ("a", None, "is listed in equations_pending for nothing")]


def test_mistakes_do_not_count_against_the_share():
    kinds = ["claim", "definition", "no-check", "mistake", "mistake"]
    found = coverage([record(kind=k) for k in kinds])
    assert found["share"] == pytest.approx(1 / 3)


# In a book

BARE = ("# A\n\n$$ a = b $$\n\n$$ a = c $$ (eq-free)\n\n"
        "$$ x = x + 0 y $$ (eq-twice)\n\n"
        + 2 * '```{check}\ncheck("eq-twice", x=(), y=())\n```\n\n')
TOLD = ["bare.md:3: this display has no label: a = b",
        "bare.md:5: eq-free is neither checked nor marked: add a block"
        " {check} or {no-check} below it"]


def complaints(done):
    return [line.replace(f"{done.folder}/", "").replace("WARNING: ", "")
            for line in done.warnings.splitlines()]


def test_off_says_nothing_but_of_two_checks_of_one_label(tmp_path):
    done = project(tmp_path, {"bare.md": BARE}).build()
    assert done.error is None
    assert complaints(done) == ["bare.md: checks eq-twice 2 times"]


def test_warn_warns_of_each_and_builds(tmp_path):
    done = project(tmp_path, {"bare.md": BARE},
                   equations_coverage="warn").build()
    assert done.error is None and (done.site / "bare.html").exists()
    assert sorted(complaints(done)) == sorted(
        ["bare.md: checks eq-twice 2 times", *TOLD])


def test_error_ends_the_build_with_all(tmp_path):
    done = project(tmp_path, {"bare.md": BARE},
                   equations_coverage="error").build()
    assert done.error.problems == TOLD
    assert done.error.headline == "2 display(s) are not accounted for"
    assert not (done.site / "bare.html").exists()


def test_of_a_whole_book_nothing_is_told(tmp_path):
    built(tmp_path, PAGES, equations_coverage="error")


def test_a_warning_can_be_silenced(tmp_path):
    done = project(tmp_path, {"bare.md": BARE}, equations_coverage="warn",
                   suppress_warnings=["equations"]).build()
    assert done.warnings == ""


def test_what_is_known_is_written_if_a_file_is_named(tmp_path):
    done = built(tmp_path, PAGES)
    assert not list(done.site.glob("*.json"))
    done = built(tmp_path, PAGES, equations_json="known.json")
    known = json.loads((done.site / "known.json").read_text("utf8"))
    assert [d["label"] for d in known["displays"]] == [
        "eq-y", "eq-dy", "eq-wrong", "eq-words", "euler", "both"]
    assert known["displays"][1]["uses"] == ["eq-y"]
    assert known["coverage"] == {
        "definition": 1, "claim": 3, "no-check": 1, "mistake": 1,
        "share": 0.2}

"""What the directives show, and what they refuse, with its line."""

import json
import re

import pytest

from tests.equations.sphinx.project import (
    MYST,
    PAGES,
    built,
    page_with,
    project,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("site"), PAGES)


def lines(site, page):
    return [line.get_text() for line in
            site.soup(page).select(".mlp-badge-line")]


def test_each_display_has_its_line(site):
    first, second, third = lines(site, "one")
    assert first == "definition · evaluated, not held against code"
    assert second.startswith("holds as printed · complex step and")
    assert third.startswith("does not hold: in draw 1, the left side is 1.")


def test_restructured_text_has_the_same_lines(site):
    assert [line.partition(" · ")[0] for line in lines(site, "two")] == [
        "holds as printed"] * 2


def test_the_code_is_folded_behind_the_line(site):
    folds = site.soup("two").select(".mlp-claim details")
    assert not any(fold.has_attr("open") for fold in folds)
    assert folds[1].pre.get_text() == (
        'check("both",\n      x=(), y=())\n')


def test_a_mistake_shows_the_message_and_the_code(site):
    message, code = site.soup("one").select(".mlp-mistake pre")
    assert "the equation does not hold as printed" in message.get_text()
    assert 'check("eq-wrong"' in code.get_text()


def test_what_is_not_checked_says_why(site):
    line = site.soup("one").select_one("p.mlp-no-check")
    assert line.get_text() == "not checked: These are words."
    assert line.em.get_text() == "words"


def test_without_a_ledger_there_are_no_links(site):
    assert site.soup("one").select(".mlp-badge a") == []


def test_several_displays_of_a_block_are_named(tmp_path):
    done = built(tmp_path, {"one.md": MYST.replace(
        'define("eq-y", x=())', 'define("eq-y", x=())\n'
        'check_tex("x + 1 = 1 + x", x=())', 1).replace("{define}", "{check}")
        + '\n$$ x = x + 0 y $$ (eq-b)\n\n$$ x + 0 y = x $$ (eq-c)\n\n'
        '```{check}\ncheck("eq-b", x=(), y=())\n'
        'check("eq-c", x=(), y=())\n```\n'})
    assert lines(done, "one")[-2:] == [
        f"({n}) holds as printed · direct evaluation · 12 draws · "
        "largest error 0" for n in (5, 6)]


def test_a_body_that_only_declares_speaks_of_the_display_above(tmp_path):
    page = ("# A\n\n$$ y = 2 x $$ (eq-y)\n\n```{define}\nx=()\n```\n\n"
            "$$ s = t $$ (eq-s)\n\n```{no-check}\nOf words.\n```\n\n"
            "$$ u = v $$ (eq-u)\n\n```{no-check} Of words, too.\n```\n\n"
            "$$ x = x + y $$ (eq-wrong)\n\n```{fails} x=1, y=2\n```\n")
    rst = ("B\n=\n\n.. math:: x = x + 0 y\n   :label: it\n\n.. check:: x=1,"
           " y=2\n\n.. math:: s = t\n   :label: st\n\n.. no-check:: st\n"
           "   Of words.\n")
    done = built(tmp_path, {"a.md": page, "b.rst": rst},
                 equations_coverage="error", equations_json="known.json")
    known = json.loads((done.site / "known.json").read_text("utf8"))
    assert [(d["label"], d["kind"]) for d in known["displays"]] == [
        ("eq-y", "definition"), ("eq-s", "no-check"), ("eq-u", "no-check"),
        ("eq-wrong", "mistake"), ("it", "claim"), ("st", "no-check")]
    assert [d["reason"] for d in known["displays"] if "words" in d["reason"]
            ] == ["Of words.", "Of words, too.", "Of words."]


# What is refused

BAD = {
    "false": (page_with("x = y", 'check("eq-it", x=1, y=2)'),
              "false.md:6: the equation does not hold as printed"),
    "claims": (page_with("x = x + 0 y", 'check("eq-it", x=1, y=2)', "define"),
               "claims.md:5: eq-it is a claim, no definition: put it into a"
               " `check` block"),
    "tex": (page_with("x = y", 'define("y = 2 x", x=(), implements=None)\n'
                      'check_tex("x = x + 0 y", x=1, y=2)', "define"),
            "tex.md:5: x = x + 0 y is a claim"),
    "nothing": (page_with("x = y", "1 + 1"),
                "nothing.md:5: this block checks no display of the book"),
    "holds": (page_with("x = x + 0 y", 'check("eq-it", x=1, y=2)', "fails"),
              "holds.md:5: this is shown as a mistake, but it holds"),
    "ours": (page_with("x = y", 'check("eq-it")', "fails"),
             "ours.md:6: x is not declar"),
    "silent": ("# A\n\n$$ x = y $$ (eq-s)\n\n```{no-check} eq-s\n```\n",
               "silent.md:5: eq-s is not checked: say why"),
    "absent": ("# A\n\n```{no-check} eq-nowhere\nWords.\n```\n",
               "absent.md:3: no display in the pages has the label"
               " 'eq-nowhere'"),
    "lonely": ("# A\n\n```{check}\nx=1\n```\n",
               "lonely.md:4: this stands below no display with a label"),
    "python": (page_with("x = y", "x = 1\n1 / 0"),
               "python.md:7: ZeroDivisionError: division by zero"),
    "exits": (page_with("x = y", "import sys\nsys.exit(0)"),
              "exits.md:7: SystemExit: 0"),
}
RST_BAD = {
    "wrong": ("Wrong\n=====\n\n.. math:: x = y\n   :label: r\n\n"
              ".. note::\n\n   .. check::\n\n      size = 2\n"
              '      check("r", x=1,\n            y=2)\n',
              "wrong.rst:12: the equation does not hold as printed"),
    "mute": ("Mute\n====\n\n.. math:: x = y\n   :label: q\n\n"
             ".. no-check:: q\n", "mute.rst:7: q is not checked: say why"),
    "void": ("Void\n====\n\n.. check::\n",
             "void.rst:4: this stands below no display with a label"),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """A project with a fault on every page."""
    pages = {f"{name}.md": text.replace("eq-it", f"eq-{name}")
             for name, (text, _) in BAD.items()}
    pages |= {f"{name}.rst": text for name, (text, _) in RST_BAD.items()}
    return project(tmp_path_factory.mktemp("failed"), pages).build()


def test_all_failures_end_the_build_together(failed):
    count = len(BAD) + len(RST_BAD)
    assert len(failed.error.problems) == count
    assert str(failed.error).startswith(
        f"{count} equation(s) do not pass\n\n-----")
    assert not (failed.site / "index.html").exists()


@pytest.mark.parametrize("name", [*BAD, *RST_BAD])
def test_each_failure_is_told_with_its_place(failed, name):
    wanted = (BAD | RST_BAD)[name][1].replace("eq-it", f"eq-{name}")
    told = [p for p in failed.error.problems if p.startswith(f"{name}.")]
    assert [p[:len(wanted)] for p in told] == [wanted]


def test_both_values_are_told(failed):
    told, = (p for p in failed.error.problems if p.startswith("false."))
    assert re.search(r"left: .*1.*\n +right: .*2", told)

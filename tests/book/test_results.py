"""Every result is followed by its code; every exercise has its solution."""

import pytest

from tests.book.chapters import equation_labels, read_chapter

RESULTS = ("prf:theorem", "prf:lemma", "prf:proposition", "prf:corollary",
           "prf:proof")
EXERCISES = ("exercise", "exercise-start")
SOLUTIONS = ("solution", "solution-start")


# The gates

def is_listing(block):
    """Tell whether a block shows lines of the package."""
    return (block.kind == "literalinclude"
            and block.argument.startswith("/mlp_lit/"))


def results_without_code(chapter):
    """Find results that no listing and no executed cell follows."""
    problems = []
    for result in chapter.of_kind(*RESULTS):
        after = [b for b in chapter.section_of(result)
                 if b.line > result.line]
        where = f"{chapter.name}:{result.line}: {result.kind} without"
        if not any(map(is_listing, after)):
            problems.append(f"{where} a listing of the package after it")
        if not any(b.kind == "code-cell" for b in after):
            problems.append(f"{where} a code cell after it")
    return problems


def cells_never_executed(chapter):
    """Find chapters whose front matter keeps MyST-NB from running them."""
    if chapter.of_kind("code-cell") and not chapter.is_executed:
        return [f"{chapter.name}: add `file_format: mystnb`"]
    return []


def exercises_without_solution(chapter):
    """Find exercises that no solution names, or that have no label."""
    solved = {b.argument for b in chapter.of_kind(*SOLUTIONS)}
    return [f"{chapter.name}:{e.line}: exercise without a solution"
            for e in chapter.of_kind(*EXERCISES)
            if e.options.get("label") not in solved]


def unfounded_claims(chapter):
    """Find claimed items of the sources without a complete home section."""
    homes = {target: heading for heading in chapter.of_kind("heading")
             for target in heading.targets}
    problems = []
    for item in chapter.claims:
        home = homes.get(f"source-{item}")
        missing = ["section"] if home is None else missing_in(chapter, home)
        problems += [f"{chapter.name}: source {item} has no {what}"
                     for what in missing]
    return problems


def missing_in(chapter, heading):
    """Return what the home section of an item lacks."""
    blocks = chapter.section(heading)
    there = {
        "equation with a label": equation_labels(chapter, blocks),
        "code cell": [b for b in blocks if b.kind == "code-cell"],
        "figure or exercise": [b for b in blocks
                               if b.is_figure or b.kind in EXERCISES]}
    return [what for what, found in there.items() if not found]


def claimed_twice(chapters):
    """Find items with two homes."""
    seen, problems = {}, []
    for chapter in chapters:
        for item in chapter.claims:
            if item in seen:
                problems.append(f"{item}: {seen[item]}, {chapter.name}")
            seen[item] = chapter.name
    return problems


# The book

@pytest.mark.parametrize("gate", [
    results_without_code, cells_never_executed, exercises_without_solution,
    unfounded_claims])
def test_every_chapter(gate, chapters):
    assert [p for c in chapters for p in gate(c)] == []


def test_each_item_has_one_home(chapters):
    assert claimed_twice(chapters) == []


# The gates can fail

LISTING = "```{literalinclude} /mlp_lit/networks/linear.py\n```\n"
CELL = "```{code-cell} ipython3\n1\n```\n"
THEOREM = "```{prf:theorem}\n:label: thm-a\nIt holds.\n```\n"


def bad(text, front="file_format: mystnb"):
    return read_chapter("bad.md", f"---\n{front}\n---\n# Title\n\n{text}")


def test_a_theorem_needs_a_listing_and_a_cell_after_it():
    assert results_without_code(bad(THEOREM + LISTING + CELL)) == []
    assert len(results_without_code(bad(THEOREM + LISTING))) == 1
    assert len(results_without_code(bad(THEOREM + CELL))) == 1
    assert len(results_without_code(bad(LISTING + CELL + THEOREM))) == 2


def test_code_of_another_section_does_not_count():
    apart = f"## A\n\n{THEOREM}\n## B\n\n{LISTING}\n{CELL}"
    assert len(results_without_code(bad(apart))) == 2


def test_a_listing_shows_the_package():
    copied = LISTING.replace("/mlp_lit/", "copies/")
    assert len(results_without_code(bad(THEOREM + copied + CELL))) == 1


def test_cells_need_the_front_matter():
    assert cells_never_executed(bad(CELL, front="title: x"))
    assert not cells_never_executed(bad(CELL))


def test_an_exercise_needs_its_own_solution():
    exercise = "```{exercise}\n:label: ex-a\nWhy?\n```\n"
    assert exercises_without_solution(bad(exercise))
    other = "```{solution} ex-b\nSo.\n```\n"
    assert exercises_without_solution(bad(exercise + other))
    assert not exercises_without_solution(
        bad(exercise + other.replace("ex-b", "ex-a")))


CLAIM = "file_format: mystnb\nsources: [F1]"
HOME = "(source-F1)=\n## Home\n\n"
COMPLETE = (HOME + "$$ a $$ (eq-a)\n\n" + CELL
            + "```{exercise}\n:label: ex-a\nWhy?\n```\n")


def test_a_claim_needs_a_complete_home():
    assert unfounded_claims(bad(COMPLETE, CLAIM)) == []
    assert unfounded_claims(bad(CELL, CLAIM)) == [
        "bad.md: source F1 has no section"]
    assert len(unfounded_claims(bad(HOME, CLAIM))) == 3
    for part in (" (eq-a)", CELL, "{exercise}"):
        assert len(unfounded_claims(
            bad(COMPLETE.replace(part, "", 1), CLAIM))) == 1


def test_two_homes_are_one_too_many():
    one = bad(COMPLETE, CLAIM)
    assert claimed_twice([one]) == []
    assert len(claimed_twice([one, one])) == 1

"""Displays are found by label, or by their place."""

import pytest

from mlp_lit.equations import LabelError
from mlp_lit.equations.files.documents import (
    Document,
    Labels,
    Names,
    Shown,
    Written,
    nearest,
    place,
)

ONE = Document("one.tex", "latex", (
    Shown("x = 1", 3, ("eq:x", "eq:also")), Written("check", "x=1", 5),
    Shown("y = 2", 7)))
TWO = Document("two.md", "markdown", (Shown("z", 3, ("eq:z",)),
                                      Shown("w", 9, ("eq:x",))))


def test_displays_are_those_items_that_show_something():
    assert [shown.line for shown in ONE.displays] == [3, 7]


def test_a_label_leads_to_its_display():
    found = Labels((ONE, TWO)).find("eq:z")
    assert (found.tex, found.file, found.line) == ("z", "two.md", 3)


def test_a_display_may_have_several_labels():
    labels = Labels((ONE,))
    assert labels.find("eq:also").tex == labels.find("eq:x").tex


def test_a_label_that_stands_twice_is_refused_with_its_places():
    with pytest.raises(LabelError, match=r"one.tex:3, two.md:9"):
        Labels((ONE, TWO)).find("eq:x")


def test_a_misspelt_label_is_told_what_is_near():
    with pytest.raises(LabelError, match="did you mean 'eq:also'"):
        Labels((ONE,)).find("eq:als")
    with pytest.raises(LabelError, match="label 'nothing'$"):
        Labels((ONE,)).find("nothing")


def test_a_display_without_a_label_has_the_name_of_its_place():
    assert Names(ONE, Labels((ONE, TWO))).find("line-7").tex == "y = 2"
    assert Names(ONE, Labels((ONE, TWO))).find("eq:z").tex == "z"


def test_a_label_wins_over_a_place():
    odd = Document("a.md", "markdown", (Shown("x", 3, ("line-5",)),
                                        Shown("y", 5)))
    assert Names(odd, Labels((odd,))).find("line-5").tex == "x"


def test_places_name_the_cell_of_a_notebook():
    assert place("a.ipynb", Shown("x", 2, (), 4)) == "a.ipynb:cell 4:2"


def test_nearest_words_are_best_first():
    assert nearest("eq-x", ["eq-xyz", "eq-x1", "other"]) == [
        "eq-x1", "eq-xyz"]

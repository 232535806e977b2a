"""Labels are those of the project's pages, and of what is named besides."""

import pytest

from mlp_lit.equations import LabelError
from mlp_lit.equations.sphinx.labels import Labels
from tests.equations.sphinx.project import PAGES, built, project

STRAY = "$$ y = 5 x $$ (eq-y)\n\n$$ a = b $$ (eq-more)\n"


def test_only_pages_are_searched(tmp_path):
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "old.md").write_text(STRAY)
    done = built(tmp_path, PAGES, exclude_patterns=["_build", "drafts"])
    labels = Labels(done.env)
    assert labels.find("eq-y").file.name == "one.md"
    assert labels.find("both").line == 16
    with pytest.raises(LabelError, match="did you mean 'eq-words'"):
        labels.find("eq-word")


def test_files_that_pages_include_can_be_named(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.inc").write_text("$$ a = a + 0 b $$ (eq-in)\n")
    page = ('# A\n\n```{include} parts/a.inc\n```\n\n```{check}\n'
            'check("eq-in", a=(), b=())\n```\n')
    done = project(tmp_path, {"a.md": page}).build()
    assert "no display in the pages has the label" in str(done.error)
    built(tmp_path, {"a.md": page}, equations_sources=["parts/*.inc"])


def test_a_label_that_stands_twice_is_told_with_its_places(tmp_path):
    done = project(tmp_path, {"a.md": PAGES["one.md"], "b.md": STRAY}).build()
    assert "stands more than once: a.md:3, b.md:1" in str(done.error)

"""Records keep what was found, for badges and lists."""

from mlp_lit.equations.pages import (
    MISTAKE,
    UNCHECKED,
    Page,
    mistake,
    record_of,
    unchecked,
)

CHAPTER = "$$ y = 2 x $$ (eq-y)\n\n$$ y = 3 x $$ (eq-z)\n"


def book_of(folder):
    (folder / "one.md").write_text(CHAPTER)
    return Page(folder, "one.md")


def test_the_badge_of_a_page_is_that_of_a_notebook(tmp_path):
    page = Page(tmp_path, "book/a.md")
    runs, _ = page.run('check_tex("s = s + 0, m = s", s=(), draws=1,'
                       ' defines="m")\n'
                       'define("Z = 2 X", implements=lambda X: 2 * X,'
                       ' X=(2, 2))', 1)
    badges = [" · ".join(record_of(run, "a").badge_parts()) for run in runs]
    assert badges == [run.result.badge()[2:] for run in runs]
    assert badges[0].endswith("1 draw · largest error 0 · defines m")


def test_what_a_claim_rests_on_is_kept(tmp_path):
    runs, _ = book_of(tmp_path).run(
        'define("eq-y", x=())\ncheck_tex("y = x + x", where=["eq-y"], x=())',
        1)
    assert [record_of(run, "one").uses for run in runs] == [(), ("eq-y",)]
    assert record_of(runs[0], "one").label == "eq-y"


def test_what_is_not_checked_and_what_fails_have_reasons(tmp_path):
    page = book_of(tmp_path)
    record = unchecked(tmp_path, "eq-y", "one", "of words")
    assert (record.kind, record.reason) == (UNCHECKED, "of words")
    assert record.tex.strip() == "y = 2 x"
    runs, failure = page.run('check("eq-z", where=["eq-y"], x=1)', 1)
    record = mistake(runs[0], "one", failure.error)
    assert (record.kind, record.uses) == (MISTAKE, ("eq-y",))
    assert record.reason == (
        "in draw 1, the left side is 2 and the right side 3")

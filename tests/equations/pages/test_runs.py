"""The blocks of a page are run one after the other, and share their names."""

from mlp_lit.equations.pages import Page


def test_the_blocks_of_a_page_share_their_names(tmp_path):
    page = Page(tmp_path, "book/a.md")
    page.run("size = 3", 1)
    runs, failure = page.run(
        'check_tex("x = x + 0 y", x=(size,), y=(size,))', 5)
    assert failure is None and len(runs) == 1


def test_pages_share_nothing(tmp_path):
    Page(tmp_path, "a.md").run("size = 3", 1)
    _, failure = Page(tmp_path, "b.md").run("size", 1)
    assert isinstance(failure.error, NameError)


def test_a_block_that_fails_keeps_what_it_found_before(tmp_path):
    runs, failure = Page(tmp_path, "a.md").run(
        'check_tex("x = x + 0 y", x=1, y=2)\ncheck_tex("x = y", x=1, y=2)', 3)
    assert failure.line == 4 and len(runs) == 2
    assert runs[0].result.draws and runs[1].result is None


def test_what_is_offered_is_known(tmp_path):
    page = Page(tmp_path, "a.md", {"double": lambda x: 2 * x})
    assert page.run("double(np.ones(2))", 1) == ([], None)


def test_a_text_becomes_a_failure_of_the_page(tmp_path):
    failure = Page(tmp_path, "a.md").failure(4, "say why")
    assert str(failure) == "a.md:4: say why"

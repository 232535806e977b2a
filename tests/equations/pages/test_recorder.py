"""What checks find is kept, with the code that implements a definition."""

import pytest

from mlp_lit.equations import computed
from mlp_lit.equations.pages import NothingShown, Page, Recorder, name_of
from mlp_lit.networks import linear, losses


def test_a_function_of_the_package_has_a_name():
    assert name_of(linear.forward, "mlp_lit") == "networks.linear.forward"
    assert name_of(linear.forward, "mlp_lit.networks") == "linear.forward"
    assert name_of(computed(losses.softmax, "T"), "mlp_lit") == (
        "networks.losses.softmax")
    for other in (lambda x: x, len, None):
        assert name_of(other, "mlp_lit") == ""


def test_without_a_package_nothing_is_named():
    assert name_of(linear.forward, "") == ""
    assert name_of(linear.forward, "mlp") == ""


def test_only_labels_are_kept_as_labels(tmp_path):
    recorder = Recorder(tmp_path)
    recorder.define("Z = 2 X", implements=lambda X: 2 * X, X=(2, 2))
    recorder.check_tex("x + y = y + x", x=(), y=())
    assert [run.label for run in recorder.runs] == [None, None]
    assert all(run.seconds > 0 for run in recorder.runs)


def test_a_check_that_shows_nothing_is_an_error(tmp_path):
    recorder = Recorder(tmp_path)
    with pytest.raises(NothingShown, match="0 x = 0 y"):
        recorder.check_tex("0 x = 0 y", x=(), y=())


def test_names_are_offered_but_never_replace_the_checks(tmp_path):
    recorder = Recorder(tmp_path, {"size": 3, "check": None, "row": "mine"})
    names = recorder.namespace()
    assert names["size"] == 3 and names["row"] == "mine"
    assert names["check"] == recorder.check
    assert {"np", "define", "check_tex", "scalar_of"} < set(names)
    assert "ml" not in names


def test_a_page_says_once_what_its_signs_mean(tmp_path):
    page = Page(tmp_path, "a.md")
    code = ('notation(transpose="T", norm="spectral")\n'
            'given = dict(A=(2, 3), tight=None)\n'
            r'check_tex(r"\|A^T\| = \|A\|, \|A\| \le \|A\|_F", **given)')
    runs, failure = page.run(code, 1)
    assert failure is None and runs[0].result.relations == 2
    _, failure = page.run('check_tex("A^T = A", A=(2, 2), T=2, '
                          'notation=Notation())', 1)
    assert "looks like a transpose" in str(failure)
    _, failure = page.run('notation(transpose="top")', 1)
    assert "transpose is one of" in str(failure)

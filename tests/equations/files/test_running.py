r"""The checks of a file are run, and each display is told what came of it."""

from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.files.readers import read_document
from mlp_lit.equations.files.running import declared_in, run_documents


def run(text, format="latex", **options):
    path = "a.md" if format == "markdown" else "a.tex"
    return run_documents([read_document(text, path, format)], **options)


def finding(text, format="latex", **options):
    report = run(text, format, **options)
    assert len(report.findings) == 1
    return report.findings[0]


def test_a_true_claim_holds():
    found = finding("\\[ (x + y)^2 = x^2 + 2 x y + y^2 \\]\n"
                    "%! check x=(), y=()")
    assert (found.status, found.at) == ("holds", "a.tex:2")
    assert found.message.startswith("holds as printed · direct evaluation")


def test_a_false_claim_has_both_values():
    found = finding("\\[ x + y = x - y \\]\n%! check x=0.25, y=1.5")
    assert found.status == "false"
    assert found.left.item() == 1.75 and found.right.item() == -1.25
    assert "left:     [[1.75]]" in found.message


def test_a_definition_is_one():
    found = finding("\\[ Z = X W \\]\n%! define X=(2, 3), W=(3, 4)")
    assert found.status == "definition"


def test_a_definition_is_held_against_code():
    text = "\\[ Z = X W \\]\n%! define implements=f, X=(2, 3), W=(3, 4)"
    assert finding(text, names={"f": lambda X, W: X @ W}).status == (
        "definition")
    found = finding(text, names={"f": lambda X, W: 2 * X @ W})
    assert found.status == "false"
    assert found.message.endswith("left is what the code returns")


def test_a_definition_uses_the_function_it_stands_with():
    text = "\\[ Z = X W \\]\n%! define X=(2, 3), W=(3, 4)"
    assert finding(text, names={"f": lambda X, W: -X @ W},
                   implements="f").status == "false"


def test_checks_name_labels_of_all_files():
    documents = [
        read_document("\\[ Z = X W \\label{eq:z} \\]", "a.tex", "latex"),
        read_document('```{check}\ncheck("eq:z", X=(2, 3), W=(3, 4), '
                      'Z=computed(lambda X, W: X @ W, "X", "W"))\n```',
                      "b.md", "markdown")]
    found, = run_documents(documents).findings
    assert (found.path, found.status, found.at) == ("a.tex", "holds",
                                                    "b.md:2")


def test_blocks_share_their_names():
    found = finding("\\[ x = x + 0 y \\]\n%! check\n%! from math import pi\n"
                    "%! check x=pi, y=()")
    assert found.status == "holds"


def test_a_block_without_a_check_is_an_error():
    found = finding("\\[ x = x + 0 y \\]\n%! check\n%! n = 3\n%! m = 4")
    assert (found.status, found.message) == (
        "error", "this block checks nothing")
    found = finding("%! fails\n%! import math\n")
    assert found.message == "this block checks nothing"


def test_a_mistake_must_fail():
    assert finding("\\[ x = 2 x \\]\n%! fails x=()").status == "mistake"
    found = finding("\\[ x = x + 0 y \\]\n%! fails x=(), y=()")
    assert (found.status, found.message) == (
        "error", "this is shown as a mistake, but it holds")


def test_a_mistake_in_the_check_is_none_of_the_equation():
    assert finding("\\[ x = 2 y \\]\n%! fails x=()").status == "error"


def test_a_check_that_shows_nothing_is_an_error():
    found = finding("\\[ x = x \\]\n%! check x=()")
    assert found.status == "error" and "shows nothing" in found.message


def test_a_reason_explains():
    found = finding("\\[ x \\]\n%! no-check it is\n%! a letter")
    assert (found.status, found.message) == ("explained", "it is a letter")
    found = finding("$$ x $$ (eq-x)\n\n```{no-check} eq-x\nWhy.\n```",
                    "markdown")
    assert (found.status, found.message) == ("explained", "Why.")


def test_a_reason_must_be_given_for_a_display():
    found = finding("\\[ x \\]\n%! no-check")
    assert (found.status, found.message) == ("error",
                                             "say why it is not checked")
    found = finding("%! no-check a reason")
    assert "below no display" in found.message


def test_a_check_must_stand_below_a_display():
    found = finding("%! check x=()\n")
    assert (found.status, found.line) == ("error", 1)
    assert found.message == "this stands below no display"


def test_an_error_of_python_is_told_with_its_line():
    found = finding("\\[ x \\]\n%! check x=(),\n%!   y=1 / 0")
    assert (found.status, found.at) == ("error", "a.tex:3")
    assert found.message == "ZeroDivisionError: division by zero"
    assert "never closed" in finding("\\[ x \\]\n%! check f(").message


def test_a_misspelt_label_is_told_what_is_near():
    found = finding('\\[ x = 1 \\label{eq:x} \\]\n%! check("eq:y", x=1.0)')
    assert found.message == ("no display has the label 'eq:y'; did you mean "
                             "'eq:x'?")


def test_reading_stops_with_a_caret_and_what_is_declared():
    found = finding("\\[ 2 x =\n  y \\]\n%! check X=()")
    assert found.message == (
        "this symbol is not declared, nor a command that is read\n"
        "    2 x =\n      ^\ndeclared are: X")


def test_of_another_text_the_place_is_told_as_it_is():
    found = finding('\\[ x = y \\]\n%! check x=(), where=["y = 2 z"]')
    assert "in the definition" in found.message and "^" not in found.message


def test_what_is_wrong_once_stays_wrong():
    found = finding("\\[ x = y \\]\n%! check x=1.0, y=2.0\n"
                    "%! check x=1.0, y=1.0")
    assert found.status == "false"


def test_one_block_may_check_several_displays():
    report = run('\\[ x = y \\label{a:1} \\]\n\\[ x = 2 y \\label{a:2} \\]\n'
                 '%! check check("a:1", x=2.0, y=2.0); '
                 'check("a:2", x=2.0, y=2.0)')
    assert [found.status for found in report.findings] == ["holds", "false"]


def test_a_check_of_other_tex_fails_at_its_own_place():
    found = finding('%! check check_tex("x = 2 x", x=())')
    assert (found.status, found.line, found.tex) == ("false", 1, "")


def test_names_that_a_block_declares():
    assert declared_in('check("a", X=(2,), symbols={"b": (), n: 1}, '
                       'where=["c"])') == ["X", "b"]
    assert declared_in("f(") == []


@given(st.lists(st.sampled_from([
    "\\[ x = y \\]\n", "%! check x=1.0\n", "%! check\n", "%! define x=()\n",
    "%! fails\n", "%! no-check\n", "%! no-check why\n", "\n", "%! x = 1\n",
    "%! y=2.0\n", "\\[ \\rho \\label{a-b} \\]\n"]), max_size=8))
def test_any_order_of_blocks_is_told(lines):
    report = run("".join(lines))
    assert len(report.rows) == sum(line.startswith("\\[") for line in lines)
    assert all(found.status for found in report.findings)

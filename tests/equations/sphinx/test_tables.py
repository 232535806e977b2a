"""The rows of the ledger."""

from docutils import nodes

from mlp_lit.equations.pages import Record
from mlp_lit.equations.sphinx import tables


class NoLinks:
    """Stands in for the links of a page."""

    def to_equation(self, label):
        return nodes.literal("", label)

    def to_equations(self, labels):
        return nodes.inline("", " ".join(labels))


def cells(record):
    whole, found = tables.equation_rows(NoLinks(), record)
    return whole, [cell.astext() for cell in found]


def test_an_equation_has_a_row_for_itself_and_one_for_its_check():
    whole, found = cells(Record(
        "eq-a", "claim", "one", "a = b.", "direct evaluation", 12, 1, 12,
        2e-16, ("eq-b", "eq-c")))
    assert whole["ids"] == ["ledger-eq-a"] and whole[0]["morecols"] == 5
    assert whole.astext().split() == ["eq-a", r"\displaystyle", "a", "=", "b"]
    assert found == ["", "claim", "direct evaluation", "12", "2·10⁻¹⁶",
                     "eq-b eq-c"]


def test_what_is_not_checked_has_a_reason_and_no_error():
    assert cells(Record("eq-a", "no-check", "one", "a", reason="words"))[
        1] == ["", "not checked", "words", "", "", ""]


def test_code_is_named():
    record = Record("eq-a", "definition", "one", "a", "direct", 3, 1,
                    code="layers.forward")
    assert cells(record)[1][2] == "direct; layers.forward"

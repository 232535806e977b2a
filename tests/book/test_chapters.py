"""The reader of sources that the other gates rely on."""

from tests.book.chapters import equation_labels, read_chapter

TEXT = """\
---
file_format: mystnb
sources: [F1]
---

(source-F1)=
(ch-one)=
# Title

$$
a = b
$$ (eq-a)

## First

````{solution} ex-a
:class: dropdown
Inside.

```{code-cell} ipython3
---
tags: [hide-input]
mystnb: {figure: {name: fig-a}}
---
# not a heading
1 + 1
```
````

### Deeper

$$ c $$ (eq-c)

## Second

```{math}
:label: eq-d
d
```
"""


def chapter():
    return read_chapter("book/one.md", TEXT)


def test_front_matter():
    assert chapter().claims == ["F1"]
    assert chapter().is_executed
    assert not read_chapter("x", "# Title").is_executed


def test_headings_with_their_targets():
    headings = chapter().of_kind("heading")
    assert [h.argument for h in headings] == [
        "Title", "First", "Deeper", "Second"]
    assert headings[0].targets == ("source-F1", "ch-one")
    assert headings[1].targets == ()


def test_nested_directives_are_found_with_line_and_options():
    solution, cell = chapter().of_kind("solution", "code-cell")
    assert solution.options == {"class": "dropdown"}
    assert solution.argument == "ex-a"
    assert cell.is_figure and not solution.is_figure
    assert cell.body == "# not a heading\n1 + 1"
    assert TEXT.split("\n")[cell.line - 1] == "```{code-cell} ipython3"


def test_a_section_holds_its_subsections():
    one = chapter()
    first = one.of_kind("heading")[1]
    assert equation_labels(one, one.section(first)) == ["eq-c"]
    cell, = one.of_kind("code-cell")
    assert one.section_of(cell) == one.section(first)


def test_labels_in_both_forms():
    one = chapter()
    title = one.of_kind("heading")[0]
    assert equation_labels(one, one.section(title)) == [
        "eq-a", "eq-c", "eq-d"]

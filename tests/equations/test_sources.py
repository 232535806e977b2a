"""Labels lead to the display in the book's files, and errors to its line."""

import pytest

from mlp_lit.equations import (
    EquationFails,
    LabelError,
    TexSyntaxError,
    check,
    define,
    scalar_of,
)
from mlp_lit.equations.sources import (
    displays,
    find_book,
    find_equation,
    is_label,
)

CHAPTER = r"""# A chapter

```{math}
:label: eq-linear
Z = X W + \mathbf{1} b^\top
```

````{prf:theorem} Weights
:label: thm-weights

$$
\frac{\partial L}{\partial W}
  = X^\top \frac{\partial L}{\partial Z}
$$ (eq-linear-dw)

:::{math}
:label: eq-broken
x = \frac{1}{
:::
````

```{code-cell} ipython3
text = '''
$$ not = shown $$ (eq-code)
'''
```

```python
"$$ x = 2 $$ (eq-plain-code)"
```

:::::{solution} ex-one
:class: dropdown
$$ x = y $$ (eq-false)

> $$
> x = x + 0
> $$ (eq-quoted)

```{math}
:label: eq-doubled
x = x
```
$$ x = x $$ (eq-doubled)
:::::

$$\begin{aligned} x &= x \end{aligned}$$
"""


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book" / "basics"
    folder.mkdir(parents=True)
    (tmp_path / "_toc.yml").write_text("format: jb-book\n")
    (folder / "linear.md").write_text(CHAPTER, encoding="utf-8")
    return tmp_path / "book"


def test_every_display_is_seen_with_its_line():
    found = [(d.label, d.line) for d in displays(CHAPTER)]
    assert found == [("eq-linear", 5), ("eq-linear-dw", 12),
                     ("eq-broken", 18), ("eq-false", 34),
                     ("eq-quoted", 37), ("eq-doubled", 42),
                     ("eq-doubled", 44), (None, 47)]


def test_a_label_is_checked_in_a_chapter(book, monkeypatch):
    monkeypatch.chdir(book / "basics")
    assert find_book() == book
    result = check("eq-linear-dw", where=["eq-linear"], X=(5, 3), W=(3, 4),
                   b=(4,), L=scalar_of("Z"))
    assert result.label == "eq-linear-dw"
    assert "eq-linear" in result.uses
    assert "complex step" in result.method


def test_a_definition_is_held_against_code(book):
    result = define("eq-linear", implements=lambda X, W, b: X @ W + b,
                    X=(5, 3), W=(3, 4), b=(4,), book=book)
    assert (result.kind, result.relations) == ("definition", 1)
    with pytest.raises(EquationFails):
        define("eq-linear", implements=lambda X, W, b: X @ W - b,
               X=(5, 3), W=(3, 4), b=(4,), book=book)


def test_a_definition_without_code_is_evaluated(book):
    result = define("eq-linear", X=(5, 3), W=(3, 4), b=(4,), book=book)
    assert result.relations == 0
    assert "not held against code" in result.badge()


def test_missing_and_double_labels(book):
    with pytest.raises(LabelError, match="no display"):
        check("eq-nowhere", book=book)
    with pytest.raises(LabelError, match="more than once.*linear.md:42"):
        check("eq-doubled", book=book)
    for hidden in ("eq-code", "eq-plain-code"):
        with pytest.raises(LabelError):
            check(hidden, book=book)


def test_no_book(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LabelError, match="no book"):
        check("eq-any")


def test_syntax_errors_name_file_and_line(book):
    with pytest.raises(TexSyntaxError) as caught:
        check("eq-broken", book=book, x=())
    assert caught.value.line == 18
    assert caught.value.file.endswith("linear.md")
    assert "linear.md, line 18, column 13" in str(caught.value)


def test_failures_and_quotes(book):
    with pytest.raises(EquationFails):
        check("eq-false", book=book, x=(), y=())
    assert check("eq-quoted", book=book, x=()).relations == 1


def test_changed_files_are_read_again(book):
    file = book / "basics" / "linear.md"
    check("eq-quoted", book=book, x=())
    file.write_text("$$\nx = x + 1\n$$ (eq-quoted)\n")
    with pytest.raises(EquationFails):
        check("eq-quoted", book=book, x=())


def test_unclosed_blocks_end_with_the_file():
    assert [d.tex for d in displays("$$\nx = 1")] == ["x = 1"]
    assert [d.tex for d in displays("```{math}\nx = 1")] == ["x = 1"]


def test_what_a_label_is():
    assert is_label("eq-linear:dw") and is_label("euler")
    assert not is_label("x-1=2")
    assert not is_label(r"\alpha")


def test_what_finds_displays_by_itself_is_a_book(book):
    class Shelf:
        def find(self, label):
            return find_equation(book, f"eq-{label}")

    assert find_book(Shelf()).find("quoted").label == "eq-quoted"
    assert check("quoted", book=Shelf(), x=()).relations == 1
    assert check("eq-quoted", book=str(book), x=()).relations == 1


def test_what_is_hidden_or_made_is_not_searched(book):
    for folder in ("_build", ".venv"):
        (book / folder).mkdir()
        (book / folder / "linear.md").write_text(CHAPTER)
    assert check("eq-quoted", book=book, x=()).relations == 1

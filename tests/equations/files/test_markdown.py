r"""Displays and checks in Markdown, with the lines in which they stand."""

from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.files.documents import Shown
from mlp_lit.equations.files.markdown import read_markdown

PAGE = r"""# A page

$$
Z = X W
$$ (eq-forward)

```{define}
X=(5, 3), W=(3, 4)
```

```{math}
:label: eq-second

a &= b \\
  &= c
```

:::{note}
$$ x = y $$

```{fails}
check("eq-x")
```
:::

```math
u = v
```

```check
u=1.0
```

```python
"$$ no $$"
```

```{no-check} eq-second
A reason.
```

```{eval-rst}
.. math:: p = q
```
"""


def test_all_displays_are_found_with_label_and_line():
    found = [(item.tex.split("\n")[0], item.line, item.labels)
             for item in read_markdown(PAGE) if isinstance(item, Shown)]
    assert found == [
        ("Z = X W", 4, ("eq-forward",)),
        (r"\begin{aligned}", 13, ("eq-second",)), ("x = y", 19, ()),
        ("u = v", 27, ()), ("p = q", 43, ())]


def test_all_blocks_are_found_with_kind_and_line():
    found = [(item.kind, item.code, item.line, item.argument)
             for item in read_markdown(PAGE) if not isinstance(item, Shown)]
    assert found == [
        ("define", "X=(5, 3), W=(3, 4)", 8, ""),
        ("fails", 'check("eq-x")', 22, ""), ("check", "u=1.0", 31, ""),
        ("no-check", "A reason.", 39, "eq-second")]


def test_code_may_begin_beside_the_name():
    found, plain = read_markdown("a\n```{check} X=(5, 3),\nW=(3, 4)\n```\n"
                                 "```check n=2\n```\n")
    assert (found.code, found.line) == ("X=(5, 3),\nW=(3, 4)", 2)
    assert (plain.code.strip(), plain.line) == ("n=2", 5)


def test_what_a_check_quotes_is_not_shown():
    found = list(read_markdown('```{check}\ncheck_tex(r"""\n$$ x $$\n""")\n'
                               "```\n"))
    assert len(found) == 1


def test_the_cell_of_a_notebook_is_kept():
    assert [item.cell for item in read_markdown("$$ x $$", 3)] == [3]


@given(st.lists(st.sampled_from([
    "$$", "\n", "```{check}", "```", "x = 1", "(eq-a)", "```{math}", ":::",
    ":label: a", "> ", "```{eval-rst}", ".. math:: "])).map("".join)
    | st.text())
def test_any_text_is_taken_and_lines_are_right(text):
    for item in read_markdown(text):
        first = getattr(item, "tex", "").split("\n")[0].strip()
        if first and not first.startswith(r"\begin{aligned}"):
            assert first in text.split("\n")[item.line - 1]

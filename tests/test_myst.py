"""The reader of pages: blocks in their order, at any depth, and no code."""

import pytest

from mlp_lit._myst import Block, blocks

PAGE = """\
(one)=
# A chapter #

Text with $$ in the middle.

$$
x = 1
y = 2
$$ (eq-a)

$$ z $$ (eq-b) and more

````{prf:theorem} Named
:label: thm-a

(inner)=
```{math}
:label: eq-c
w
```
$$
v
$$
````

```{code-cell} ipython3
# no heading
$$ no display $$
>>> 1
```

```python
$$ none either
```

:::
$$ u $$ (eq-d)
:::

> $$
> t = 1
> $$ (eq-quoted)
>
> ```{math}
> :label: eq-fenced
> s
> ```

## The end
"""


def of_kind(kind, text=PAGE):
    return [block for block in blocks(text) if block.kind == kind]


def test_headings_and_targets():
    assert [(b.argument, b.line, b.level) for b in of_kind("heading")] == [
        ("A chapter", 2, 1), ("The end", 49, 2)]
    assert [(b.argument, b.depth) for b in of_kind("target")] == [
        ("one", 0), ("inner", 1)]


def test_displays_between_dollars():
    assert [(b.argument, b.body) for b in of_kind("$$")] == [
        ("eq-a", ("x = 1", "y = 2", "")), ("eq-b", (" z ",)),
        ("", ("v", "")), ("eq-d", (" u ",)),
        ("eq-quoted", ("t = 1", ""))]
    lines = PAGE.split("\n")
    for block in of_kind("$$"):
        assert block.body[0] in lines[block.start - 1]


def test_fences_and_their_options():
    theorem, = of_kind("prf:theorem")
    assert (theorem.argument, theorem.depth) == ("Named", 0)
    assert theorem.options()[0] == {"label": "thm-a"}
    inner, quoted = of_kind("math")
    assert inner.depth == 1 and inner.options() == ({"label": "eq-c"}, ("w",))
    assert quoted.options() == ({"label": "eq-fenced"}, ("s",))
    for block in inner, quoted:
        assert ":label:" in PAGE.split("\n")[block.start - 1]


def test_code_is_kept_as_it_is():
    cell, = of_kind("code-cell")
    assert cell.argument == "ipython3"
    assert cell.body == ("# no heading", "$$ no display $$", ">>> 1")
    assert [b.argument for b in of_kind("code")] == ["python"]


def test_only_options_is_all_options():
    assert Block("math", "", 1, (":a: 1", ":b:")).options() == (
        {"a": "1", "b": ""}, ())


@pytest.mark.parametrize("text, kinds", [
    ("", []), ("$$", ["$$"]), ("$$\nx", ["$$"]), ("```{note}", ["note"]),
    ("````{note}\n```{math}\nx\n````\n# A", ["note", "math", "heading"]),
    (":::{a}\n:::{b}\n:::\n# A", ["a", "b", "heading"])])
def test_what_is_not_closed_goes_to_the_end(text, kinds):
    assert [block.kind for block in blocks(text)] == kinds


def test_lines_can_be_counted_from_anywhere():
    assert [b.line for b in blocks("# A\n\n:::{note}\n# B\n:::", 10)] == [
        10, 12, 13]

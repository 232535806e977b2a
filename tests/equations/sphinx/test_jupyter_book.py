"""A Jupyter Book of somebody else: MyST pages, notebooks, `_config.yml`."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.book.builder import variables

ROOT = Path(__file__).parents[3]
PROGRAM = Path(sys.executable).with_name("jupyter-book")

CONFIG = """\
title: Circles
execute: {execute_notebooks: "off"}
sphinx:
  extra_extensions: [mlp_lit.equations.sphinx]
  config:
    suppress_warnings: [myst-nb.lexer]  # of cells that are not run
    equations_ledger: intro
    equations_coverage: error
    equations_names: {half: "math:pi"}
"""
TOC = """\
format: jb-book
root: intro
chapters:
  - file: one
  - file: two
  - file: three
"""
ONE = r"""# One

```{math}
:label: eq-area
A = \pi r^2
```

```{define}
define("eq-area", r=())
```

:::{note}
$$ \frac{d A}{d r} = c r $$ (eq-edge)

```{check}
check("eq-edge", where=["eq-area"], r=(), c=2 * half)
```
:::
"""
CELLS = ["# Two\n\n$$ x = x + 0 y $$ (eq-two)",
         "And\n\n```{check}\ncheck('eq-two', x=1, y=2)\n```"]
THREE = """---
file_format: mystnb
kernelspec: {name: python3}
---

# Three

```{code-cell} ipython3
1
```

$$ x = x + 0 y $$ (eq-three)

```{check}
check("eq-three", x=1, y=2)
```
"""


def notebook(sources):
    """Return a notebook with these cells, and one of code between them."""
    cells = [{"cell_type": "markdown", "metadata": {}, "source": text}
             for text in sources]
    cells.insert(1, {"cell_type": "code", "metadata": {}, "source": "1",
                     "outputs": [], "execution_count": None})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4,
                       "nbformat_minor": 4})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("circles")
    for name, text in (("_config.yml", CONFIG), ("_toc.yml", TOC),
                       ("intro.md", "# Circles\n"), ("one.md", ONE),
                       ("two.ipynb", notebook(CELLS)), ("three.md", THREE)):
        (made / name).write_text(text, "utf8")
    return made


def build(folder):
    return subprocess.run(
        [PROGRAM, "build", "-W", "."], cwd=folder, text=True,
        encoding="utf8", capture_output=True, env=variables(ROOT))


def test_it_builds_with_badges_and_a_ledger(folder):
    done = build(folder)
    assert done.returncode == 0, done.stderr
    lines = {}
    for page in ("one", "two", "three", "intro"):
        html = (folder / "_build" / "html" / f"{page}.html").read_text("utf8")
        soup = BeautifulSoup(html, "html.parser")
        lines[page] = [line.get_text().partition(" · ")[0] for line in
                       soup.select(".mlp-badge-line, .ledger-summary")]
    assert lines == {
        "one": ["definition", "holds as printed"],
        "two": ["holds as printed"], "three": ["holds as printed"],
        "intro": ["4 displays: 1 definition, 3 claims, 0 not checked"
                  " (0.0%)."]}


def test_failures_have_their_lines_and_cells(folder):
    (folder / "two.ipynb").write_text(
        notebook([text.replace("+ 0", "+") for text in CELLS]), "utf8")
    (folder / "three.md").write_text(THREE.replace("+ 0", "+"), "utf8")
    done = build(folder)
    assert done.returncode != 0
    told = set(re.findall(r"^(\S+:(?:cell )?\d\S*) the equation does not hold",
                          done.stdout + done.stderr, re.MULTILINE))
    assert told == {"two.ipynb:cell 3:4:", "three.md:15:"}

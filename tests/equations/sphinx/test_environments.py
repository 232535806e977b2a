"""Theorems of sphinx-proof stand in the ledger with their equations."""

import pytest

from tests.equations.sphinx.project import EXTENSIONS, built

THEOREM = r"""# One

````{prf:theorem} Twice
:label: thm-one
The slope of {eq}`eq-y` is

$$ \frac{d y}{d x} = 2 $$ (eq-dy)

```{check}
check("eq-dy", where=["y = 2 x"], x=())
```
````

$$ y = 2 x $$ (eq-y)

```{define}
define("eq-y", x=())
```
"""


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    pytest.importorskip("sphinx_proof")
    return built(tmp_path_factory.mktemp("book"),
                 {"one.md": THEOREM, "ledger.md": "# Ledger\n"},
                 extensions=[*EXTENSIONS, "sphinx_proof"],
                 equations_ledger="ledger", equations_json="known.json")


def test_theorems_are_listed_with_their_equations(done):
    item = done.soup("ledger").select_one(".ledger-environments li")
    assert item.get_text().startswith("Theorem")
    links = [link["href"] for link in item.select("a")]
    assert links == ["one.html#thm-one", "one.html#equation-eq-y",
                     "one.html#equation-eq-dy"]


def test_a_display_knows_its_theorem(done):
    assert '"environment": "thm-one"' in (
        done.site / "known.json").read_text("utf8")

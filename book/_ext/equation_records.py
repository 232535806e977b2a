"""What the book knows of each of its displays, page by page.

`book_checks.py` stores records while pages are read; `book_coverage.py` and
`book_ledger.py` read them when all pages are.
"""

from dataclasses import dataclass

from docutils import nodes

DEFINITION, CLAIM = "definition", "claim"
UNCHECKED, MISTAKE = "no-check", "mistake"
KINDS = (DEFINITION, CLAIM, UNCHECKED, MISTAKE)


@dataclass(frozen=True)
class Record:
    """What is known of one display of the book.

    `kind` is one of `KINDS`; `uses` are the labels of the definitions it
    rests on; `code` names the package's function that implements it;
    `reason` is why it is not checked, or how a mistake shows; `tolerance` is
    what its check allows where that is more than rounding.
    """

    label: str
    kind: str
    page: str
    tex: str
    method: str = ""
    draws: int = 0
    relations: int = 0
    comparisons: int = 0
    largest_error: float = 0.0
    uses: tuple = ()
    code: str = ""
    reason: str = ""
    remark: str = ""
    tolerance: float | None = None

    def badge_parts(self):
        """Return the parts of its badge, as the engine puts them."""
        # Loaded late: a book without equations needs no engine.
        from mlp_lit.equations.verdict import results

        return results.badge_parts(self)


def power_of_ten(number):
    """Write an error as a reader does.

    >>> power_of_ten(2.6e-14)
    '3·10⁻¹⁴'
    """
    # Loaded late, as above.
    from mlp_lit.equations.verdict import results

    return results.power_of_ten(number)


def number_of(env, page, label):
    """Return the number of an equation as a page prints it."""
    numbers = env.toc_fignumbers.get(page, {}).get("displaymath", {})
    number = numbers.get(nodes.make_id(f"equation-{label}"))
    if number is None:
        return f"({env.get_domain('math').equations[label][1]})"
    return f"({'.'.join(map(str, number))})"


# Storage: per page, so that a page that is read again starts anew

def storage(env, name):
    """Return a dictionary of Sphinx's environment, by page."""
    if not hasattr(env, name):
        setattr(env, name, {})
    return getattr(env, name)


def purge(env, docname, *names):
    """Forget a page that is read again, or gone."""
    for name in names:
        storage(env, name).pop(docname, None)


def merge(env, docnames, other, *names):
    """Take what another process read."""
    for name in names:
        theirs = storage(other, name)
        storage(env, name).update(
            {d: theirs[d] for d in docnames if d in theirs})


def all_records(env):
    """Return the records of all pages, in no special order."""
    return [record for page in storage(env, "equation_records").values()
            for record in page]

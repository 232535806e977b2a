"""Keep in Sphinx's environment what each page says of its displays.

`book_checks.py` stores records while pages are read; `book_coverage.py` and
`book_ledger.py` read them when all pages are.
"""

from docutils import nodes


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

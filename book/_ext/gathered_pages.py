"""Write a page that gathers facts of all others when one of them changes.

Such a page, the ledger say, has no text of its own to tell Sphinx that it is
stale, and to write it at every draft would cost more than most changes do.
"""

import hashlib

from equation_records import storage


def is_stale(env, page, *facts):
    """Tell whether facts differ from those that a page was made from.

    Parameters
    ----------
    env : Sphinx's environment
        Remembers the facts by a fingerprint.
    page : str
    *facts
        Objects whose `repr` tells all that the page shows.

    Returns
    -------
    bool
        False too if there is no such page.
    """
    if page not in env.found_docs:
        return False
    digest = hashlib.sha256("\0".join(map(repr, facts)).encode()).hexdigest()
    known = storage(env, "gathered_facts")
    before, known[page] = known.get(page), digest
    return before != digest


def titles(env, pages):
    """Return the titles of some pages."""
    return sorted((page, env.titles[page].astext()) for page in pages)

"""Keep in Sphinx's environment what each page says of its displays.

All of it is kept by page, so that a page that is read again starts anew, and
so that several processes can read pages at a time.
"""

import hashlib

RECORDS, FAILURES, SECONDS, DISPLAYS, ENVIRONMENTS, LEDGERS = STORES = (
    "equation_records", "equation_failures", "equation_seconds",
    "equation_displays", "equation_environments", "equation_ledgers")


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


def add(env, name, *things):
    """Store some things more for the page that is being read."""
    storage(env, name).setdefault(env.docname, []).extend(things)


def all_of(env, name):
    """Return what is stored for all pages, in the order of reading."""
    stored = storage(env, name)
    return [thing for page in reading_order(env)
            for thing in stored.get(page, [])]


def reading_order(env):
    """Return all pages as the table of contents leads through them."""
    seen, ahead = {}, [env.config.root_doc]
    while ahead:
        page = ahead.pop()
        if page not in seen:
            seen[page] = True
            ahead += reversed(env.toctree_includes.get(page, []))
    return list(seen | dict.fromkeys(sorted(env.found_docs)))


# Pages that gather facts of all others

def is_stale(env, page, *facts):
    """Tell whether facts differ from those that a page was made from.

    A page that gathers facts of others, the ledger say, has no text of its
    own to tell Sphinx that it is stale, and to write it at every build would
    cost more than most changes do.

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
    return differs(env, page, *facts)


def differs(env, key, *facts):
    """Tell whether facts differ from those at the last call."""
    digest = hashlib.sha256("\0".join(map(repr, facts)).encode()).hexdigest()
    known = storage(env, "gathered_facts")
    before, known[key] = known.get(key), digest
    return before != digest


def titles(env, pages):
    """Return the titles of some pages."""
    return sorted((page, env.titles[page].astext()) for page in pages)

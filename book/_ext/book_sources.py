"""The table that tells where each item of the five sources is taught.

A chapter claims items in its front matter, and marks the section that is
the home of an item by a target before its heading::

    ---
    sources: [F1, G4]
    ---

    (source-F1)=
    ## Each output is a scalar product

The directive ``{source-index}`` makes a table of all claims of the book. A
claim without its target, or made by two chapters, is a warning.
"""

import json
import re

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from mlp_lit.equations.sphinx.stores import (
    is_stale,
    merge,
    purge,
    storage,
    titles,
)
from mlp_lit.equations.sphinx.tables import row, table

log = logging.getLogger(__name__)


def natural_key(item):
    """Sort F2 before F10."""
    return [int(part) if part.isdigit() else part
            for part in re.split(r"(\d+)", item)]


def claims_of(metadata):
    """Return the items in a page's front matter, as Sphinx keeps it."""
    value = metadata.get("sources", [])
    return json.loads(value) if isinstance(value, str) else list(value)


def all_claims(env):
    """Map every claimed item to the chapters that claim it."""
    claims = {}
    for docname in sorted(env.found_docs):
        for item in claims_of(env.metadata[docname]):
            claims.setdefault(item, []).append(docname)
    return dict(sorted(claims.items(), key=lambda c: natural_key(c[0])))


class source_index(nodes.General, nodes.Element):
    """Stands where the table will be, until all pages are read."""


class SourceIndex(SphinxDirective):
    """The directive ``{source-index}``."""

    def run(self):
        """Leave a place for the table, and note which page has it."""
        storage(self.env, "source_indices")[self.env.docname] = True
        return [source_index()]


def home_of(env, item, docnames):
    """Return page, anchor and title of an item's section, or None."""
    if len(docnames) > 1:
        log.warning("source %s is claimed by %s", item, ", ".join(docnames),
                    location=docnames[0])
    labels = env.get_domain("std").labels
    docname, anchor, title = labels.get(
        f"source-{item.lower()}", (None, None, None))
    if docname not in docnames:
        log.warning("%s claims source %s, but has no section (source-%s)=",
                    docnames[0], item, item, location=docnames[0])
        return None
    return docname, anchor, title


def link(app, here, docname, anchor, title):
    """Make a link to a section, or to a page as a whole."""
    uri = app.builder.get_relative_uri(here, docname)
    target = f"{uri}#{anchor}" if anchor else uri
    return nodes.reference("", title, refuri=target, internal=True)


def item_row(app, here, item, home):
    """Make the row of one item."""
    docname, anchor, title = home
    chapter = app.env.titles[docname].astext()
    return row(nodes.Text(item),
               link(app, here, docname, anchor, title),
               link(app, here, docname, "", chapter))


def purge_page(app, env, docname):
    """Forget a page that is read again, or gone."""
    purge(env, docname, "source_indices")


def merge_pages(app, env, docnames, other):
    """Take what another process read."""
    merge(env, docnames, other, "source_indices")


def stale_indices(app, env):
    """Name the pages to write again, once all sections are known."""
    claims = all_claims(env)
    homes = sorted(place for place in env.get_domain("std").labels.items()
                   if place[0].startswith("source-"))
    named = titles(env, {page for pages in claims.values() for page in pages})
    return [page for page in storage(env, "source_indices") if is_stale(
        env, page, claims, homes, named)]


def fill_index(app, doctree, here):
    """Replace the place by the table."""
    for place in list(doctree.findall(source_index)):
        homes = [(item, home_of(app.env, item, docnames))
                 for item, docnames in all_claims(app.env).items()]
        rows = [item_row(app, here, *entry) for entry in homes if entry[1]]
        place.replace_self(table(["Item", "Section", "Chapter"], rows,
                                 "source-index"))


def setup(app):
    """Register the directive and the step that fills it."""
    app.add_node(source_index)
    app.add_directive("source-index", SourceIndex)
    app.connect("env-purge-doc", purge_page)
    app.connect("env-merge-info", merge_pages)
    app.connect("env-get-updated", stale_indices, priority=900)
    app.connect("doctree-resolved", fill_index)
    return {"env_version": 1, "parallel_read_safe": True,
            "parallel_write_safe": True}

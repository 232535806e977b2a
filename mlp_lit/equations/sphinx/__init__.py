"""Check the displays of any book that Sphinx builds, page by page.

With `extensions = ["mlp_lit.equations.sphinx"]` in `conf.py`, or the same in
the `_config.yml` of a Jupyter Book, the directives `check`, `define`, `fails`
and `no-check` evaluate displays as printed and say below them what was found;
`equations-ledger` lists them all. Pages are written in MyST, as notebooks or
in reStructuredText. Sphinx has to be installed; nothing else here needs it.

Nothing has to be configured. What can be:

equations_names : "module:function", dictionary or list of modules
    What checks may use besides the engine's names and `np`: what the
    function returns; for each name "module" or "module:name"; or modules.
equations_code : str
    The package whose functions implement definitions: badges name them, and
    lead to their entries in an API reference.
equations_ledger : str
    The page that gets the ledger at its end, where no directive says so.
equations_coverage : {"off", "warn", "error"}
    What becomes of displays that are neither checked nor explained.
equations_pending : list of str
    Pages that have leave to hold such displays.
equations_sources : list of str
    Patterns of files besides the pages in which labels are looked up.
equations_json : str
    A file beside the pages for all that is known of each display.
"""

from pathlib import Path

from mlp_lit import __version__

from . import badges, coverage, environments, ledger, links, problems
from . import settings as values
from .directives import DIRECTIVES
from .stores import STORES, merge, purge

STYLE = "equations.css"


def purge_page(app, env, docname):
    """Forget a page that is read again, or gone."""
    purge(env, docname, *STORES)


def merge_pages(app, env, docnames, other):
    """Take what another process read."""
    merge(env, docnames, other, *STORES)


def offer_style(app):
    """Put the style sheet of the badges beside the pages."""
    if app.builder.format == "html":
        app.config.html_static_path.append(
            str(Path(__file__).with_name("static")))


#: Each event with what is done then, in this order.
EVENTS = (
    ("config-inited", values.check_values),
    ("builder-inited", offer_style),
    ("env-before-read-docs", values.check_ledger),
    ("env-before-read-docs", problems.start_clock),
    ("env-purge-doc", purge_page),
    ("env-merge-info", merge_pages),
    ("doctree-read", coverage.note_displays),
    ("doctree-read", environments.note_environments),
    ("doctree-read", ledger.note_ledger),
    ("env-updated", problems.report),
    ("env-check-consistency", coverage.check_coverage),
    ("doctree-resolved", links.fill_links),
    ("doctree-resolved", ledger.fill_ledger),
    ("build-finished", coverage.write_json),
)


def setup(app):
    """Register the directives, their nodes and the steps of a build."""
    values.add_values(app)
    badges.add_nodes(app)
    app.add_node(ledger.ledger)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_directive("equations-ledger", ledger.Ledger)
    app.add_css_file(STYLE)
    for event, step in EVENTS:
        app.connect(event, step)
    # Late: equations have their numbers by then.
    app.connect("env-get-updated", ledger.stale_pages, priority=900)
    return {"version": __version__, "env_version": 3,
            "parallel_read_safe": True, "parallel_write_safe": True}

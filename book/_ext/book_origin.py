"""Leave beside the pages a mark of the sources that they were made from.

A clean build, one that starts from nothing, writes a fingerprint of all that
it reads to `made_from.json`. Two clean builds of the same sources must give
the same bytes: by this mark `make test` knows whether the pages that lie
where `make book` puts them are such a build, to compare its own with.

A draft leaves no mark, and neither does a build on top of an older one:
their pages may be older than the sources.
"""

import json
import os
from pathlib import Path

import fingerprints

FILE = "made_from.json"


def begin(app, config):
    """See whether the build starts from nothing; remove an older mark."""
    out = Path(app.outdir)
    app.is_clean = not (os.environ.get("MLP_LIT_DRAFT")
                        or any(out.iterdir()))
    (out / FILE).unlink(missing_ok=True)


def leave_mark(app, error):
    """Write the mark when a clean build is done."""
    if error is None and app.is_clean and app.builder.format == "html":
        made_from = {"sources": fingerprints.of_sources(
            app.srcdir, app.config.html_baseurl)}
        text = json.dumps(made_from, indent=1)
        Path(app.outdir, FILE).write_text(text + "\n", "utf8")


def setup(app):
    """Connect to the first and the last event of a build."""
    app.connect("config-inited", begin)
    app.connect("build-finished", leave_mark)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

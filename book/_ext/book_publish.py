"""What the pages need to know about the place where they are published.

The environment variable ``MLP_LIT_BASEURL`` (such as
``https://example.org/mlp_lit/``) names that place; without it the book lies
at the root of its server. Two things depend on it: the canonical address of
each page, and `404.html`, which a server shows at *any* address, so that
relative links need a base to start from.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

PAGE = "book/404"


def set_base_url(app, config):
    """Let the environment say where the book will be published."""
    url = os.environ.get("MLP_LIT_BASEURL", config.html_baseurl)
    config.html_baseurl = url.rstrip("/") + "/" if url else ""


def with_base(html, base_url):
    """Return a page whose relative links start where the page was made."""
    path = urlsplit(base_url).path or "/"
    base = f'<base href="{path}{PAGE}.html">'
    return re.sub(r"<head>", f"<head>\n    {base}", html, count=1)


def copy_error_page(app, error):
    """Put the page where servers look for it."""
    out = Path(app.outdir)
    page = out / f"{PAGE}.html"
    if error is None and page.exists():
        html = with_base(page.read_text("utf8"), app.config.html_baseurl)
        (out / "404.html").write_text(html, "utf8")


def setup(app):
    """Connect to the first and the last event of a build."""
    app.connect("config-inited", set_base_url)
    app.connect("build-finished", copy_error_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Small projects of somebody else, built by Sphinx in this process."""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

EXTENSIONS = ["myst_parser", "mlp_lit.equations.sphinx"]
#: A newer Sphinx ends each warning with its type.
KINDS = re.compile(r" \[equations\.\w+\]$", re.MULTILINE)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")

MYST = r"""# One

$$ y = 2 x $$ (eq-y)

```{define}
define("eq-y", x=())
```

$$ \frac{d y}{d x} = 2 $$ (eq-dy)

```{check}
check("eq-dy", where=["eq-y"], x=())
```

$$ y = 3 x $$ (eq-wrong)

```{fails}
check("eq-wrong", where=["eq-y"], x=())
```

$$ s = t $$ (eq-words)

```{no-check} eq-words
These are *words*.
```
"""

RST = r"""
Two
===

.. math:: e^{x} e^{-x} = 1
   :label: euler

.. check::

   check("euler", x=())

.. note::

   .. math::
      :label: both

      y + y = 2 y

      x = x + 0 y

   .. check::

      check("both",
            x=(), y=())
      check("eq-dy", where=["eq-y"], x=())
"""
PAGES = {"one.md": MYST, "two.rst": RST.replace(
    '      check("eq-dy", where=["eq-y"], x=())\n', "")}


@dataclass
class Project:
    """A folder with pages, and what the last build of it said."""

    folder: Path
    settings: dict = field(default_factory=dict)
    error: SphinxError | None = None
    said: str = ""
    warnings: str = ""
    read: list = field(default_factory=list)
    written: list = field(default_factory=list)
    env: object = None

    def write(self, **pages):
        """Write pages, by file name with `__` for the dot; list them all."""
        for name, text in pages.items():
            name = name.replace("__", ".")
            (self.folder / name).write_text(text, "utf8")
        return self

    def build(self, builder="html"):
        """Build it; an error that ends the build is kept."""
        status, warning = io.StringIO(), io.StringIO()
        self.error, self.read, self.written = None, [], []
        self.site = self.folder / "_build" / builder
        with patch_docutils(str(self.folder)), docutils_namespace():
            try:
                app = Sphinx(
                    self.folder, None, self.site, self.folder / "_build" /
                    "doctrees", builder, {
                        "extensions": EXTENSIONS, "root_doc": "index",
                        "exclude_patterns": ["_build"],
                        "myst_enable_extensions": ["dollarmath"],
                        **self.settings},
                    status=status, warning=warning)
                app.connect("env-before-read-docs", self.note_read)
                app.connect("doctree-resolved", self.note_written)
                self.env = app.env
                app.build()
            except SphinxError as error:
                self.error = error
        self.said = COLOURS.sub("", status.getvalue())
        self.warnings = KINDS.sub("", COLOURS.sub("", warning.getvalue()))
        return self

    def note_read(self, app, env, docnames):
        self.read = sorted(docnames)

    def note_written(self, app, doctree, docname):
        self.written.append(docname)

    def soup(self, page):
        """Return a built page."""
        html = (self.site / f"{page}.html").read_text("utf8")
        return BeautifulSoup(html, "html.parser")


def project(folder, pages, **settings):
    """Write a project with an index of its pages."""
    made = Project(folder, settings)
    for name, text in pages.items():
        (folder / name).write_text(text, "utf8")
    names = "\n".join(name.partition(".")[0] for name in pages)
    (folder / "index.md").write_text(
        f"# Index\n\n```{{toctree}}\n{names}\n```\n", "utf8")
    return made


def built(folder, pages, **settings):
    """Write a project and build it; nothing may go wrong."""
    done = project(folder, pages, **settings).build()
    assert done.error is None, done.error
    assert done.warnings == ""
    return done


def page_with(tex, body, kind="check"):
    """Return a page with one display, `eq-it`, and a block below it."""
    return f"# A\n\n$$ {tex} $$ (eq-it)\n\n```{{{kind}}}\n{body}\n```\n"

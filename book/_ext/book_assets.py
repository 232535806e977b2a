"""Put MathJax and the text faces beside the pages: no network is needed.

Both come from packages of the lock file and are copied, not committed.
MathJax is one file that draws formulas as SVG, so it needs no fonts of its
own. The faces are repacked from OpenType to WOFF, which is the same font
compressed: no glyph is taken out, since the licence reserves the name of the
family for unmodified copies. The licence lies beside them.
"""

import importlib.util
import shutil
from pathlib import Path

from fontTools.ttLib import TTFont

MATHJAX = ("sphinx-mathjax-offline", "static/mathjax/tex-svg-full.js")

#: Package and name of each face that `book.css` uses.
FACES = {
    "font_source_serif_pro": ("SourceSerifPro-Regular", "SourceSerifPro-It",
                              "SourceSerifPro-Semibold",
                              "SourceSerifPro-SemiboldIt"),
    "font_source_sans_pro": ("SourceSansPro-Regular", "SourceSansPro-It",
                             "SourceSansPro-Semibold"),
}


def folder_of(package):
    """Return where a package lies, without importing it."""
    return Path(importlib.util.find_spec(package).origin).parent


def copy_mathjax(static):
    """Copy the one file of MathJax that the pages load."""
    package, file = MATHJAX
    target = static / "mathjax"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder_of(package) / file, target / Path(file).name)


def copy_fonts(static):
    """Write each face as WOFF, the same bytes at every build."""
    target = static / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for package, faces in FACES.items():
        files = folder_of(package) / "files"
        shutil.copyfile(files / "LICENSE.txt", target / f"{package}-OFL.txt")
        for face in faces:
            if not (target / f"{face}.woff").exists():
                font = TTFont(files / f"{face}.otf", recalcTimestamp=False)
                font.flavor = "woff"
                font.save(target / f"{face}.woff")


def copy_assets(app, error):
    """Copy everything once the pages are written."""
    if error is None and app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        copy_mathjax(static)
        copy_fonts(static)


def setup(app):
    """Connect to the end of the build."""
    app.connect("build-finished", copy_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

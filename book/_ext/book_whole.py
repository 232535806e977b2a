"""Write all pages again after a build that was ended while it wrote them.

Sphinx notes which pages it has read before it writes the first of them. A
draft that is killed in between would never write the rest, nor their
pictures: for all that Sphinx knows, they are done. So a mark lies beside the
pages while they are written. A build that finds one begins anew; what the
cells put out is kept elsewhere, and none of them runs again for it.
"""

import shutil
from pathlib import Path

MARK = "pages-are-being-written"


def mark_of(app):
    """Return where the mark lies: beside the folder of the pages."""
    return Path(app.outdir).parent / MARK


def begin(app, config):
    """Forget pages that were never finished."""
    if mark_of(app).exists():
        empty(Path(app.outdir))
        empty(Path(app.doctreedir))
        mark_of(app).unlink()


def empty(folder, but=None):
    """Remove all that is in a folder, if it is there, but for one file."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != but:
            path.unlink()


def leave_mark(app, env):
    """Note that all pages are read, and none of the new ones is written."""
    mark_of(app).touch()


def remove_mark(app, error):
    """Note that all pages are written."""
    if error is None:
        mark_of(app).unlink(missing_ok=True)


def say_nothing_of_the_place(app):
    """Leave it to the program that builds to say where the pages end up."""
    app.builder.epilog = ""


def setup(app):
    """Connect to the events between which a build must not end."""
    app.connect("config-inited", begin)
    app.connect("builder-inited", say_nothing_of_the_place)
    # Behind the others, which may still find an error in what was read.
    app.connect("env-updated", leave_mark, priority=900)
    app.connect("build-finished", remove_mark, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

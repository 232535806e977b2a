"""Find displays by label among the pages of a project."""

from pathlib import Path

from ..sources import find_among


class Labels:
    """The displays of a project, by label: a book for `Page`.

    Parameters
    ----------
    env : Sphinx's environment
        Knows all pages, and in `equations_sources` which other files are
        read: patterns, seen from the folder of `conf.py`'s sources.
    """

    def __init__(self, env):
        root = Path(env.srcdir)
        files = {Path(env.doc2path(page)) for page in env.found_docs}
        for pattern in env.config.equations_sources:
            files.update(root.glob(pattern))
        self.files = sorted(file for file in files if file.is_file())

    def find(self, label):
        """Return the one display with a label.

        Raises
        ------
        LabelError
            When there is none, or more than one.
        """
        return find_among(self.files, label, "the pages")


def label_above(env):
    """Return the label of the display read last on this page, or None."""
    known = env.get_domain("math").equations
    here = [label for label, (page, _) in known.items()
            if page == env.docname]
    return here[-1] if here else None

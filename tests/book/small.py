"""Make small books with the settings and the extensions of this one."""

from tests.book.builder import ROOT

#: A package that is imported at once, and can be changed.
TINY = {
    "__init__.py": '"""A package."""\nANSWER = 42\n',
    "linear.py": '"""A layer."""\n',
    "_modules.py": 'def addresses():\n    return ["mlp_lit.linear"]\n',
}

#: Pages that stand in no table of contents.
ORPHANS = ("404", "references")
ORPHAN = "---\norphan: true\n---\n# None\n"

TOC = """\
format: jb-book
root: book/intro
parts:
  - numbered: true
    chapters:
"""


def small_book(root, pages, package=None):
    """Write a book of a few pages.

    Parameters
    ----------
    root : pathlib.Path
        The folder for it.
    pages : dict
        The text of each page, by its name, in the order of reading.
    package : dict, optional
        The files of a package in place of this one.

    Returns
    -------
    pathlib.Path
        The folder.
    """
    for name, text in {"intro": "# Preface\n", **pages,
                       **dict.fromkeys(ORPHANS, ORPHAN)}.items():
        write(root / "book" / f"{name}.md", text)
    write(root / "book" / "references.bib", "")
    for folder in (ROOT / "book").glob("_*"):
        (root / "book" / folder.name).symlink_to(folder)
    settings = (ROOT / "_config.yml").read_text("utf8")
    write(root / "_config.yml", without_leave(settings))
    write(root / "_toc.yml", TOC + "".join(
        f"      - file: book/{name}\n" for name in pages if name != "intro"))
    if package is None:
        (root / "mlp_lit").symlink_to(ROOT / "mlp_lit")
    for name, text in (package or {}).items():
        write(root / "mlp_lit" / name, text)
    return root


def write(path, text):
    """Write a file, in a new folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")


def without_leave(settings):
    """Remove the pages that may still have unchecked displays."""
    lines = settings.split("\n")
    kept = [line for line in lines if "      - book/" not in line
            and "equations_pending" not in line]
    return "\n".join(kept)

"""Make small books with the settings and the extensions of this one."""

from tests.book.builder import GENERATED, ROOT

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


def small_book(root, pages, package=()):
    """Write a book of a few pages.

    Parameters
    ----------
    root : pathlib.Path
        The folder for it.
    pages : dict
        The text of each page, by its name, in the order of reading.
    package : dict, optional
        The files that the book's package has in place of this one's.

    Returns
    -------
    pathlib.Path
        The folder.
    """
    for name, text in {"intro": "# Preface\n", **pages,
                       **dict.fromkeys(ORPHANS, ORPHAN)}.items():
        write(root / "book" / f"{name}.md", text)
    write(root / "book" / "references.bib", "")
    for name, text in dict(package).items():
        write(root / "mlp_lit" / name, text)
    link(root / "book", (ROOT / "book").glob("_*"))
    link(root / "mlp_lit", (ROOT / "mlp_lit").iterdir())
    settings = (ROOT / "_config.yml").read_text("utf8")
    write(root / "_config.yml", without_leave(settings))
    write(root / "_toc.yml", TOC + "".join(
        f"      - file: book/{name}\n" for name in pages if name != "intro"))
    return root


def with_lines(module, lines):
    """Return the text of a module of the package, with some lines more."""
    text = (ROOT / "mlp_lit" / module).read_text("utf8")
    return f"{text}\n\n{lines}\n"


def write(path, text):
    """Write a file, in a new folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")


def link(folder, originals):
    """Link files and folders into a folder, but for what is there."""
    folder.mkdir(exist_ok=True)
    for original in originals:
        is_made = original.name in GENERATED
        if not is_made and not (folder / original.name).exists():
            (folder / original.name).symlink_to(original)


def without_leave(settings):
    """Remove the pages that may still have unchecked displays."""
    lines = settings.split("\n")
    kept = [line for line in lines if "      - book/" not in line
            and "equations_pending" not in line]
    return "\n".join(kept)

"""Choose the reader of a file by its name, and read what is there."""

from pathlib import Path

from ..errors import EquationError
from .documents import Document
from .latex import read_latex
from .markdown import read_markdown
from .notebook import read_notebook
from .restructured import read_restructured

READERS = {"markdown": read_markdown, "notebook": read_notebook,
           "rst": read_restructured, "latex": read_latex}
SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".myst": "markdown",
            ".ipynb": "notebook", ".rst": "rst", ".tex": "latex",
            ".ltx": "latex"}


class FileError(EquationError, ValueError):
    """A file cannot be read: missing, of no known kind, or no UTF-8."""


def read_document(text, path, format):
    r"""Read a text of a known format.

    Parameters
    ----------
    text : str
    path : str
        As messages name it.
    format : {"markdown", "notebook", "rst", "latex"}

    Returns
    -------
    Document

    Examples
    --------
    >>> read_document(r"\[ x = 1 \]", "a.tex", "latex").displays[0].tex
    'x = 1'
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return Document(str(path), format, tuple(READERS[format](text)))


def read_file(path, format=None):
    """Read a file; its name tells the format unless that is given.

    Returns
    -------
    Document

    Raises
    ------
    FileError
        When there is no such file, or it is not what it should be.
    """
    path = Path(path)
    format = format or format_of(path)
    try:
        text = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from error
    return read_document(decoded(text, path), str(path), format)


def decoded(data, path):
    """Return the text of bytes that should be UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        raise FileError(
            f"{path}:{line}: this is not UTF-8 (byte 0x"
            f"{data[error.start]:02x}): save the file as UTF-8") from error


def format_of(path):
    """Return the format that a name tells.

    Examples
    --------
    >>> format_of("paper/main.tex")
    'latex'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise FileError(f"{path}: no kind of file is known by the ending "
                        f"{suffix!r}; known are {', '.join(SUFFIXES)}, or "
                        "say --format")
    return SUFFIXES[suffix]


def files_in(paths):
    """Yield the files named, and those of known kinds in folders.

    Folders whose name begins with a dot or an underscore are left out.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            inside = file.relative_to(path).parts
            hidden = any(part[0] in "._" for part in inside)
            if file.suffix.lower() in SUFFIXES and not hidden and (
                    file.is_file()):
                yield file

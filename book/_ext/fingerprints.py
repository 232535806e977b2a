"""Name states of the sources and of the installed packages by fingerprints.

Two equal fingerprints mean: nothing that was looked at has changed.
"""

import hashlib
import importlib.metadata
import os
import sys
from pathlib import Path

#: All that a build reads.
READ = ("_config.yml", "_toc.yml", "pyproject.toml", "requirements.lock",
        "book/**/*", "mlp_lit/**/*")

#: What a chapter's output depends on besides its own cells.
IMPORTED = ("mlp_lit/**/*", "book/_ext/chapter_cells.py", "book/**/*.csv",
            "book/**/*.json", "book/**/*.npz")
DISTRIBUTIONS = ("numpy", "scipy", "matplotlib", "scikit-learn", "lark",
                 "pillow", "ipykernel", "ipython", "matplotlib-inline",
                 "myst-nb")
#: With these, a draft writes its pages.
WRITERS = ("sphinx", "jupyter-book", "sphinx-book-theme")


def of_files(root, patterns, *more):
    """Return a fingerprint of files, and of some words more.

    Parameters
    ----------
    root : path
        Where the patterns start.
    patterns : iterable of str
        As `pathlib.Path.glob` takes them.
    *more : str

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted({p for glob in patterns
                        for p in Path(root).glob(glob)}):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(root).as_posix()
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{name}\0{content}\0".encode())
    return digest.hexdigest()


def of_sources(root, base_url=""):
    """Return a fingerprint of all that decides what a build makes."""
    return of_files(root, READ, sys.version, base_url)


def of_imports(root):
    """Return a fingerprint of all that chapters import; 16 digits."""
    return of_files(root, IMPORTED, sys.version, *versions())[:16]


def of_draft(root):
    """Return a fingerprint of all that decides what a draft makes."""
    return of_files(root, READ, sys.version,
                    *versions((*DISTRIBUTIONS, *WRITERS)),
                    os.environ.get("MLP_LIT_BASEURL", ""))


def versions(names=DISTRIBUTIONS):
    """List the versions of packages, those that are absent too.

    >>> versions(["no-such-package"])
    ['no-such-package=absent']
    """
    return [f"{name}={version_of(name)}" for name in names]


def version_of(name):
    """Return the version of a package, or "absent"."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "absent"

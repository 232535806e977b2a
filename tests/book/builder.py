"""Build a copy of the book, as a stranger's machine would."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: What is made, not written: neither copied nor searched.
GENERATED = (".git", ".venv", "_build", "_page", "__pycache__", "*.pyc",
             ".jupyter_cache", ".pytest_cache", ".hypothesis",
             ".ruff_cache", ".coverage*", "htmlcov", "*.egg-info")


@dataclass(frozen=True)
class Build:
    """A finished build: where it is, how it ended, what it said."""

    folder: Path
    code: int
    output: str

    @property
    def site(self):
        """The folder of the pages."""
        return self.folder / "_build" / "html"


def copy_sources(target, root=ROOT):
    """Copy everything that is written by hand."""
    shutil.copytree(root, target, dirs_exist_ok=True,
                    ignore=shutil.ignore_patterns(*GENERATED))
    return target


def variables(folder):
    """Return the environment for a build of the book in a folder.

    Nothing that was set for these tests gets into it.
    """
    clean = {key: value for key, value in os.environ.items()
             if not key.startswith(("MLP_LIT_", "COV_", "PYTHON"))}
    return clean | {"PYTHONPATH": str(folder)}


class Builder:
    """Builds books with this environment's Jupyter Book, one at a time."""

    def __init__(self):
        self.process = None

    def build(self, folder, *, strict=True, **environment):
        """Build the book in a folder, and wait until it is done.

        The copy of the package in that folder is the one imported, so that
        pages can differ if a path of the machine finds its way into them.
        """
        program = Path(sys.executable).with_name("jupyter-book")
        strictness = ["--warningiserror"] if strict else []
        self.process = subprocess.Popen(
            [program, "build", "--nitpick", "--keep-going", *strictness, "."],
            cwd=folder, text=True, encoding="utf8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=variables(folder) | environment)
        output, _ = self.process.communicate()
        return Build(Path(folder), self.process.returncode, output)

    def stop(self):
        """End the build that is going on, if there is one."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def build(folder, **options):
    """Build the book in a folder, and wait until it is done."""
    return Builder().build(folder, **options)

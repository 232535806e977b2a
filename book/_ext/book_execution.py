"""Execute the chapters: two at a time, once per build, with their times.

MyST-NB executes a chapter when it reads it, one after the other. Here all
chapters that are about to be read are executed before, two at a time, and
their outputs are put where MyST-NB looks for them: in a Jupyter cache.

* A plain build starts from an empty cache in a temporary folder, so that
  every chapter runs afresh (``execute_notebooks: force`` in `_config.yml`).
* A draft (the environment variable ``MLP_LIT_DRAFT`` is set, as `make draft`
  does) keeps its cache in `.jupyter_cache`, in a folder named by a
  fingerprint of all that chapters import. The name of the folder is part of
  Sphinx's configuration: when the package changes, pages are read again too.

A cell that fails, or writes to stderr, ends the build with a report.
"""

import asyncio
import hashlib
import importlib.metadata
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from myst_nb.core.read import create_nb_reader
from nbclient import NotebookClient
from nbclient.exceptions import (
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)
from sphinx.errors import ExtensionError
from sphinx.util import logging

from mlp_lit._myst import blocks
from mlp_lit.equations.sources import displays

log = logging.getLogger(__name__)

AT_A_TIME = 2
SLOWEST = 8

#: One thread per kernel: two kernels of two threads would only compete.
#: A fixed hash seed, so that no page depends on the order of a set.
KERNEL_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}

#: What a chapter's output depends on besides its own cells.
WATCHED = ("mlp_lit/**/*", "book/_ext/*.py", "book/**/*.csv",
           "book/**/*.json", "book/**/*.npz")
DISTRIBUTIONS = ("numpy", "scipy", "matplotlib", "scikit-learn", "lark",
                 "ipykernel", "ipython", "matplotlib-inline", "myst-nb")


# Where the outputs are kept

def fingerprint(root):
    """Return a name for the state of everything that chapters import."""
    digest = hashlib.sha256(sys.version.encode())
    for name in DISTRIBUTIONS:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            version = "absent"
        digest.update(f"{name}={version}\0".encode())
    for path in sorted({p for glob in WATCHED for p in root.glob(glob)}):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def choose_cache(app, config):
    """Point MyST-NB to the cache of this build, fresh or kept."""
    if config.nb_execution_mode != "force":
        return
    if os.environ.get("MLP_LIT_DRAFT"):
        folder = Path(app.srcdir) / ".jupyter_cache" / fingerprint(
            Path(app.srcdir))
        remove_others(folder)
    else:
        folder = Path(tempfile.mkdtemp(prefix="mlp_lit-"))
        app.connect("build-finished",
                    lambda *_: shutil.rmtree(folder, ignore_errors=True))
    config.nb_execution_mode = "cache"
    config.nb_execution_cache_path = str(folder)


def remove_others(folder):
    """Delete the caches of earlier states of the package."""
    for old in folder.parent.glob("*"):
        if old != folder and old.is_dir():
            shutil.rmtree(old)


# Chapters whose cells read the printed equations

BY_LABEL = re.compile(r"""["']eq-|equations\.sources""")


def reads_equations(text):
    """Tell whether a cell could evaluate what the book prints.

    Only `mlp_lit.equations` reads TeX, and it finds a printed equation by
    its label, so cells that name the one but not the other cannot depend on
    an equation, and do not run again when one is edited.
    """
    cells = "\n".join(line for block in blocks(text)
                      if block.kind == "code-cell" for line in block.body)
    return "equations" in cells and bool(BY_LABEL.search(cells))


def equations_digest(texts):
    """Return a name for all displayed equations of the book."""
    shown = "\0".join(f"{display.label} {display.tex}" for text in texts
                      for display in displays(text))
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def outdated_by_equations(app, env, added, changed, removed):
    """Read those chapters again that evaluate equations, if one changed."""
    texts = {name: Path(env.doc2path(name)).read_text("utf8")
             for name in sorted(env.found_docs)
             if env.doc2path(name).endswith(".md")}
    digest = equations_digest(texts.values())
    if getattr(env, "equations_digest", digest) == digest:
        names = []
    else:
        names = [n for n, text in texts.items() if reads_equations(text)]
    env.equations_digest = digest
    return names


# Execution

class Chapter:
    """A chapter to execute: its name, its notebook, what came of it."""

    def __init__(self, name, path, notebook, equations):
        self.name = name
        self.path = path
        self.notebook = notebook
        self.equations = equations
        self.seconds = 0.0
        self.cells = []
        self.problems = []

    @property
    def is_executable(self):
        """Whether there is a cell to run."""
        return any(c.cell_type == "code" for c in self.notebook.cells)


def read_chapter(env, name):
    """Read a page as MyST-NB will, or return None for one without code."""
    path = Path(env.doc2path(name))
    text = path.read_text("utf8")
    reader = create_nb_reader(
        str(path), env.myst_config, env.mystnb_config, text)
    if reader is None:
        return None
    equations = env.equations_digest if reads_equations(text) else None
    chapter = Chapter(name, path, reader.read(text), equations)
    return chapter if chapter.is_executable else None


def is_cached(cache, chapter):
    """Tell whether the cache holds this chapter; forget a stale record."""
    try:
        record = cache.match_cache_notebook(chapter.notebook)
    except KeyError:
        return False
    if record.data.get("equations") == chapter.equations:
        return True
    cache.remove_cache(record.pk)
    return False


async def run(chapter, timeout):
    """Execute a chapter in a folder of its own and time its cells."""
    started = {}

    def start(cell, cell_index, **_):
        started[cell_index] = time.perf_counter()

    def stop(cell, cell_index, **_):
        seconds = time.perf_counter() - started[cell_index]
        chapter.cells.append((seconds, cell_index))

    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            chapter.notebook, timeout=timeout, record_timing=False,
            resources={"metadata": {"path": folder}},
            on_cell_execute=start, on_cell_executed=stop)
        try:
            await client.async_execute(
                env={**os.environ, **KERNEL_ENVIRONMENT})
        except (CellExecutionError, CellTimeoutError,
                DeadKernelError) as error:
            number = max(started, default=0)
            chapter.problems.append(
                report(chapter, number, strip_colours(str(error))))
    chapter.seconds = time.perf_counter() - begin
    join_streams(chapter.notebook)
    chapter.problems.extend(complaints(chapter))


def join_streams(notebook):
    """Put together what a cell printed; it may come in several pieces.

    Where it is cut depends on the clock, and MyST-NB would start a new line
    at every cut.
    """
    for cell in notebook.cells:
        joined = []
        for output in cell.get("outputs", []):
            last = joined[-1] if joined else {}
            if output.get("name") and output.get("name") == last.get("name"):
                last["text"] += output["text"]
            else:
                joined.append(output)
        if joined:
            cell["outputs"] = joined


def complaints(chapter):
    """Report every cell that wrote to stderr (usually a warning)."""
    return [
        report(chapter, number, "wrote to stderr:\n" + output.text)
        for number, cell in enumerate(chapter.notebook.cells)
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.get("name") == "stderr"]


def report(chapter, number, what):
    """Say where something happened, as a reader of the chapter counts."""
    code = [i for i, c in enumerate(chapter.notebook.cells)
            if c.cell_type == "code"]
    nth = code.index(number) + 1 if number in code else "?"
    first = chapter.notebook.cells[number].source.strip().split("\n")[0]
    return f"{chapter.name}, code cell {nth} ({first}):\n{what.strip()}"


def strip_colours(text):
    """Remove the escape sequences that colour a traceback."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


async def run_all(chapters, timeout, at_a_time=AT_A_TIME):
    """Execute the chapters, a few at a time, and show the progress."""
    gate = asyncio.Semaphore(at_a_time)
    done = 0

    async def one(chapter):
        nonlocal done
        async with gate:
            await run(chapter, timeout)
        done += 1
        log.info("executed %*d/%d  %5.1f s  %s%s", len(str(len(chapters))),
                 done, len(chapters), chapter.seconds, chapter.name,
                 "  FAILED" if chapter.problems else "")

    # Those with much code first: else one may run alone at the end.
    await asyncio.gather(*map(one, sorted(
        chapters, key=code_length, reverse=True)))


def code_length(chapter):
    """Characters of code, a rough measure of the time a chapter takes."""
    return sum(len(cell.source) for cell in chapter.notebook.cells
               if cell.cell_type == "code")


def execute(app, env, docnames):
    """Execute the chapters about to be read that the cache does not hold."""
    if env.mystnb_config.execution_mode != "cache":
        return
    cache = get_cache(env.mystnb_config.execution_cache_path)
    chapters = [c for c in (read_chapter(env, n) for n in sorted(docnames))
                if c is not None and not is_cached(cache, c)]
    if not chapters:
        return
    warm_up()
    asyncio.run(run_all(chapters, env.mystnb_config.execution_timeout))
    app.executed_chapters = chapters
    keep(cache, [c for c in chapters if not c.problems])
    problems = [p for c in chapters for p in c.problems]
    if problems:
        rule = "\n\n" + "-" * 72 + "\n"
        raise ExtensionError(
            f"{len(problems)} problem(s) in code cells" + rule
            + rule.join(problems))


def keep(cache, chapters):
    """Put outputs where MyST-NB finds them when it reads the chapters."""
    for chapter in chapters:
        bundle = CacheBundleIn(
            chapter.notebook, str(chapter.path),
            data={"execution_seconds": chapter.seconds,
                  "equations": chapter.equations})
        cache.cache_notebook_bundle(
            bundle, check_validity=False, overwrite=True)


def warm_up():
    """Let matplotlib write its list of fonts before any kernel looks.

    On a new machine that takes so long that matplotlib says so on stderr,
    which would fail the first chapters that draw.
    """
    import matplotlib.font_manager  # noqa: F401


# The table at the end

def slowest_cells(chapters, count=SLOWEST):
    """Return the slowest cells as (seconds, chapter, first line)."""
    cells = [
        (seconds, chapter.name,
         chapter.notebook.cells[index].source.strip().split("\n")[0])
        for chapter in chapters for seconds, index in chapter.cells]
    return sorted(cells, reverse=True)[:count]


def show_slowest(app, error):
    """Print which cells took longest, to the terminal only."""
    chapters = getattr(app, "executed_chapters", [])
    if error or not chapters:
        return
    log.info("\nThe slowest cells:")
    for seconds, name, first in slowest_cells(chapters):
        log.info("%7.2f s  %-32s %s", seconds, name, first[:60])


def setup(app):
    """Connect the steps to Sphinx's events."""
    # Matplotlib keeps one list of fonts for all environments of a user, and
    # an environment that was deleted stays in it. Ours has a list of its own.
    os.environ.setdefault("MPLCONFIGDIR", os.path.join(sys.prefix, "mpl"))
    app.connect("config-inited", choose_cache)
    app.connect("env-get-outdated", outdated_by_equations)
    app.connect("env-before-read-docs", execute)
    app.connect("build-finished", show_slowest)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

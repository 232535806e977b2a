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
import os
import re
import sys
import tempfile
import threading
from pathlib import Path

from myst_nb.core.read import create_nb_reader
from sphinx.util import logging

import book_names
import fingerprints
import kept_outputs
from build_problems import Problems
from chapter_cells import Chapter, run
from mlp_lit._myst import blocks
from mlp_lit.equations.pages import Page
from mlp_lit.equations.sources import displays

log = logging.getLogger(__name__)

AT_A_TIME = 2
SLOWEST = 8


# Where the outputs are kept

def choose_cache(app, config):
    """Point MyST-NB to the cache of this build, fresh or kept."""
    if config.nb_execution_mode != "force":
        return
    if os.environ.get("MLP_LIT_DRAFT"):
        folder = kept_outputs.folder_for(
            app.srcdir, fingerprints.of_imports(app.srcdir))
    else:
        # It goes with the application, however the build ends.
        app.fresh_cache = tempfile.TemporaryDirectory(
            prefix="mlp_lit-", ignore_cleanup_errors=True)
        folder = app.fresh_cache.name
    config.nb_execution_mode = "cache"
    config.nb_execution_cache_path = str(folder)


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


class Loop(asyncio.SelectorEventLoop):
    """Lets no chapter decide what an interruption does: it ends them all.

    Each notebook client would take the signals for itself, and end no more
    than its own kernel.
    """

    def add_signal_handler(self, *args):
        """Refuse, as on systems without signals."""
        raise NotImplementedError


async def run_all(chapters, timeout, cache, at_a_time=AT_A_TIME):
    """Execute the chapters, a few at a time, and show the progress.

    What came of a chapter is kept at once: who ends a draft loses only what
    was at work.
    """
    gate = asyncio.Semaphore(at_a_time)
    done = 0

    async def one(chapter):
        nonlocal done
        async with gate:
            await run(chapter, timeout)
        if not chapter.problems:
            kept_outputs.keep(cache, chapter)
        done += 1
        log.info("executed %*d/%d  %5.1f s  %s%s", len(str(len(chapters))),
                 done, len(chapters), chapter.seconds, chapter.name,
                 "  FAILED" if chapter.problems else "")

    # Those with much code first: else one may run alone at the end.
    await asyncio.gather(*map(one, sorted(
        chapters, key=lambda c: c.code_length, reverse=True)))


def execute(app, env, docnames):
    """Execute the chapters about to be read that the cache does not hold."""
    if env.mystnb_config.execution_mode != "cache":
        return
    cache = kept_outputs.open_cache(env.mystnb_config.execution_cache_path)
    chapters = [c for c in (read_chapter(env, n) for n in sorted(docnames))
                if c is not None and not kept_outputs.is_kept(cache, c)]
    if not chapters:
        return
    warm_up()
    # Meanwhile the processor is not busy with this process.
    loading = threading.Thread(target=load_engine, daemon=True)
    loading.start()
    with asyncio.Runner(loop_factory=Loop) as runner:
        runner.run(run_all(
            chapters, env.mystnb_config.execution_timeout, cache))
    loading.join()
    app.executed_chapters = chapters
    problems = [p for c in chapters for p in c.problems]
    if problems:
        raise Problems(f"{len(problems)} problem(s) in code cells", problems)


def warm_up():
    """Let matplotlib write its list of fonts before any kernel looks.

    On a new machine that takes so long that matplotlib says so on stderr,
    which would fail the first chapters that draw.
    """
    import matplotlib.font_manager  # noqa: F401


def load_engine():
    """Load what evaluates equations, before the first page needs it."""
    page = Page(Path(), "", book_names.names())
    page.run('check_tex("x + 1 = 1 + x", x=())', 1)


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

"""Run the cells of a chapter in a kernel of their own, and time them.

Every chapter starts afresh in an empty folder. A cell that fails, or writes
to stderr, is a problem of its chapter.
"""

import os
import tempfile
import time

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from build_problems import without_colours

#: One thread per kernel: two kernels of two threads would only compete.
#: A fixed hash seed, so that no page depends on the order of a set.
KERNEL_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}


class Chapter:
    """A chapter to execute: its name, its notebook, what came of it.

    Attributes
    ----------
    equations : str or None
        The fingerprint of the book's equations, if its cells read any.
    seconds : float
        How long it took.
    cells : list of pairs (seconds, number)
    problems : list of str
    """

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

    @property
    def code_length(self):
        """Characters of code, a rough measure of the time it takes."""
        return sum(len(cell.source) for cell in self.notebook.cells
                   if cell.cell_type == "code")


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
        except CellTimeoutError:
            chapter.problems.append(report(
                chapter, max(started, default=0),
                f"ran longer than {timeout} s, which is not allowed"))
        except (CellExecutionError, RuntimeError) as error:
            # A kernel that dies, also while it starts, is a RuntimeError.
            chapter.problems.append(report(
                chapter, max(started, default=0),
                without_colours(str(error))))
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

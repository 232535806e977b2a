"""However a build ends, there is a right book or a sentence that says why."""

import asyncio
import errno
import os
import signal
import subprocess
import sys
import time

import pytest
import yaml
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from sphinx.errors import ExtensionError

import build_problems
import make_book
from build_problems import Problems, cause
from chapter_cells import Chapter, run
from tests.book.builder import ROOT, variables
from tests.book.small import small_book

NOTEBOOK = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

# A page

"""
CELL = "```{{code-cell}} ipython3\n{}\n```\n\n"
PICTURE = """\
```{code-cell} ipython3
---
mystnb:
  image: {alt: A black square on white ground.}
---
from IPython.display import SVG
SVG('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>')
```

"""


def start(folder, *options, **environment):
    """Start to build the book in a folder, as `make` does."""
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", ROOT / "book/_ext/make_book.py",
         *options], cwd=folder, text=True, encoding="utf8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=variables(folder) | environment)


def make(folder, *options, **environment):
    """Build the book in a folder; return the exit code and what was said."""
    process = start(folder, *options, **environment)
    output, _ = process.communicate()
    return process.returncode, output


def last_lines(output):
    """Return what is said at the end of a build that failed."""
    return output[output.rindex(" was not built."):]


# Of two builds one works; an interrupted one leaves nothing

@pytest.fixture(scope="module")
def interrupted(tmp_path_factory):
    """A book whose build another one meets, and that is then interrupted."""
    page = NOTEBOOK + CELL.format(
        "import os, pathlib, time\n"
        "pathlib.Path(os.environ['STARTED']).write_text(str(os.getpid()))\n"
        "time.sleep(float(os.environ['SECONDS']))")
    root = small_book(tmp_path_factory.mktemp("ü ö"), {"one": page})
    sign = root / "started"
    first = start(root, STARTED=str(sign), SECONDS="600")
    while not (sign.exists() and sign.read_text()):
        assert first.poll() is None, first.communicate()[0]
        time.sleep(0.05)
    second = make(root)
    first.send_signal(signal.SIGINT)
    output, _ = first.communicate(timeout=60)
    found = {"root": root, "second": second, "kernel": int(sign.read_text()),
             "first": (first.returncode, output),
             "site": (root / "_build" / "html").exists()}
    found["again"] = make(root, STARTED=str(sign), SECONDS="0")
    return found


def test_of_two_builds_in_one_folder_the_second_says_so(interrupted):
    code, output = interrupted["second"]
    assert code == 1
    assert "Another build is at work in this checkout" in output
    assert "Traceback" not in output


def test_an_interrupted_build_says_so_and_leaves_no_book(interrupted):
    code, output = interrupted["first"]
    assert code == 1
    assert "It was interrupted." in last_lines(output)
    assert not interrupted["site"]


def test_an_interrupted_build_leaves_no_kernel(interrupted):
    with pytest.raises(ProcessLookupError):
        os.kill(interrupted["kernel"], 0)


def test_after_an_interruption_the_same_command_builds_the_book(interrupted):
    code, output = interrupted["again"]
    assert code == 0, output
    build = interrupted["root"] / "_build"
    assert (build / "html" / "index.html").exists()
    assert sorted(path.name for path in build.iterdir()) == ["html", "lock"]


# The last lines name the cause

@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """What is said of a book in which two chapters fail."""
    pages = {"raises": "1 + 1\n1 / 0", "dies": "import os\nos._exit(1)"}
    return make(small_book(tmp_path_factory.mktemp("failed"), {
        name: NOTEBOOK + CELL.format(code) for name, code in pages.items()}))


@pytest.mark.parametrize("sentence", [
    "2 problem(s) in code cells:",
    "  book/raises, code cell 1 (1 + 1): ZeroDivisionError: division by zero",
    "  book/dies, code cell 1 (import os): Kernel died"])
def test_the_last_lines_name_the_cells_that_fail(failed, sentence):
    code, output = failed
    assert code == 1
    assert sentence in last_lines(output)
    assert "Traceback" not in last_lines(output)


def test_the_last_lines_name_what_is_warned_of(tmp_path):
    code, output = make(small_book(tmp_path, {
        "one": "# A page\n\n{eq}`eq-nowhere`\n"}))
    assert code == 1
    assert "book/one.md:3: WARNING:" in last_lines(output)
    assert not (tmp_path / "_build" / "html").exists()


def test_a_full_disk_is_named():
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a/page.html")
    wrapped = RuntimeError("could not write")
    wrapped.__cause__ = full
    assert "disk is full: make room" in cause(full, "")[0]
    assert "a/page.html" in cause(full, "")[1]
    assert "disk is full" in cause(wrapped, "")[0]


def test_many_problems_are_counted():
    many = [f"book/page{k}.md:1: wrong\ndetails" for k in range(20)]
    lines = cause(Problems("20 pages", many), "")
    assert lines[:2] == ["20 pages:", "  book/page0.md:1: wrong"]
    assert "… and 12 more, above" in lines[build_problems.SHOWN + 1]


def test_any_other_error_is_told_with_its_type_and_its_place():
    assert cause(KeyError("book/intro"), "")[0] == "  KeyError: 'book/intro'"
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.safe_load("a: b: c")
    assert cause(caught.value, "")[0].startswith(
        "  <unicode string>:1: ScannerError: mapping values are not allowed")
    packed = ExtensionError("Handler threw", OSError(5, "lost", "a.bib"), "x")
    assert cause(packed, "")[0] == "  a.bib: OSError: [Errno 5] lost: 'a.bib'"


def test_an_end_without_a_word_is_told():
    assert "Sphinx ended with 2" in cause(2, "")[0]


def test_what_was_handled_before_is_no_cause():
    try:
        try:
            raise PermissionError(errno.EACCES, "not yours")
        except PermissionError:
            raise ValueError("a page") from None
    except ValueError as error:
        assert build_problems.disk_error(error) is None
        assert cause(error, "")[0] == "  ValueError: a page"


def test_a_cell_that_takes_too_long_is_named():
    notebook = new_notebook(cells=[new_code_cell(
        "import time\ntime.sleep(60)")])
    chapter = Chapter("book/slow", "slow.md", notebook, None)
    asyncio.run(run(chapter, timeout=1))
    assert [build_problems.in_short(p) for p in chapter.problems] == [
        "book/slow, code cell 1 (import time): "
        "ran longer than 1 s, which is not allowed"]


def test_a_kernel_that_does_not_start_is_told_with_its_page(monkeypatch):
    async def no_start(*args, **kwargs):
        raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(NotebookClient, "async_execute", no_start)
    chapter = Chapter("book/one", "one.md", new_notebook(
        cells=[new_code_cell("1 + 1")]), None)
    asyncio.run(run(chapter, timeout=9))
    [problem] = chapter.problems
    assert build_problems.in_short(problem) == (
        "book/one, code cell 1 (1 + 1): Kernel died before replying to "
        "kernel_info")


# Drafts

@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    """A book with a draft of it."""
    root = small_book(tmp_path_factory.mktemp("draft"), {
        "one": NOTEBOOK + PICTURE, "two": NOTEBOOK + CELL.format("1 + 1")})
    code, output = make(root, "--draft")
    assert code == 0, output
    return root


def picture_of(root):
    [picture] = (root / "_build" / "html" / "_images").glob("*.svg")
    return picture


def test_a_draft_of_nothing_new_does_nothing(draft):
    before = (draft / "_build" / "html" / "index.html").stat().st_mtime_ns
    code, output = make(draft, "--draft")
    assert code == 0
    assert "Nothing has changed since the last draft." in output
    assert (draft / "_build/html/index.html").stat().st_mtime_ns == before


def test_a_draft_that_was_killed_while_it_wrote_is_made_whole(draft):
    # As it lies there when the pages are read and the pictures not copied.
    (draft / "_build" / "pages-are-being-written").touch()
    (draft / "_build" / make_book.MADE_FROM.name).unlink()
    picture_of(draft).unlink()
    (draft / "_build" / "html" / "book" / "two.html").unlink()
    code, output = make(draft, "--draft")
    assert code == 0, output
    assert "executed" not in output
    assert picture_of(draft).read_text()
    assert (draft / "_build" / "html" / "book" / "two.html").exists()
    assert not (draft / "_build" / "pages-are-being-written").exists()


def test_pages_are_marked_while_they_are_written(draft):
    (draft / "book" / "two.md").write_text(
        NOTEBOOK.replace("A page", "Another page") + CELL.format("1 + 1"))
    with start(draft, "--draft", PYTHONUNBUFFERED="1") as process:
        marks = [(draft / "_build" / "pages-are-being-written").exists()
                 for line in process.stdout
                 if "writing output" in line and "book/" in line]
    assert process.returncode == 0
    assert marks and marks[0]


def test_outputs_that_were_lost_are_made_again(draft):
    kept = list((draft / ".jupyter_cache").glob("*/executed/*/base.ipynb"))
    assert len(kept) == 2
    kept[0].unlink()
    kept[1].write_text(kept[1].read_text()[:50])
    for page in ("one", "two"):
        path = draft / "book" / f"{page}.md"
        path.write_text(path.read_text() + "More words.\n")
    code, output = make(draft, "--draft")
    assert code == 0, output
    assert output.count("executed ") == 2


def test_a_cache_that_cannot_be_read_is_begun_anew(draft):
    [database] = (draft / ".jupyter_cache").glob("*/global.db")
    database.write_text("no database")
    path = draft / "book" / "two.md"
    path.write_text(path.read_text() + "Words.\n")
    code, output = make(draft, "--draft")
    assert code == 0, output
    assert output.count("executed ") == 1

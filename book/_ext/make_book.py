"""Build the book, or a draft of it, and say at the end what came of it.

    make book     python -X utf8 book/_ext/make_book.py
    make draft    python -X utf8 book/_ext/make_book.py --draft

A book is written to a folder of its own and put in its place when it is
whole, so that what lies in `_build/html` never looks more finished than it
is. A draft writes again what a change has made stale. Only one build works
in a checkout at a time. Whatever goes wrong, the last lines say what it was.
"""

import argparse
import contextlib
import os
import shutil
import signal
import sys
import traceback
from pathlib import Path

import yaml
from filelock import FileLock, Timeout

import fingerprints
from book_whole import empty
from build_problems import cause

BUILD = Path("_build")
SITE = BUILD / "html"
UNFINISHED = BUILD / "unfinished"
#: Holds the fingerprint of the sources that the last draft was made from.
MADE_FROM = BUILD / "draft_of"
LOCK = BUILD / "lock"


class Tee:
    """Writes to a stream, and remembers what was written."""

    def __init__(self, stream):
        self.stream = stream
        self.parts = []

    def write(self, text):
        """Write and remember."""
        self.parts.append(text)
        return self.stream.write(text)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    @property
    def text(self):
        """All that was written."""
        return "".join(self.parts)


def main():
    """Build what is asked for; return the exit code."""
    options = argparse.ArgumentParser(description="Build the book.")
    options.add_argument("--draft", action="store_true", help="build again "
                         "what a change has made stale, for writing")
    draft = options.parse_args().draft
    what = "draft" if draft else "book"
    # Kernels and every program that they start read and write UTF-8 as well.
    os.environ["PYTHONUTF8"] = "1"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        BUILD.mkdir(exist_ok=True)
        # A build that is killed leaves no lock behind.
        with FileLock(LOCK, timeout=0):
            return make_draft() if draft else make_book()
    except Timeout:
        return fail(["Another build is at work in this checkout. Wait until "
                     "it is done."], what)
    except KeyboardInterrupt as error:
        return fail(cause(error), what)
    except Exception as error:  # of the settings or the disk, say
        traceback.print_exc()
        return fail(cause(error), what)


def make_book():
    """Build every page from nothing, and put the whole in its place."""
    os.environ.pop("MLP_LIT_DRAFT", None)
    empty(BUILD, but=LOCK)
    try:
        result, said = run_sphinx(UNFINISHED / "html", strict=True)
        if result != 0:
            return fail(cause(result, said), "book")
        (UNFINISHED / "html").rename(SITE)
    finally:
        shutil.rmtree(UNFINISHED, ignore_errors=True)
    print(f"The book is in {SITE / 'index.html'}")
    return 0


def make_draft():
    """Build again what is stale, in place."""
    os.environ["MLP_LIT_DRAFT"] = "1"
    before = fingerprints.of_draft(Path())
    if is_up_to_date(before):
        print("Nothing has changed since the last draft.")
    else:
        MADE_FROM.unlink(missing_ok=True)
        result, said = run_sphinx(SITE, strict=False)
        if result != 0:
            return fail(cause(result, said), "draft")
        if not said.strip():  # else what it says is said again next time
            MADE_FROM.write_text(before, "utf8")
    print(f"The draft is in {SITE / 'index.html'}")
    return 0


def is_up_to_date(fingerprint):
    """Tell whether the last draft was made of these very sources."""
    return (MADE_FROM.exists() and (SITE / "index.html").exists()
            and MADE_FROM.read_text("utf8") == fingerprint)


def run_sphinx(site, *, strict):
    """Let Jupyter Book build the pages.

    Returns
    -------
    result : int or BaseException
        0 if all went well.
    said : str
        What was written to stderr.
    """
    # Loaded late: a draft that has nothing to do needs none of it.
    from jupyter_book.sphinx import build_sphinx

    # Jupyter Book would not say of which file an error in it is.
    with open("_config.yml", encoding="utf8") as settings:
        yaml.safe_load(settings)
    with contextlib.redirect_stderr(Tee(sys.stderr)) as said:
        result = build_sphinx(
            Path.cwd(), site.absolute(), path_config=Path("_config.yml"),
            noconfig=True, confoverrides={
                "external_toc_path": "_toc.yml", "nitpicky": True,
                "latex_individualpages": False},
            warningiserror=strict, keep_going=True)
    return result, said.text


def fail(lines, what):
    """Say why there is no book, and what to do; return the exit code."""
    sys.stdout.flush()
    print("\n".join([
        "", f"The {what} was not built.", *lines,
        "To run the same command again is safe: nothing has to be deleted."]),
        file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

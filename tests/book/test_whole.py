"""The whole book is built once, by whoever asks first, and can be ended."""

import sys
import threading
import time

import pytest

from tests.book import conftest
from tests.book.builder import Build, Builder
from tests.book.whole import WholeBook


class Fake:
    """Counts the builds; each takes a moment."""

    def __init__(self):
        self.count = 0

    def build(self, folder):
        self.count += 1
        time.sleep(0.2)
        return Build(folder, 0, f"build {self.count}")


def test_one_builds_for_all(tmp_path):
    fake = Fake()
    # Each process has a book of its own; they share the folder.
    books = [WholeBook(tmp_path, fake) for _ in range(3)]
    books[0].begin()
    found = []
    threads = [threading.Thread(target=lambda b=book: found.append(b.get()))
               for book in books]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert fake.count == 1
    assert found == [Build(tmp_path / "whole-book", 0, "build 1")] * 3
    assert (found[0].folder / "_config.yml").exists()


def test_what_could_not_be_built_is_tried_again(tmp_path):
    class Broken:
        def build(self, folder):
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        WholeBook(tmp_path, Broken()).get()
    assert not WholeBook(tmp_path).is_ready
    assert WholeBook(tmp_path, Fake()).get().code == 0


def test_a_build_can_be_ended(tmp_path, monkeypatch):
    # In place of Jupyter Book, a program that goes on for long.
    endless = tmp_path / "jupyter-book"
    endless.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(600)\n")
    endless.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    builder, done = Builder(), []
    thread = threading.Thread(
        target=lambda: done.append(builder.build(tmp_path)))
    thread.start()
    while builder.process is None:
        time.sleep(0.01)
    builder.stop()
    thread.join(timeout=60)
    assert done and done[0].code != 0
    builder.stop()  # of one that has ended, nothing is left to end


# What is compared, and what is not

def site(folder, mark):
    folder.mkdir()
    if mark is not None:
        (folder / "made_from.json").write_text(mark)
    return folder


def test_only_builds_of_one_source_are_compared(tmp_path):
    marks = {"a": "x", "same": "x", "other": "y", "none": None,
             "neither": None}
    sites = {name: site(tmp_path / name, mark)
             for name, mark in marks.items()}
    one_source = conftest.are_of_one_source
    assert one_source(sites["a"], sites["same"])
    assert not one_source(sites["a"], sites["other"])
    assert not one_source(sites["a"], sites["none"])
    assert not one_source(sites["none"], sites["neither"])
    assert not one_source(sites["a"], tmp_path / "absent")


def test_where_all_must_be_tested_nothing_is_skipped(monkeypatch):
    monkeypatch.delenv("MLP_LIT_COMPLETE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no browser"):
        conftest.lacking("no browser")
    monkeypatch.setenv("MLP_LIT_COMPLETE", "1")
    with pytest.raises(pytest.fail.Exception, match="no browser"):
        conftest.lacking("no browser")

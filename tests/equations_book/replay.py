"""Run the checks of the book's pages without building the book."""

from dataclasses import dataclass

import book_names
from mlp_lit.equations.pages import Page
from tests.book.builder import ROOT
from tests.book.chapters import read_chapter

BLOCKS = ("check", "define", "fails")


@dataclass(frozen=True)
class Block:
    """One block of checks: its kind, its runs and its failure, if any."""

    kind: str
    line: int
    runs: list
    failure: object

    @property
    def is_as_expected(self):
        """Whether a check passed, or a mistake failed."""
        return bool(self.failure) == (self.kind == "fails")


def replay(chapter, book=ROOT / "book"):
    """Run the blocks of a page in their order."""
    page = Page(book, chapter.name, book_names.names(), "mlp_lit")
    for block in chapter.of_kind(*BLOCKS):
        yield Block(block.kind, block.line,
                    *page.run(block.body, block.line + 1))


def claims_of_page(name, root=ROOT):
    """Return the claims behind all equations of a page that hold."""
    chapter = read_chapter(name, (root / name).read_text("utf8"))
    return [run.claim for block in replay(chapter, root / "book")
            if block.kind != "fails" and not block.failure
            for run in block.runs if run.label]


def main(*names):
    """Print what the checks of some pages find.

    Run it as `PYTHONPATH=book/_ext python -m tests.equations_book.replay`.
    """
    for name in names:
        text = (ROOT / name).read_text("utf8")
        for block in replay(read_chapter(name, text)):
            for run in block.runs:
                if run.result is not None:
                    print(run.label, run.result)
            if not block.is_as_expected:
                print(block.failure or f"{name}:{block.line}: it holds")


if __name__ == "__main__":
    import sys
    main(*sys.argv[1:])

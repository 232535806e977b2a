"""Tell who runs all tests how long it takes and what is being done.

`pytest` without arguments, and so `make test`, runs the parts below in their
order, in one process or in several. While the first of them run, the book is
built in the background: the last one needs its pages.
"""

import time
from dataclasses import dataclass

import pytest

LAST_TIME = "mlp_lit/seconds"


@dataclass(frozen=True)
class Part:
    """Some of the tests: what they are about, and where they are.

    `minutes` is about how long they take on two cores.
    """

    title: str
    minutes: float
    places: tuple = ()


#: A test belongs to the first part that has its place; all others are the
#: package's own.
PARTS = (
    Part("the package, while the book is built in the background", 3),
    Part("the extensions, in small books", 1,
         ("book/_ext", "tests/equations_book", "tests/book/test_extensions",
          "tests/book/test_rejected", "tests/book/test_drafts",
          "tests/book/test_make_book")),
    Part("the pages of the book, once it is built", 2, ("tests/book",)),
)


def part_of(test):
    """Return the number of the part that a test belongs to, by its name."""
    return next((number for number, part in enumerate(PARTS)
                 if test.startswith(part.places)), 0)


def is_everything(config):
    """Tell whether all tests are run."""
    return (config.args_source is pytest.Config.ArgsSource.TESTPATHS
            and not config.option.keyword and not config.option.markexpr)


def in_words(seconds):
    """Write a time as a person would.

    >>> in_words(332)
    '5 min 32 s'
    """
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def expected(cache):
    """Say how long all tests take: as the last time, if there was one."""
    seconds = cache.get(LAST_TIME, None) if cache else None
    if seconds:
        return f"All tests took {in_words(seconds)} here the last time."
    minutes = sum(part.minutes for part in PARTS)
    return f"All tests take about {minutes} minutes on two cores."


class Announcer:
    """Prints a line when the tests of the next part begin."""

    def __init__(self, config):
        self.config = config
        self.cache = getattr(config, "cache", None)
        self.current = -1
        self.start = time.time()

    def pytest_report_header(self):
        """Say how long it takes."""
        return expected(self.cache)

    def pytest_runtest_logstart(self, nodeid):
        """Say which part has begun; where several run, the last of them."""
        number = part_of(nodeid)
        if number > self.current:
            self.current = number
            writer = self.config.get_terminal_writer()
            if writer.width_of_current_line:
                writer.line()
            part = PARTS[number]
            writer.line(f"part {number + 1} of {len(PARTS)}: {part.title}"
                        f" (about {part.minutes} min)")

    def pytest_sessionfinish(self, exitstatus):
        """Remember how long it took."""
        if self.cache and exitstatus == pytest.ExitCode.OK:
            self.cache.set(LAST_TIME, time.time() - self.start)

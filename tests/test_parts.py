"""All tests have a part, and whoever runs them is told of it."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import parts

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("test, number", [
    ("mlp_lit/networks/linear.py::mlp_lit.networks.linear.forward", 0),
    ("tests/equations/test_fuzz.py::test_a", 0),
    ("book/_ext/book_results.py::book._ext.book_results.number", 1),
    ("tests/equations_book/test_checks.py::test_a", 1),
    ("tests/book/test_extensions.py::test_a[x]", 1),
    ("tests/book/test_links.py::test_a", 2)])
def test_a_test_belongs_to_a_part(test, number):
    assert parts.part_of(test) == number


def test_the_places_of_the_parts_exist():
    for place in (p for part in parts.PARTS for p in part.places):
        assert list(ROOT.glob(place + "*")), place


def test_the_tests_of_this_run_are_in_the_order_of_the_parts(request):
    numbers = [parts.part_of(item.nodeid) for item in request.session.items]
    assert numbers == sorted(numbers)


class Writer(io.StringIO):
    """What pytest writes to."""

    width_of_current_line = 5  # some dots

    def line(self, text=""):
        self.write(text + "\n")


def announcer(**kept):
    cache = SimpleNamespace(get=kept.get, set=kept.__setitem__)
    writer = Writer()
    config = SimpleNamespace(cache=cache, get_terminal_writer=lambda: writer)
    return parts.Announcer(config), writer, kept


def test_each_part_is_announced_once():
    one, writer, _ = announcer()
    for test in ("tests/test_a.py", "tests/test_b.py", "tests/book/test_c.py",
                 "tests/test_late.py", "tests/book/test_d.py"):
        one.pytest_runtest_logstart(test)
    lines = writer.getvalue().split("\n")
    assert [line[:14] for line in lines if line] == [
        "part 1 of 3: t", "part 3 of 3: t"]


def test_the_time_is_that_of_the_last_time():
    one, _, kept = announcer()
    assert one.pytest_report_header() == (
        "All tests take about 6 minutes on two cores.")
    one.start -= 312
    one.pytest_sessionfinish(pytest.ExitCode.TESTS_FAILED)
    assert "about 6" in one.pytest_report_header()
    one.pytest_sessionfinish(pytest.ExitCode.OK)
    assert "5 min 12 s here the last time" in one.pytest_report_header()


@pytest.mark.parametrize("keyword, marks, whole", [
    ("", "", True), ("linear", "", False), ("", "browser", False)])
def test_only_a_whole_run_is_announced(keyword, marks, whole):
    config = SimpleNamespace(
        args_source=pytest.Config.ArgsSource.TESTPATHS,
        option=SimpleNamespace(keyword=keyword, markexpr=marks))
    assert parts.is_everything(config) == whole
    config.args_source = pytest.Config.ArgsSource.ARGS
    assert not parts.is_everything(config)

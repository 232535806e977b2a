"""Settings and fixtures that every test shares."""

import os

import numpy as np
import pytest
from hypothesis import settings

from tests import parts
from tests.book.whole import WholeBook

# A shared machine may be slow; examples are the same at every run.
settings.register_profile("book", deadline=None, derandomize=True,
                          max_examples=40)
settings.load_profile("book")


# All tests, in their parts

def pytest_configure(config):
    """Announce the parts where the results are printed."""
    if parts.is_everything(config) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(parts.Announcer(config))


def pytest_collection_modifyitems(items):
    """Bring the parts into their order."""
    items.sort(key=lambda item: parts.part_of(item.nodeid))


@pytest.fixture(scope="session", autouse=True)
def whole_book(request, tmp_path_factory):
    """The book; its build begins before the first test if any needs it."""
    folder = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        folder = folder.parent  # the one folder of all processes
    book = WholeBook(folder)
    if any("first_build" in getattr(item, "fixturenames", ())
           for item in request.session.items):
        book.begin()
        give_way()
    yield book
    book.stop()


def give_way():
    """Let the build have the processors first: the last part waits for it.

    On Linux this is about the thread that asks, not about the build's.
    """
    if hasattr(os, "nice"):
        os.nice(10)


# What tests share

@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def closed_figures():
    """The book's style for figures that no window shows and none keeps."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    from mlp_lit import plotting

    with mpl.rc_context({"backend": "agg"}):
        plotting.use_style()
        yield
        plt.close("all")

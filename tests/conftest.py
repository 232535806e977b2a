"""Settings and fixtures that every test shares."""

import numpy as np
import pytest
from hypothesis import settings

# A shared machine may be slow; examples are the same at every run.
settings.register_profile("book", deadline=None, derandomize=True,
                          max_examples=40)
settings.load_profile("book")


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

"""A sample of `make mutants`, quick enough for every run of the tests."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests import code_mutants, mutants
from tests.equations_book.replay import claims_of_page

SAMPLE = 12  # every so many equations are bent


@pytest.mark.parametrize("page", mutants.pages())
def test_a_sample_of_equations_is_bent(page):
    known = mutants.reviewed()
    for claim in claims_of_page(page)[::SAMPLE]:
        label = claim.options.label
        left = [mutants.Survivor(label, tex)
                for tex, fate in mutants.fates_of(claim)
                if fate == "survived"]
        assert [s for s in left if s not in known] == []


@pytest.mark.parametrize("name", ["linear.backward_bias",
                                  "losses.SquaredError.derivative"])
def test_a_sample_of_backward_methods_is_bent(name):
    known = mutants.reviewed()
    # A process with threads, such as this one, must not be forked.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, fresh) as pool:
        judged = pool.submit(code_mutants.judge_target, name).result()
    assert [text for _, text, fate in judged
            if fate == "survived"
            and mutants.Survivor(name, text) not in known] == []

"""Random statements: no false one holds, no true one is called false."""

import pytest

from tests.equations.statements import (
    Maker,
    is_true,
    judged,
    judging_draws,
    main,
    statement_tex,
    verdict_on,
)

DRAWS = judging_draws()
S, T = ("letter", "s"), ("letter", "t")


def number(n):
    return ("number", n)


def test_no_false_statement_holds():
    found = list(judged(250, seed=7))
    wrong = [statement_tex(statement) for statement, true, verdict in found
             if (true, verdict) in {(False, "holds"), (True, "false")}]
    assert wrong == []
    verdicts = [(true, verdict) for _, true, verdict in found]
    assert verdicts.count((True, "holds")) > 40
    assert verdicts.count((False, "false")) > 80


@pytest.mark.parametrize("statement, true", [
    (("=", ("absolute", S), ("max", S, ("difference", number(0), S))), True),
    (("=", T, ("min", T, number(3))), False),
    (("<=", S, ("sum", S, number(1))), True), (("<", S, S), False),
    (("implies", ("relation", ">", S, number(3)),
      ("relation", ">", S, number(2))), True),
    (("implies", ("relation", ">", S, number(3)),
      ("relation", ">", S, number(3.01))), False),
    (("iff", ("relation", ">", S, number(3)),
      ("relation", ">=", S, number(3))), False),
    (("=", ("relu", S), ("max", number(0), S)), True),
    (("=", ("cases", ("relation", "<", S, T), S, T), ("min", S, T)), True)])
def test_the_judge_and_the_engine_agree(statement, true):
    assert is_true(statement, DRAWS) == true
    assert (verdict_on(statement_tex(statement)) == "holds") == true


def test_statements_come_from_their_seed():
    one, other = ([statement_tex(Maker(seed).statement())
                   for _ in range(3)] for seed in (1, 1))
    assert one == other


def test_the_program_counts(capsys):
    assert main(20, 300) == 0
    told = capsys.readouterr().out
    assert "20 statements in" in told and "slowest" in told

"""Each refusal has its words and a way out; each message has a line."""

import pytest

from mlp_lit.equations.manual.refused import REFUSED
from mlp_lit.equations.manual.tables import message_of, way_out
from mlp_lit.equations.reading.parser import PROBLEMS
from mlp_lit.equations.reading.vocabulary import HINTS


@pytest.mark.parametrize("line", REFUSED, ids=lambda line: line.typed)
def test_refused_in_these_words_and_the_way_out_holds(line):
    assert line.words in message_of(line)
    assert way_out(line) == line.instead


@pytest.mark.parametrize("message", [*HINTS.values(), *PROBLEMS.values()])
def test_each_message_has_a_line(message):
    words = " ".join(message.split())
    assert any(words in message_of(line) for line in REFUSED)


@pytest.mark.parametrize("sign", HINTS)
def test_each_sign_with_a_hint_has_a_line(sign):
    assert any(sign in line.typed for line in REFUSED)

"""A size of 1 hides transposes and wrong axes: no check may declare one."""

import ast

import pytest

from tests.book.builder import ROOT
from tests.book.chapters import read_chapters


def declared(body):
    """Yield what stands behind a name, as in X=(5, 3) or {1: (2, 3)}."""
    for node in ast.walk(ast.parse(body)):
        if isinstance(node, ast.keyword):
            yield node.value
        elif isinstance(node, ast.Dict):
            yield from node.values


def shapes_with_one(body):
    """Find the shapes in a block of checks that have a size of 1."""
    return [ast.unparse(value) for value in declared(body)
            if isinstance(value, ast.Tuple)
            and any(isinstance(e, ast.Constant) and e.value == 1
                    for e in value.elts)]


def test_no_declared_size_is_one():
    found = [f"{chapter.name}:{block.line}: {shape}"
             for chapter in read_chapters(ROOT)
             for block in chapter.of_kind("check", "define")
             for shape in shapes_with_one(block.body)]
    assert found == []


@pytest.mark.parametrize("body, found", [
    ('check("eq", X=(5, 1))', ["(5, 1)"]), ('check("eq", x=(1,))', ["(1,)"]),
    ('check("eq", X=(5, 3), i=range(1, 4), W=family({1: (2, 3)}))', [])])
def test_the_gate_sees_a_size_of_one(body, found):
    assert shapes_with_one(body) == found

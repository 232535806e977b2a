"""Bend the backward methods of the package; its tests must notice.

A mutant is made on the syntax tree of one function, and put in its place in
a process of its own, which then runs the tests of that module.
"""

import ast
import contextlib
import copy
import importlib
import inspect
import io
import multiprocessing
import textwrap
from functools import reduce
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60  # seconds

#: Functions and methods whose module's tests must notice a change.
TARGETS = (
    "calculus.graphs.forward",
    "calculus.graphs.backward",
    "calculus.tape.Tape.sweep",
    "networks.linear.backward_input",
    "networks.linear.backward_weights",
    "networks.linear.backward_bias",
    "networks.linear.backward",
    "networks.linear.backward_merged",
    "networks.losses.log_softmax_backward",
    "networks.losses.Loss.backward",
    "networks.losses.SoftmaxCrossEntropy.derivative",
    "networks.losses.NegativeLogLikelihood.derivative",
    "networks.losses.CrossEntropy.derivative",
    "networks.losses.SquaredError.derivative",
    "networks.losses.AbsoluteError.derivative",
    "networks.losses.BinaryCrossEntropy.derivative",
    "networks.activations.Activation.backward",
    "networks.activations.Identity.derivative",
    "networks.activations.Sigmoid.derivative",
    "networks.activations.Sigmoid.backward",
    "networks.activations.Tanh.derivative",
    "networks.activations.Tanh.backward",
    "networks.activations.HardTanh.derivative",
    "networks.activations.ReLU.derivative",
    "networks.activations.ReLU.backward",
    "networks.activations.LeakyReLU.derivative",
    "networks.activations.ParametricReLU.backward_alpha",
    "networks.activations.Softplus.derivative",
    "networks.activations.ELU.derivative",
    "networks.activations.GELU.derivative",
    "networks.activations.GELUTanh.derivative",
    "networks.activations.Sine.derivative",
    "networks.activations.Cosine.derivative",
    "networks.mlp.MLP.backward",
    "networks.mlp.MLP.backward_activation",
    "networks.chain.Linear.backward_input",
    "networks.chain.Linear.backward_parameters",
    "networks.chain.Elementwise.backward_input",
    "networks.chain.Elementwise.backward_parameters",
    "networks.chain.backward",
    "networks.chain.backward_checkpointed",
    "networks.costs.shared",
    "networks.costs.afresh",
    "networks.costs.jacobians_first",
)

OTHER_OPERATOR = {ast.Add: ast.Sub, ast.Sub: ast.Add}
SWAPPED = (ast.MatMult, ast.Sub, ast.Div)
DROPPED = (ast.Add, ast.Sub, ast.Mult, ast.MatMult, ast.Div)
OTHER_COMPARISON = {ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
                    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE)}
#: Calls that do what an operator does: (other name, arguments swapped).
OTHER_CALL = {"add": "subtract", "subtract": "add", "multiply": "divide",
              "maximum": "minimum", "minimum": "maximum", "sin": "cos",
              "cos": "sin"}


def function_of(name):
    """Return the function behind 'networks.linear.forward', say."""
    part, module, *rest = name.split(".")
    start = importlib.import_module(f"mlp_lit.{part}.{module}")
    return inspect.unwrap(reduce(getattr, rest, start))


def changes(node):
    """Yield the changed forms of one node of the syntax tree."""
    if isinstance(node, ast.BinOp):
        yield from operator_changes(node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.Compare) and type(
            node.ops[0]) in OTHER_COMPARISON:
        for other in OTHER_COMPARISON[type(node.ops[0])]:
            yield ast.Compare(node.left, [other()], node.comparators)
    elif isinstance(node, ast.Call):
        yield from call_changes(node)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Return) and node.value is not None:
        if not isinstance(node.value, ast.Tuple):
            yield ast.Return(times_two(node.value))


def operator_changes(node):
    """Change the sign, the order, or drop one side of an operation."""
    kind = type(node.op)
    if kind in OTHER_OPERATOR:
        yield ast.BinOp(node.left, OTHER_OPERATOR[kind](), node.right)
    if kind in SWAPPED:
        yield ast.BinOp(node.right, node.op, node.left)
    if kind in DROPPED:
        yield node.left
        yield node.right


def call_changes(node):
    """Call a neighbouring function, or exchange two arguments."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name in OTHER_CALL:
        other = ast.Attribute(node.func.value, OTHER_CALL[name], ast.Load())
        yield ast.Call(other, node.args, node.keywords)
    if name in ("subtract", "divide") or (
            len(node.args) >= 2 and name.startswith(("_product", "matmul"))):
        yield ast.Call(node.func, [node.args[1], node.args[0],
                                   *node.args[2:]], node.keywords)


def times_two(node):
    """Return a value doubled."""
    return ast.BinOp(ast.Constant(2), ast.Mult(), node)


def mutants_of(function):
    """Return all mutants of a function: a description and its tree.

    The description is the changed line, so that it can be reviewed.
    """
    source = textwrap.dedent(inspect.getsource(function))
    tree = ast.parse(source)
    places = [path for path in paths(tree.body[0]) if not in_docstring(
        tree.body[0], path)]
    found, seen = [], {ast.unparse(tree)}
    for path in places:
        for change in changes(follow(tree.body[0], path)):
            mutant = replaced(tree, path, change)
            text = ast.unparse(mutant)
            if text not in seen:
                seen.add(text)
                found.append((changed_lines(tree, mutant), mutant))
    return found


def paths(node, path=()):
    """Yield the way to every node inside a function's body."""
    for name, value in ast.iter_fields(node):
        if name in ("args", "decorator_list") and not path:
            continue
        items = enumerate(value) if isinstance(value, list) else [
            (None, value)]
        for at, inner in items:
            if isinstance(inner, ast.AST):
                yield (*path, (name, at))
                yield from paths(inner, (*path, (name, at)))


def in_docstring(function, path):
    """Tell whether a node belongs to the docstring."""
    return path[0] == ("body", 0) and ast.get_docstring(function) is not None


def follow(node, path):
    """Return the node at the end of a way."""
    for name, at in path:
        value = getattr(node, name)
        node = value if at is None else value[at]
    return node


def replaced(tree, path, new):
    """Return a copy of a module with one node exchanged."""
    result = copy.deepcopy(tree)
    parent = follow(result.body[0], path[:-1])
    name, at = path[-1]
    if at is None:
        setattr(parent, name, new)
    else:
        getattr(parent, name)[at] = new
    return ast.fix_missing_locations(result)


def changed_lines(tree, mutant):
    """Return the lines in which two trees differ, as the mutant has them."""
    before = ast.unparse(tree).split("\n")
    after = ast.unparse(mutant).split("\n")
    return " / ".join(b.strip() for a, b in zip(before, after, strict=False)
                      if a != b)


def put(function, tree):
    """Make a function do what a tree says, wherever it is known.

    What its decorators do before it, they still do.
    """
    function = inspect.unwrap(function)
    tree = copy.deepcopy(tree)
    tree.body[0].decorator_list = []
    names = {}
    exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"),
         function.__globals__, names)
    function.__code__ = names[function.__name__].__code__


def run_tests(file):
    """Run the tests of a module; return whether all passed."""
    import pytest
    with contextlib.redirect_stdout(io.StringIO()):
        code = pytest.main([
            "-x", "-q", "--no-header", "-p", "no:cacheprovider",
            "-p", "no:randomly", "--hypothesis-seed=0", "--tb=no",
            "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"),
            str(ROOT / "tests" / file)])
    return code == 0


def try_mutant(name, tree, file, answer):
    """Run the tests on a mutant; the exit code is the answer."""
    put(function_of(name), tree)
    answer.value = 1 if run_tests(file) else 2


def fate(name, tree, file):
    """Tell whether a mutant survived its tests."""
    context = multiprocessing.get_context("fork")
    answer = context.Value("i", 0)
    process = context.Process(target=try_mutant,
                              args=(name, tree, file, answer))
    process.start()
    process.join(PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
        return "endless"
    return "survived" if answer.value == 1 else "false"


def judge_target(name):
    """Judge all mutants of one function."""
    import pytest  # noqa: F401  (loaded once, before the forks)
    part, module, *_ = name.split(".")
    file = f"{part}/test_{module}.py"
    return [(name, text, fate(name, tree, file))
            for text, tree in mutants_of(function_of(name))]

"""The set-up: exactly the lock, from any pip, on any day, or a sentence.

Every test runs the command that stands in the Makefile, the README or the
workflow, in a copy of the project with a small lock of its own. Its packages
come from an index on disk, in which newer releases exist.
"""

import ast
import ensurepip
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from virtualenv.seed.wheels.embed import get_embed_wheel

from tests.package_index import Index

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SOURCES = ("environment.py", "Makefile", "README.md", "LICENSE",
           "pyproject.toml", "mlp_lit/__init__.py")
#: A start-up file: in this Python, a step of `venv` is another one.
START = """
import sysconfig, venv
def step(self, context):
    {body}
venv.EnvBuilder.{name} = step
"""
LEAD = """
    folder = sysconfig.get_path("purelib", "venv", vars={{
        "base": context.env_dir, "platbase": context.env_dir}})
    with open(folder + "/newest_pip.pth", "w") as way:
        way.write({folder!r})
"""
HOSTILE = """
[global]
index-url = {index}
constraint = {folder}/constraints.txt
user = true
[install]
extra-index-url = {other}
target = {folder}/elsewhere
no-binary = :all:
"""


# What stands where

def launched(text):
    """Find the commands that set something up, without their Python."""
    found = re.findall(r"\b(?:python3?|py) (environment\.py[^#`\n]*)", text)
    return [shlex.split(command) for command in found]


def workflow_commands():
    """Return the steps of the workflows that set something up."""
    jobs = [job for path in WORKFLOWS
            for job in yaml.safe_load(path.read_text("utf8"))["jobs"].values()]
    steps = [step.get("run", "") for job in jobs for step in job["steps"]]
    return [command for step in steps for command in launched(step)]


def readme_commands():
    """Return the commands of the README that set something up."""
    return launched((ROOT / "README.md").read_text("utf8"))


def test_there_is_one_command():
    once = ["environment.py"]
    assert readme_commands() == [once, once, [*once, "--newest"]]
    assert workflow_commands() == 2 * [[*once, "$VERSIONS"]]
    assert "\n\t@$(PYTHON) environment.py\n" in (
        ROOT / "Makefile").read_text("utf8")


@pytest.mark.parametrize("path", [
    *(ROOT / name for name in ("Makefile", "README.md", ".ci/run")),
    *WORKFLOWS], ids=lambda path: path.name)
def test_nothing_else_installs_from_the_lock(path):
    text = path.read_text("utf8")
    assert not re.search(r"pip.*install.*(-r|requirements|--no-deps)", text)


def test_the_lock_has_what_is_asked_for():
    lock = dict(re.findall(r"^([\w.-]+)==([\w.]+)",
                           (ROOT / "requirements.lock").read_text("utf8"),
                           re.MULTILINE))
    asked = (ROOT / "requirements.in").read_text("utf8").split("\n")
    for line in filter(None, (line.split("#")[0].strip() for line in asked)):
        wanted = Requirement(line)
        name = wanted.name.replace("_", "-")
        assert name in lock and lock[name] in wanted.specifier, line


# A project with a lock of its own, and an index

@pytest.fixture
def index(tmp_path):
    return Index(tmp_path / "index")


@pytest.fixture
def lock(index):
    """The lines of the small lock, by name; newer releases exist."""
    lines = {"numpy": index.add("numpy", "2.4.6"),
             "coverage": index.add("coverage", "7.17.3", extra="toml"),
             "pytest-cov": index.add("pytest-cov", "7.1.0",
                                     "coverage[toml]>=7.10.6"),
             "flit-core": index.add_installed("flit-core")}
    index.add("coverage", "99.0", extra="toml")
    index.add("numpy", "99.0")
    return lines


@pytest.fixture
def project(tmp_path, lock):
    """A copy of the project, in a folder whose name is no easy one."""
    folder = tmp_path / "a book, größer"
    for name in SOURCES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "requirements.lock").write_text("".join(lock.values()))
    (folder / "requirements.in").write_text("\n".join(lock))
    return folder


@pytest.fixture
def machine(tmp_path, index):
    """The variables of a machine on which only the index can be reached."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON", "COV_", "MAKE"))}
    return kept | {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": index.url}


def start_up(folder, name, body):
    """Write a start-up file and return the variables that have it read."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(
        START.format(name=name, body=body))
    return {"PYTHONPATH": str(folder)}


@pytest.fixture(scope="module")
def unpacked_pip(tmp_path_factory):
    """A folder with the newest pip."""
    folder = tmp_path_factory.mktemp("newest-pip")
    wheel = get_embed_wheel("pip", "{}.{}".format(*sys.version_info)).path
    zipfile.ZipFile(wheel).extractall(folder)
    return str(folder)


@pytest.fixture
def newest_pip(tmp_path, unpacked_pip):
    """The variables with which an environment gets the newest pip."""
    return start_up(tmp_path / "start", "_setup_pip",
                    LEAD.format(folder=unpacked_pip))


def run(command, project, variables):
    """Run a command in the project; return how it ended, what it said."""
    done = subprocess.run(command, cwd=project, env=variables, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def set_up(project, variables, *options):
    """Run the command of the README."""
    command = [sys.executable, *readme_commands()[0], *options]
    return run(command, project, variables)


def installed(project):
    """Return the versions in the environment, by name."""
    infos = (project / ".venv").rglob("site-packages/*.dist-info")
    found = [path.stem.partition("-") for path in infos]
    return {name.replace("_", "-"): version for name, _, version in found}


def is_ready(project):
    return (project / ".venv" / "ready").exists()


def assert_exactly_the_lock(project):
    versions = installed(project)
    pinned = re.findall(r"^(\S+)==(\S+)",
                        (project / "requirements.lock").read_text(), re.M)
    assert {name: versions.pop(name, None) for name, _ in pinned} == dict(
        pinned)
    assert "mlp-lit" in versions
    assert versions.keys() <= {"mlp-lit", "pip", "setuptools"}
    assert is_ready(project)


# The lock, and nothing else

@pytest.mark.skipif(not shutil.which("make"), reason="no make here")
def test_make_installs_exactly_the_lock(project, machine):
    leftover = project / ".venv" / "lib" / "leftover"
    leftover.mkdir(parents=True)
    command = ["make", ".venv/ready", f"PYTHON={shlex.quote(sys.executable)}"]
    code, said = run(command, project, machine)
    assert code == 0, said
    assert_exactly_the_lock(project)
    assert installed(project)["pip"] == ensurepip.version()
    assert not leftover.exists()
    assert "Installing" in said
    assert "Installing" not in run(command, project, machine)[1]


def test_so_does_the_newest_pip_whatever_its_settings(
        project, machine, newest_pip, index, tmp_path):
    other = Index(tmp_path / "other")
    other.add("coverage", "7.17.3", "surprise")
    (tmp_path / "constraints.txt").write_text("coverage<7\n")
    config = tmp_path / "pip.conf"
    config.write_text(HOSTILE.format(index=index.url, other=other.url,
                                     folder=tmp_path))
    library = tmp_path / "start" / "numpy-2.4.6.dist-info"
    library.mkdir()
    (library / "METADATA").write_text("Name: numpy\nVersion: 2.4.6\n")
    del machine["PIP_INDEX_URL"]
    code, said = set_up(project, machine | newest_pip | {
        "PIP_CONFIG_FILE": str(config), "PIP_REQUIRE_HASHES": "1",
        "PIP_DRY_RUN": "1", "PIP_PREFIX": str(tmp_path / "elsewhere")})
    assert code == 0, said
    assert_exactly_the_lock(project)
    assert "pip" not in installed(project)  # it is the newest one, elsewhere
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(int(ensurepip.version().split(".")[0]) >= 24,
                    reason="this pip happens to find its way back")
def test_to_resolve_is_what_rots(project, machine):
    program = project / "environment.py"
    text = program.read_text("utf8")
    assert text.count('LOCKED = ["--no-deps", ') == 1
    program.write_text(text.replace('LOCKED = ["--no-deps", ', "LOCKED = ["),
                       "utf8")
    code, said = set_up(project, machine)
    assert code == 1 and not is_ready(project)
    assert "coverage[toml]>=7.10.6 from" in said


def test_what_the_lock_lacks_is_not_fetched(project, machine, newest_pip,
                                            lock):
    del lock["coverage"]
    (project / "requirements.lock").write_text("".join(lock.values()))
    code, said = set_up(project, machine | newest_pip)
    assert code == 1 and not is_ready(project)
    assert "requires coverage, which is not installed" in said
    assert "coverage" not in installed(project)


def test_the_newest_of_all_can_be_had(project, machine, newest_pip):
    code, said = set_up(project, machine | newest_pip, "--newest")
    assert code == 0, said
    assert is_ready(project)
    versions = installed(project)
    assert versions["coverage"] == versions["numpy"] == "99.0"


# Or a sentence

def test_without_a_connection_it_says_so(project, machine, newest_pip):
    code, said = set_up(project, machine | newest_pip | {
        "PIP_INDEX_URL": (project / "nowhere").as_uri()})
    assert code == 1 and not is_ready(project)
    assert "No index of packages could be reached." in said
    assert "Traceback" not in said


def test_a_file_that_was_changed_is_refused(project, machine, newest_pip,
                                            index):
    index.spoil("coverage")
    code, said = set_up(project, machine | newest_pip)
    assert code == 1 and not is_ready(project)
    assert "not the file whose hash is in requirements.lock" in said


def test_an_interrupted_one_is_not_taken_for_a_whole_one(project, machine,
                                                         tmp_path):
    (project / ".venv").mkdir()
    (project / ".venv" / "ready").touch()
    code, said = set_up(project, machine | start_up(
        tmp_path / "stop", "clear_directory", "raise KeyboardInterrupt"))
    assert code == 1 and not is_ready(project)
    assert "It was interrupted." in said and "Traceback" not in said


@pytest.mark.parametrize("before, sentence", [
    ("sys.version_info = (3, 10, 4)", "Python 3.11 or newer is needed"),
    ("sys.modules['ensurepip'] = None", "apt install python3-venv"),
], ids=["too old", "without ensurepip"])
def test_a_python_that_cannot_do_it_is_told(project, machine, before,
                                            sentence):
    command = (f"import runpy, sys; {before}; sys.argv = ['environment.py'];"
               "runpy.run_path('environment.py', run_name='__main__')")
    code, said = run([sys.executable, "-c", command], project, machine)
    assert code == 1 and sentence in said
    assert "Traceback" not in said


def test_an_old_python_can_read_it():
    tree = ast.parse((ROOT / "environment.py").read_text("ascii"))
    new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match,
           ast.Nonlocal, ast.AsyncFunctionDef, ast.YieldFrom)
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert not (node.args.kwonlyargs or node.args.posonlyargs
                        or node.returns)
        assert not (isinstance(node, ast.Raise) and node.cause)

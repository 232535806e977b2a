"""Somebody else's book: the wheel, an environment of its own, one line.

Of this project's environment it gets Sphinx and the like, by a file that
names their folder; the package in it is the one of the wheel.
"""

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "examples" / "outsider"
WHEEL = "from flit_core import buildapi; print(buildapi.build_wheel({!r}))"
#: Folders of packages, seen from the environment that runs this.
LOCKED = {sysconfig.get_path(name) for name in ("purelib", "platlib")}


def run(*command, cwd):
    """Run a command that knows nothing of the tests' environment."""
    clean = {name: value for name, value in os.environ.items()
             if not name.startswith(("PYTHON", "MLP_LIT_", "COV_", "PIP_"))}
    return subprocess.run(command, env=clean, cwd=cwd, text=True,
                          encoding="utf8", capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The package, as it is published."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-c", WHEEL.format(str(folder)), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def python(tmp_path_factory, wheel):
    """The Python of an environment with the wheel, and Sphinx from here."""
    folder = tmp_path_factory.mktemp("outsider") / "env"
    venv.create(folder, with_pip=True)
    program = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = run(program, "-m", "pip", "install", "--no-index", "--no-deps",
               wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    library = run(program, "-c", "import sysconfig; "
                  "print(sysconfig.get_path('purelib'))",
                  cwd=folder).stdout.strip()
    # A folder that is named so has no such files of its own read: what is
    # installed here for changing, this package, stays unseen.
    Path(library, "locked.pth").write_text("\n".join(sorted(LOCKED)) + "\n")
    return program


def build(python, site, *options):
    """Build the book, as the command of its README does.

    Not from the checkout: Python would find its package before the wheel's.
    """
    return run(python, "-X", "utf8", "-m", "sphinx", "-W", "-d",
               f"{site}.doctrees", *options, BOOK, site, cwd=site.parent)


@pytest.fixture(scope="module")
def right(python, tmp_path_factory):
    """The book without the page that is wrong."""
    site = tmp_path_factory.mktemp("right") / "site"
    done = build(python, site)
    assert done.returncode == 0, done.stderr
    return site


def soup(path):
    return BeautifulSoup(path.read_text("utf8"), "html.parser")


def test_one_line_of_its_settings_is_about_equations():
    lines = (BOOK / "conf.py").read_text("utf8").split("\n")
    assert len([line for line in lines if "mlp_lit" in line]) == 1
    assert not any("equations_" in line for line in lines)


def test_it_is_the_package_of_the_wheel(python, tmp_path):
    shown = run(python, "-c", "import mlp_lit.equations as e, sphinx; "
                "print(e.__file__, sphinx.__file__, sep='\\n')",
                cwd=tmp_path).stdout.split("\n")
    assert Path(shown[0]).is_relative_to(python.parents[1])
    assert any(Path(shown[1]).is_relative_to(place) for place in LOCKED)


def test_the_wheel_asks_for_what_the_engine_needs_and_for_no_sphinx(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about, = (name for name in names if name.endswith("/METADATA"))
        asked = re.findall(r"^Requires-Dist: (.*)",
                           archive.read(about).decode(), re.MULTILINE)
    assert "mlp_lit/equations/sphinx/static/equations.css" in names
    wanted = [line for line in asked if "extra ==" not in line
              or re.search(r"extra == .equations.$", line)]
    assert [re.match(r"\w+", line)[0] for line in wanted] == [
        "numpy", "lark"]


def test_the_right_book_builds_with_badges_and_a_ledger(right):
    page, index = soup(right / "right.html"), soup(right / "index.html")
    lines = [line.get_text().partition(" · ")[0]
             for line in page.select(".mlp-badge-line")]
    assert lines == ["definition, agrees with the code", "definition",
                     "holds as printed"]
    assert len(index.select("table.ledger tr.equation")) == 4
    assert len(index.select("svg.equation-graph path")) == 3
    for link in page.select(".mlp-badge a"):
        assert index.find(id=link["href"].partition("#")[2])
    assert (right / "_static" / "equations.css").exists()


def test_the_wrong_page_ends_the_build_with_place_and_values(
        python, tmp_path):
    done = build(python, tmp_path / "site", "-D", "exclude_patterns=")
    assert done.returncode == 2
    told = done.stderr[done.stderr.index("1 equation(s) do not pass"):]
    line = (BOOK / "slip.md").read_text("utf8").split("\n").index(
        next(line for line in (BOOK / "slip.md").read_text("utf8").split("\n")
             if line.startswith('check("eq-slip"'))) + 1
    assert f"slip.md:{line}: the equation does not hold as printed" in told
    left, right = (re.findall(r"-?\d\.\d+", re.search(
        rf"{side}: (.*)", told)[1]) for side in ("left", "right"))
    assert len(left) == 3
    assert [-float(a) for a in left] == [float(b) for b in right]
    assert not (tmp_path / "site" / "index.html").exists()


def test_the_readme_names_the_commands():
    text = (BOOK.parent / "README.md").read_text("utf8")
    assert 'pip install "mlp_lit[equations]" sphinx myst-parser' in text
    assert "sphinx-build -D exclude_patterns= examples/outsider" in text

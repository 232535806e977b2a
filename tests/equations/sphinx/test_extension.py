"""The extension as a whole: in several processes, again, and in any theme."""

import re
import subprocess
import sys
from pathlib import Path

import mlp_lit
from tests.equations.sphinx.project import (
    MYST,
    PAGES,
    built,
    page_with,
    project,
)

ROOT = Path(__file__).parents[3]
ROOM = Path(mlp_lit.__file__).parent / "equations" / "sphinx"


def test_pages_are_read_in_several_processes(tmp_path):
    many = {f"p{n}.md": page_with("x = x + 0 y", "check('eq-it', x=1, y=2)")
            .replace("eq-it", f"eq-{n}") for n in range(8)}
    many["p3.md"] = many["p3.md"].replace("+ 0 y", "+ y")
    made = project(tmp_path, {**PAGES, **many}, equations_ledger="index")
    (tmp_path / "conf.py").write_text(
        'extensions = ["myst_parser", "mlp_lit.equations.sphinx"]\n'
        'myst_enable_extensions = ["dollarmath"]\n'
        'equations_ledger = "index"\n')

    def run():
        return subprocess.run(
            [sys.executable, "-m", "sphinx", "-j", "2", ".", "_build/html"],
            cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, text=True,
            capture_output=True)

    done = run()
    assert done.returncode == 2
    assert "1 equation(s) do not pass" in done.stderr
    assert "p3.md:6: the equation does not hold as printed" in done.stderr
    made.write(p3__md=many["p3.md"].replace("+ y", "+ 0 y"))
    done = run()
    assert done.returncode == 0, done.stderr
    assert "checked 13 equations" in done.stdout
    html = (tmp_path / "_build/html/index.html").read_text("utf8")
    assert "13 displays: 1 definition, 11 claims" in html


def test_a_page_that_rests_on_another_is_read_again_with_it(tmp_path):
    claim = page_with(r"\frac{d y}{d x} = 2",
                      'check("eq-it", where=["eq-y"], x=())')
    done = project(tmp_path, {"one.md": MYST, "rests.md": claim,
                              "free.md": "# Free\n"}).build()
    assert done.error is None
    done.write(one__md=MYST.replace("= 2", "= 4").replace("2 x", "4 x")
               .replace("3 x", "5 x"))
    assert done.build().read == ["one", "rests"]
    told, = done.error.problems
    assert told.startswith("rests.md:6: the equation does not hold")


def test_a_page_that_is_gone_is_forgotten(tmp_path):
    done = project(tmp_path, {**PAGES, "ledger.md": "# Ledger\n"},
                   equations_ledger="ledger").build()
    (tmp_path / "one.md").unlink()
    done.write(index__md="# I\n\n```{toctree}\ntwo\nledger\n```\n").build()
    assert "2 displays: 0 definitions" in done.soup("ledger").get_text()


def test_the_style_comes_with_the_extension(tmp_path):
    done = built(tmp_path, PAGES)
    assert (done.site / "_static" / "equations.css").read_text("utf8") == (
        ROOM / "static" / "equations.css").read_text("utf8")
    sheets = [link["href"] for link in
              done.soup("one").select("link[rel=stylesheet]")]
    assert any(sheet.startswith("_static/equations.css") for sheet in sheets)


def test_the_style_names_every_class_of_the_pages(tmp_path):
    css = (ROOM / "static" / "equations.css").read_text("utf8")
    written = set(re.findall(r"mlp-[a-z-]+", css))
    assert written >= {"mlp-badge", "mlp-badge-line", "mlp-badge-links",
                       "mlp-definition", "mlp-mistake"}
    assert not re.search(r"--(mlp|pst)-|\.bd-|url\(", css)


def test_nothing_in_it_knows_this_book():
    for path in [*ROOM.rglob("*.py"), *ROOM.parent.glob("pages/*.py")]:
        text = path.read_text("utf8")
        assert not re.search(r"\bbook_|_ext\b|appendix|jupyter-book", text)
        for name in re.findall(r"mlp_lit[.\w]*", text):
            assert re.match(r"mlp_lit(\.equations\b|$|\._layers$)", name)


def test_the_engine_needs_no_sphinx():
    code = ("import sys, mlp_lit.equations, mlp_lit.equations.pages; "
            "print({'sphinx', 'docutils'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT,
                          capture_output=True, text=True)
    assert done.stdout.strip() == "set()"

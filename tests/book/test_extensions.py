"""The extensions, in parts and together in a book of two short pages."""

import asyncio
import json
import re
import time
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_notebook, new_output

import book_api
import book_assets
import book_execution
import book_films
import book_manual
import book_origin
import book_prompts
import book_publish
import book_sources
import book_tidy
import fingerprints
import kept_outputs
import preview
import result_files
from chapter_cells import Chapter, join_streams
from mlp_lit.plotting import Film
from tests.book.builder import build
from tests.book.sample_result import SAMPLE
from tests.book.small import small_book, with_lines

# A book of two pages

PAGE = """\
---
file_format: mystnb
kernelspec: {name: python3}
sources: [F1]
---

(source-F1)=
# One

```{prf:theorem}
:label: thm-a
It holds.
```

```{prf:proof}
It does.
```

```{prf:proof}
Or so:

* it does.
```

```{code-cell} ipython3
from mlp_lit.layers import ANSWER
print(ANSWER)
```

```{code-cell} ipython3
---
tags: [hide-input]
mystnb:
  image: {alt: A black square on white ground.}
  figure: {name: fig-square, caption: A square.}
---
from IPython.display import SVG
SVG('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>')
```

```{code-cell} ipython3
---
tags: [hide-input]
mystnb: {code_prompt_show: Count to two}
---
1 + 1
```

```{source-index}
```

```{recorded} sample
```

{{ api-reference }}
"""

#: A module more, which is all that the reference is about.
PACKAGE = {
    "layers.py": '"""A layer."""\n\nANSWER = 42\n',
    "_modules.py": with_lines("_modules.py", """\
def addresses():
    return ["mlp_lit.layers"]"""),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A book of one such page, built for a place on the web."""
    root = small_book(tmp_path_factory.mktemp("book"), {"one": PAGE}, PACKAGE)
    (root / "book" / "results").mkdir()
    result_files.write(root / "book" / "results" / "sample.json", SAMPLE)
    done = build(root, MLP_LIT_BASEURL="https://example.org/mlp")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def page(built):
    """Its only chapter."""
    html = (built.site / "book" / "one.html").read_text("utf8")
    return BeautifulSoup(html, "html.parser")


# Execution

def test_a_build_executes_shows_progress_and_times(built, page):
    assert "42" in page.select_one(".output.stream").get_text()
    assert re.search(r"executed 1/1 .* book/one", built.output)
    assert re.search(r"\d s  book/one +from mlp_lit", built.output)


def test_times_stay_out_of_the_pages(page):
    assert not re.search(r"\d\.\d+ s\b", page.get_text())


def test_a_plain_build_keeps_no_cache(built):
    assert not (built.folder / ".jupyter_cache").exists()


# What the pages were made from

def test_a_clean_build_leaves_a_mark_of_its_sources(built):
    mark = json.loads((built.site / book_origin.FILE).read_text("utf8"))
    assert mark == {"sources": fingerprints.of_sources(
        built.folder, "https://example.org/mlp/")}


def test_the_mark_follows_all_that_is_read(tmp_path):
    marks = set()
    for name in ("_config.yml", "requirements.lock", "book/_static/a.css",
                 "book/part/one.md", "mlp_lit/part/a.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for text in ("a", "b"):
            path.write_text(text)
            marks.add(fingerprints.of_sources(tmp_path))
    assert len(marks) == 10
    (tmp_path / "README.md").write_text("is on no page")
    cache = tmp_path / "mlp_lit" / "__pycache__"
    cache.mkdir()
    (cache / "a.pyc").write_text("")
    assert fingerprints.of_sources(tmp_path) in marks
    assert fingerprints.of_sources(tmp_path, "elsewhere") not in marks


@pytest.mark.parametrize("older, draft, clean", [
    (False, "", True), (False, "1", False), (True, "", False)])
def test_only_a_build_from_nothing_is_clean(
        tmp_path, monkeypatch, older, draft, clean):
    monkeypatch.setenv("MLP_LIT_DRAFT", draft)
    mark = tmp_path / book_origin.FILE
    if older:
        mark.write_text("{}")
    app = SimpleNamespace(
        outdir=tmp_path, srcdir=tmp_path, config=SimpleNamespace(
            html_baseurl=""), builder=SimpleNamespace(format="html"))
    book_origin.begin(app, app.config)
    assert not mark.exists()
    book_origin.leave_mark(app, None)
    assert mark.exists() == clean


def test_a_build_that_failed_leaves_no_mark(tmp_path):
    app = SimpleNamespace(outdir=tmp_path, is_clean=True)
    book_origin.leave_mark(app, OSError("disk full"))
    assert list(tmp_path.iterdir()) == []


# Execution by itself

def chapter(*sources, name="one"):
    notebook = new_notebook(cells=[new_code_cell(s) for s in sources])
    return Chapter(name, "one.md", notebook, None)


def run_all(chapters):
    """Run chapters whose outputs are kept nowhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_outputs, "keep", lambda cache, chapter: None)
        asyncio.run(book_execution.run_all(chapters, 60, None))


def test_chapters_run_two_at_a_time(monkeypatch):
    running, most = set(), []

    async def run(one, timeout):
        running.add(one)
        most.append(len(running))
        await asyncio.sleep(0.01)
        running.remove(one)

    monkeypatch.setattr(book_execution, "run", run)
    chapters = [chapter("1") for _ in range(5)]
    run_all(chapters)
    assert max(most) == 2 and len(most) == 5


def test_chapters_with_much_code_start_first(monkeypatch):
    started = []

    async def run(one, timeout):
        started.append(one.name)

    monkeypatch.setattr(book_execution, "run", run)
    chapters = [chapter("1", name="short"),
                chapter("1 + 1", "2 + 2", name="long"),
                chapter("1 + 1", name="middle")]
    run_all(chapters)
    assert started == ["long", "middle", "short"]


def test_slowest_cells_come_first():
    one = chapter("a = 1\nb = 2", "c = 3")
    one.cells = [(0.1, 0), (2.0, 1)]
    assert book_execution.slowest_cells([one]) == [
        (2.0, "one", "c = 3"), (0.1, "one", "a = 1")]


def test_fingerprint_follows_sources_but_not_caches(tmp_path):
    module = tmp_path / "mlp_lit" / "linear.py"
    module.parent.mkdir()
    module.write_text("a = 1")
    before = fingerprints.of_imports(tmp_path)
    cache = module.parent / "__pycache__"
    cache.mkdir()
    (cache / "linear.pyc").write_text("")
    assert fingerprints.of_imports(tmp_path) == before
    module.write_text("a = 2")
    assert fingerprints.of_imports(tmp_path) != before
    (module.parent / "book.mplstyle").write_text("")
    assert fingerprints.of_imports(tmp_path) != before


def test_only_cells_that_name_the_module_read_equations():
    cell = "```{code-cell} ipython3\nfrom mlp_lit import equations\n```\n"
    asks = "```{code-cell} ipython3\nequations.check('eq-a')\n```\n"
    assert book_execution.reads_equations(cell + asks)
    assert not book_execution.reads_equations(cell)
    assert not book_execution.reads_equations(
        "The equations.\n\n```{code-cell} ipython3\n1\n```\n")


def test_an_edited_equation_is_noticed_wherever_it_stands():
    digest = book_execution.equations_digest
    assert digest(["a $$ x $$"]) == digest(["b $$ x $$"])
    assert digest(["$$ x $$"]) != digest(["$$ y $$"])
    assert digest(["```{math}\nx\n```"]) != digest(["```{math}\ny\n```"])


# What the pages look like

def test_folds_say_what_they_do(page):
    prompts = [s.get_text() for s in page.select(".shown-when-closed")]
    assert prompts == ["Draw Figure 1.1", "Count to two"]


def test_an_unnamed_figure_has_no_number():
    class Env:
        toc_fignumbers = {"one": {"figure": {"fig-a": (2, 3)}}}
    number = book_prompts.figure_number
    assert number(Env, "one", {"ids": ["fig-a"]}) == "2.3"
    assert number(Env, "one", {"ids": []}) is None


def test_environments_have_no_repeated_anchor(page):
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert "thm-a" in ids and len(ids) == len(set(ids))


def test_a_proof_has_a_label_and_knows_its_end(page):
    proofs = page.select("div.proof:not([id])")
    assert [p.select_one(".proof-label").get_text() for p in proofs] == [
        "Proof."] * 2
    assert "ends-in-block" not in proofs[0]["class"]
    assert "ends-in-block" in proofs[1]["class"]


@pytest.mark.parametrize("text, held", [
    (", and", ", and"), (").", ")."), (" and", None), ("", None)])
def test_a_formula_keeps_its_comma(text, held):
    from docutils import nodes

    paragraph = nodes.paragraph("", "", nodes.math("x", "x"),
                                nodes.Text(text), nodes.emphasis("", "z"))
    book_tidy.hold_together(*paragraph[:2])
    assert paragraph.astext() == "x" + text + "z"
    wrapped = [n.astext() for n in paragraph.findall(nodes.inline)]
    assert wrapped == ([] if held is None else ["x" + held.rstrip(" and")])


def test_a_formula_keeps_its_own_comma_among_equal_ones():
    from docutils import nodes

    paragraph = nodes.paragraph(
        "", "", nodes.emphasis("", "a"), nodes.Text(", "),
        nodes.math("x", "x"), nodes.Text(", "), nodes.math("y", "y"))
    book_tidy.hold_together(paragraph[2], paragraph[3])
    assert paragraph.astext() == "a, x, y"


def test_only_our_style_of_environments(page):
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert any("book.css" in s for s in sheets)
    assert not any("proof.css" in s or "exercise.css" in s for s in sheets)


# Assets and publication

def test_assets_lie_beside_the_pages(built):
    static = built.site / "_static"
    assert (static / "mathjax" / "tex-svg-full.js").stat().st_size > 10**6
    for package, faces in book_assets.FACES.items():
        assert (static / "fonts" / f"{package}-OFL.txt").exists()
        for face in faces:
            font = (static / "fonts" / f"{face}.woff").read_bytes()
            assert font.startswith(b"wOFF")


def test_the_place_of_publication_is_known(built, page):
    canonical = page.select_one("link[rel=canonical]")["href"]
    assert canonical == "https://example.org/mlp/book/one.html"
    error_page = (built.site / "404.html").read_text("utf8")
    assert '<base href="/mlp/book/404.html">' in error_page


def test_without_a_place_links_start_at_the_root():
    assert '<base href="/book/404.html">' in book_publish.with_base(
        "<head></head>", "")


# Pages that are made

def test_the_index_of_sources_links_to_sections(page):
    cells = page.select("table.source-index tbody td")
    assert [c.get_text() for c in cells] == ["F1", "One", "One"]
    assert cells[1].a["href"] == "#source-f1"


def test_sources_are_sorted_as_people_count():
    items = ["G1", "F10", "F2"]
    assert sorted(items, key=book_sources.natural_key) == ["F2", "F10", "G1"]


def test_the_reference_has_a_section_per_module(page):
    assert page.select_one("section#api-layers, #api-layers")
    assert "A layer." in page.get_text()


@pytest.mark.parametrize("plain, markup", [
    ("the norm |x|", r"the norm \|x\|"),
    ("the weights W_, of it", r"the weights W\_, of it"),
    ("returns `X @ W`", "returns ``X @ W``"),
    ("as {eq}`eq-a` and {prf:ref}`thm-a`",
     "as :eq:`eq-a` and :prf:ref:`thm-a`"),
    ("bias ({eq}`eq-a`)", "bias :eq:`eq-a`"),
    ("already ``a|b`` and :func:`f_`", "already ``a|b`` and :func:`f_`"),
    (">>> a | b_", ">>> a | b_")])
def test_docstrings_are_plain_text(plain, markup):
    assert list(book_api.to_rst([plain])) == [markup]


def test_the_output_of_an_example_is_left_alone():
    lines = [">>> f()", "`a|b`", "", "|x|"]
    assert list(book_api.to_rst(lines)) == [
        ">>> f()", "`a|b`", "", r"\|x\|"]


def test_a_recorded_result_becomes_a_table(page):
    [table] = [t for t in page.select("table") if "ms" in t.get_text()]
    assert [[cell.get_text() for cell in row.select("th, td")]
            for row in table.select("tr")] == [
        ["size", "other ×", "ms"],
        ["10", "2.5 (2.0–3.2)", "1.5"], ["20", "–", "3.0"]]


def test_what_was_printed_in_pieces_is_one_text():
    cell = new_code_cell("print(1)")
    cell.outputs = [new_output("stream", name="stdout", text=text)
                    for text in ("a li", "ne\n", "\nmore\n")]
    cell.outputs.append(new_output("stream", name="stderr", text="oh"))
    join_streams(new_notebook(cells=[cell]))
    assert [(o.name, o.text) for o in cell.outputs] == [
        ("stdout", "a line\n\nmore\n"), ("stderr", "oh")]


# Films

def a_film():
    return Film((b"one", b"two"), ("a", "b"), "what & how", 1, (20, 10), 5)


def test_frames_become_files(tmp_path):
    html = book_films.light(a_film()._repr_html_(), tmp_path, "../_images/")
    soup = BeautifulSoup(html, "html.parser")
    film, picture = soup.div, soup.img
    assert [p.read_bytes() for p in sorted(tmp_path.iterdir())] == [
        b"one", b"two"]
    pattern = film["data-files"].removeprefix("../_images/")
    assert {p.name for p in tmp_path.iterdir()} == {
        pattern.replace("*", "000"), pattern.replace("*", "001")}
    assert picture["src"] == "../_images/" + pattern.replace("*", "001")
    assert picture["alt"] == "what & how" and film["data-count"] == "2"
    assert json.loads(film["data-labels"]) == ["a", "b"]
    assert soup.script is None


# The preview

def test_preview_notices_changes(tmp_path):
    source = tmp_path / "book" / "one.md"
    source.parent.mkdir()
    source.write_text("a")
    before = preview.times(tmp_path)
    assert preview.times(tmp_path) == before
    time.sleep(0.02)
    source.write_text("b")
    assert preview.times(tmp_path) != before


# The manual of the engine

def test_the_marks_of_the_manual_become_tables_and_a_share():
    source = ["".join(f"{mark}\n\n" for mark in book_manual.MARKS)]
    book_manual.fill(None, "refused", source)
    assert source[0].count("```{list-table}") == 3
    assert re.search(r"Of \d+ formulas .* are read and hold, \d+%; of \d+ "
                     r"slips made in such formulas, none holds\.", source[0])
    assert "{{ " not in source[0]

"""Recorded results: their form, the pages made of them, PyTorch's numbers."""

import copy
import json
import platform
import re
from types import SimpleNamespace

import numpy as np
import pytest
from docutils.parsers.rst import DirectiveError

import book_results
import result_files
from result_files import ResultError
from tests.bench import __main__ as steps
from tests.bench import keeping, patterns, pytorch, regions
from tests.book.sample_result import SAMPLE

RECORDS = {path.stem: json.loads(path.read_text("utf8"))
           for path in result_files.files()}


def sample(*changes):
    """The sample, with some fields changed: pairs of a path and a value."""
    record = copy.deepcopy(SAMPLE)
    for path, value in changes:
        *above, last = path
        place = record
        for key in above:
            place = place[key]
        place[last] = value
    return record


# The files

def test_every_file_is_a_recorded_result():
    assert {"activation_patterns", "exact_regions", "pytorch_derivatives",
            "training_steps"} <= set(RECORDS)
    for path in result_files.files():
        result_files.read(path)


@pytest.mark.parametrize("name", RECORDS)
def test_a_file_is_as_its_command_writes_it(name):
    path = result_files.FOLDER / f"{name}.json"
    assert path.read_text("utf8") == result_files.to_text(
        RECORDS[name]) + "\n"


@pytest.mark.parametrize("field, path, value", [
    ("made.date", ("made", "date"), "yesterday"),
    ("made.date", ("made", "date"), "2026-02-30"),
    ("made.cores", ("made", "cores"), 0),
    ("made", ("made", "host"), "a name"),
    ("made.versions", ("made", "versions"), {"Python": "3.11"}),
    ("made.versions.NumPy", ("made", "versions", "NumPy"), "newest"),
    ("method", ("method",), "By the clock"),
    ("columns[1].meaning", ("columns", 1, "meaning"), ""),
    ("columns", ("columns", 2, "name"), "size"),
    ("rows", ("rows",), []),
    ("rows[0]", ("rows", 0), {"size": 1, "ms": 2}),
    ("rows[1]", ("rows", 1, "more"), 3),
    ("rows[1].ms", ("rows", 1, "ms"), True),
    ("rows[1].other", ("rows", 1, "other"), "much"),
    ("rows[0].other", ("rows", 0, "other", "low"), 3),
    ("rows[0].other", ("rows", 0, "other"), {"median": 2}),
    ("the whole", ("notes",), "none")])
def test_a_bent_record_is_noticed(tmp_path, field, path, value):
    file = tmp_path / "bent.json"
    file.write_text(json.dumps(sample((path, value))), "utf8")
    with pytest.raises(ResultError, match=re.escape(f"bent.json: {field}: ")):
        result_files.read(file)


@pytest.mark.parametrize("text, message", [
    ("{", "bent.json: not JSON: "),
    (json.dumps(SAMPLE).replace("1.5", "NaN"), "bent.json: not JSON: NaN")])
def test_what_is_not_json_is_noticed(tmp_path, text, message):
    file = tmp_path / "bent.json"
    file.write_text(text, "utf8")
    with pytest.raises(ResultError, match=re.escape(message)):
        result_files.read(file)


def test_a_missing_record_names_those_there_are(tmp_path):
    result_files.write(tmp_path / "sample.json", SAMPLE)
    with pytest.raises(ResultError, match=r"simple\.json: .* are: sample"):
        result_files.read(tmp_path / "simple.json")


def test_a_bent_record_is_not_written(tmp_path):
    with pytest.raises(ResultError, match="rows"):
        result_files.write(tmp_path / "a.json", sample((("rows",), [])))
    assert not (tmp_path / "a.json").exists()


def test_what_is_written_is_read_again(tmp_path):
    record = sample((("values",), {"b": [[0.1, -1e-17, 3.0]] * 30,
                                   "a": list(map(float, range(60)))}))
    result_files.write(tmp_path / "a.json", record)
    text = (tmp_path / "a.json").read_text("utf8")
    assert result_files.read(tmp_path / "a.json") == record
    assert max(map(len, text.split("\n"))) <= result_files.WIDTH
    assert text.index('"about"') < text.index('"rows"') < text.index('"a": [')


# What a page shows

def test_a_page_is_made_from_its_record():
    text = book_results.markdown(SAMPLE)
    for part in ("Two sizes.", "In multiples of the time of `mlp_lit`: "
                 "other **2.5**.", "| size | other × | ms |",
                 "| 10 | 2.5 [(2.0–3.2)]{.spread} | 1.5 |", "| 20 | – | 3.0 |",
                 "- *other ×*: its time.", "By the clock.",
                 "Recorded on 2026-11-29: A processor, 2 cores, A system; "
                 "NumPy 2.0, Python 3.11, mlp_lit 0.1. `make sample` records "
                 "it anew."):
        assert part in text


@pytest.mark.parametrize("path, value", [
    (("about",), "Something else."), (("method",), "By the sun."),
    (("made", "processor"), "Another"), (("made", "cores"), 1),
    (("made", "load"), 7.5),
    (("made", "versions", "PyTorch"), "2.0"), (("rows", 0, "ms"), 7.5),
    (("rows", 1, "other"), 4), (("columns", 2, "meaning"), "another.")])
def test_every_field_is_shown(path, value):
    before, after = map(book_results.markdown,
                        (SAMPLE, sample((path, value))))
    assert before != after and str(value) in after


@pytest.mark.parametrize("record", [SAMPLE, *RECORDS.values()])
def test_the_columns_described_are_the_columns_shown(record):
    lines = book_results.markdown(record).split("\n")
    heads = next(line for line in lines if line.startswith("| "))
    described = [line[3:line.index("*: ")] for line in lines
                 if line.startswith("- *")]
    assert heads.strip("| ").split(" | ") == described


def test_ratios_are_told_from_least_to_greatest():
    record = sample((("rows", 1, "other"), 0.5), (
        ("columns", 2, "ratio_to"), "mlp_lit"))
    assert book_results.comparison(record) == [
        "In multiples of the time of `mlp_lit`: other **0.50 to 2.5**, "
        "ms **1.5 to 3.0**."]


def test_a_slope_is_fitted_to_the_dots():
    record = sample((("rows", 1, "ms"), 6.0))
    assert book_results.slope(record, "size", "ms") == pytest.approx(2)


def test_a_drawing_says_what_it_shows():
    drawing, below = book_results.drawing(SAMPLE, "size", "ms")
    said = ("Dots: ms over size, both logarithmic. The line has slope one and "
            "goes through the last dot; a straight line that is fitted to "
            "the dots has slope 1.00.")
    assert below.astext() == said
    assert drawing.astext().startswith(
        f'<div role="img" aria-label="{said}"><svg')
    again, _ = book_results.drawing(SAMPLE, "size", "ms")
    assert again.astext() == drawing.astext()


@pytest.mark.parametrize("bent, plot, message", [
    ((("made", "cores"), 0), "size ms", "sample.json: made.cores: 0 is less"),
    ((("made", "cores"), 2), "size s", "no column 's' to plot; there are")])
def test_a_page_with_a_bent_record_fails(tmp_path, bent, plot, message):
    folder = tmp_path / "book" / "results"
    folder.mkdir(parents=True)
    (folder / "sample.json").write_text(json.dumps(sample(bent)), "utf8")
    seen = []
    env = SimpleNamespace(srcdir=tmp_path, note_dependency=seen.append)
    state = SimpleNamespace(document=SimpleNamespace(
        settings=SimpleNamespace(env=env)))
    directive = book_results.Recorded(
        "recorded", ["sample"], {"plot": plot}, [], 1, 0, "", state,
        SimpleNamespace(reporter=None))
    with pytest.raises(DirectiveError) as error:
        directive.run()
    assert message in error.value.msg
    assert seen == [str(folder / "sample.json")]


def test_every_record_stands_on_a_page(chapters, pages):
    shown = {block.argument: chapter.name.removesuffix(".md")
             for chapter in chapters for block in chapter.of_kind("recorded")}
    assert set(shown) == set(RECORDS)
    texts = {page.name: " ".join(page.article.get_text().split())
             for page in pages}
    for name, record in RECORDS.items():
        text = texts[f"{shown[name]}.html"]
        assert f"Recorded on {record['made']['date']}: " in text
        for row in record["rows"]:
            assert all(" ".join(book_results.content(cell)).strip() in text
                       for cell in row.values())


# The commands

@pytest.mark.parametrize("name, columns", [
    ("training_steps", steps.columns()),
    ("activation_patterns", patterns.columns()),
    ("exact_regions", regions.COLUMNS),
    ("pytorch_derivatives", pytorch.COLUMNS)])
def test_columns_mean_what_their_command_says(name, columns):
    installed = [column["name"] for column in columns]
    recorded = [column for column in RECORDS[name]["columns"]
                if column["name"] in installed]
    assert recorded == columns


def test_steps_become_a_record(monkeypatch):
    monkeypatch.setattr(steps, "CASES", steps.CASES[:1])
    times = {name: [1.0, 2.0, 4.0] for name in steps.available()}
    times["mlp_lit"] = [0.5, 0.5, 1.0]
    record = steps.record([times])
    result_files.check(record, "steps")
    assert record["rows"][0]["scikit-learn"] == {
        "low": 3.0, "median": 4.0, "high": 4.0}


def test_patterns_become_a_record(monkeypatch):
    monkeypatch.setattr(patterns, "PER_SIDE", 20)
    monkeypatch.setattr(patterns, "ROUNDS", 2)
    record = patterns.record()
    result_files.check(record, "patterns")
    assert set(record["rows"][0]) > set(patterns.MEANINGS)


def test_regions_become_a_record(monkeypatch):
    monkeypatch.setattr(regions, "ROUNDS", 2)
    monkeypatch.setattr(regions, "BASELINE", 6)
    record = regions.record([regions.row_of(6), regions.row_of(8)])
    result_files.check(record, "regions")
    assert record["rows"][0]["clipping"] and not record["rows"][1]["clipping"]


def test_a_record_names_the_machine_but_not_whose():
    made = keeping.made("make sample", ("tqdm", "tqdm")) | keeping.busy()
    result_files.check(sample((("made",), made)), "made")
    assert "tqdm" in made["versions"]
    node = platform.node()
    assert not node or node not in json.dumps(made)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where records are kept, in place of the book's own folder."""
    monkeypatch.setattr(keeping, "FOLDER", tmp_path)
    return tmp_path


def without_the_other():
    record = sample()
    del record["columns"][1]
    for row in record["rows"]:
        del row["other"]
    return record


def test_a_record_is_replaced(folder, capsys):
    keeping.keep("sample", without_the_other())
    keeping.keep("sample", SAMPLE)
    assert result_files.read(folder / "sample.json") == SAMPLE
    assert "sample.json is replaced" in capsys.readouterr().out


def test_a_bent_record_is_replaced(folder):
    (folder / "sample.json").write_text("{")
    keeping.keep("sample", SAMPLE)
    assert result_files.read(folder / "sample.json") == SAMPLE


def test_no_program_is_lost_from_a_record(folder, capsys):
    keeping.keep("sample", SAMPLE)
    keeping.keep("sample", without_the_other())
    assert result_files.read(folder / "sample.json") == SAMPLE
    assert "stays as it was: it has other" in capsys.readouterr().out


# PyTorch's numbers

@pytest.fixture(scope="module")
def page():
    """The chapter's example, as the chapter computes it."""
    return pytorch.example()


def departures(page, values):
    """Find arrays that are not those of the record."""
    given = [f"{name}: not the recorded numbers; run `make records`"
             for name, array in page.given().items()
             if not np.array_equal(array, values[name])]
    return given + [
        f"{name}: not what PyTorch found" for name, ours in page.found.items()
        if np.abs(ours - values[name]).max() > 1e-13 * np.abs(ours).max()]


def test_the_package_finds_what_pytorch_found(page):
    record = RECORDS["pytorch_derivatives"]
    assert set(record["values"]) == set(page.given()) | set(page.found)
    assert [row["array"] for row in record["rows"]] == list(page.found)
    assert departures(page, record["values"]) == []
    assert max(row["relative"] for row in record["rows"]) < 1e-13


@pytest.mark.parametrize("name, message", [
    ("dW1", "dW1: not what PyTorch found"),
    ("Z2", "Z2: not what PyTorch found"),
    ("b3", "b3: not the recorded numbers; run `make records`")])
def test_a_departure_from_pytorch_is_found(page, name, message):
    values = copy.deepcopy(RECORDS["pytorch_derivatives"]["values"])
    values[name] = (np.array(values[name]) * (1 + 1e-12)).tolist()
    assert departures(page, values) == [message]


def test_pytorch_still_answers_so(page):
    pytest.importorskip("torch")
    theirs = pytorch.by_pytorch(page.x, page.y, page.W, page.b)
    assert departures(page, page.given() | theirs) == []


# What chapters say of recorded results

def test_patterns_cost_less_than_twice_their_products():
    [row] = RECORDS["activation_patterns"]["rows"]
    assert row["matrix products alone"]["low"] > 0.5
    assert row["forward pass"]["low"] > 1

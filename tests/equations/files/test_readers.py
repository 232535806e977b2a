"""The name of a file tells how it is read, and folders are walked."""

import pytest

from mlp_lit.equations.files.readers import (
    FileError,
    decoded,
    files_in,
    format_of,
    read_document,
    read_file,
)


def test_the_ending_tells_the_format(tmp_path):
    path = tmp_path / "a.TEX"
    path.write_text("\\[ α = 1 \\]", encoding="utf-8")
    assert read_file(path).displays[0].tex == "α = 1"
    assert read_file(path, "markdown").displays == []


def test_an_unknown_ending_is_refused_with_those_that_are_known():
    with pytest.raises(FileError, match=r"'.docx'; known are .md"):
        format_of("a.docx")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileError, match="No such file"):
        read_file(tmp_path / "a.md")


def test_another_encoding_is_told_with_its_line():
    with pytest.raises(FileError, match=r"a.tex:2: this is not UTF-8 \(byte "
                                        "0xfc"):
        decoded("x\nü".encode("latin-1"), "a.tex")


def test_marks_of_other_systems_do_not_matter():
    text = "\ufeff\r\n\\[ x\r\n = 1 \\]"
    found, = read_document(text, "a.tex", "latex").displays
    assert (found.tex, found.line) == ("x\n = 1", 2)


def test_folders_are_walked_but_for_hidden_and_built_ones(tmp_path):
    for name in ("b.md", "a/c.tex", "_build/d.md", ".git/e.md", "a/f.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "g.md").mkdir()
    found = [file.name for file in files_in([tmp_path, "x.rst"])]
    assert found == ["c.tex", "b.md", "x.rst"]

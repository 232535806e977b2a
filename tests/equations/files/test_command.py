r"""The command reads files, tells what was found, and writes nothing."""

import io
import json
from pathlib import Path

import pytest

from mlp_lit.equations.files import command
from mlp_lit.equations.files.command import main

RIGHT = "\\[ x + y = y + x \\]\n%! check x=(), y=()\n"
WRONG = "\\[ x + y = y - x \\]\n%! check x=(), y=()\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "right.tex").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.tex").write_text(WRONG, encoding="utf-8")
    (tmp_path / "open.md").write_text("$$ y = W x $$\n", encoding="utf-8")
    return tmp_path


def told(*arguments, source=None):
    """Run the command; return its exit code and what it says."""
    out = io.StringIO()
    code = main(list(map(str, arguments)), out, source)
    return code, out.getvalue()


def test_a_file_without_mistakes_gives_zero(folder):
    code, text = told(folder / "right.tex")
    assert code == 0 and "1 display: 1 holds" in text


def test_a_false_equation_gives_one(folder):
    code, text = told(folder / "wrong.tex")
    assert code == 1 and "✗ the equation does not hold" in text


def test_what_is_not_checked_is_wrong_where_that_is_asked_for(folder):
    assert told(folder / "open.md")[0] == 0
    assert told(folder / "open.md", "--strict")[0] == 1


def test_a_folder_is_walked_and_each_file_read_once(folder):
    code, text = told(folder, folder / "right.tex", "--json")
    found = json.loads(text)
    assert code == found["exit"] == 1
    assert len(found["displays"]) == 3


def test_proposals_are_made_when_asked_for(folder):
    assert "W=(3, 4), x=(4,)" in told(folder / "open.md", "--propose")[1]
    assert "W=(3" not in told(folder / "open.md")[1]


def test_quiet_says_little(folder):
    assert told(folder / "right.tex", "--quiet")[1] == (
        "1 display: 1 holds\n")


def test_the_standard_input_is_read(folder):
    code, text = told("-", "--format", "latex",
                      source=io.BytesIO(WRONG.encode()))
    assert code == 1 and "<stdin>:1" in text


@pytest.mark.parametrize("arguments, words", [
    (["nothing.tex"], "No such file"), (["a.docx"], "known are"),
    (["-"], "--format"), ([], "required"), (["-", "--format", "pdf"],
                                            "invalid choice")])
def test_what_makes_no_sense_gives_two(arguments, words, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments, source=io.BytesIO(b""))
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


def test_the_help_has_an_example(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert "%! check X=(5, 3)" in shown and "Exit code" in shown


def test_the_output_is_utf8(folder, monkeypatch):
    class Stream(io.StringIO):
        told = None

        def reconfigure(self, encoding):
            self.told = encoding

    stream = Stream()
    monkeypatch.setattr("sys.stdout", stream)
    assert main([str(folder / "right.tex")]) == 0
    assert stream.told == "utf-8" and "✓" in stream.getvalue()
    assert command.in_utf8(io.StringIO()).getvalue() == ""


def test_nothing_is_written(folder):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    told(folder, "--propose", "--json")
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


def test_the_readme_shows_what_the_command_tells(tmp_path, monkeypatch):
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf8")
    shown = readme.split("$ cat paper.tex\n")[1].split("\n```")[0]
    tex, expected = shown.split(
        "\n$ python -m mlp_lit.equations paper.tex --propose\n")
    monkeypatch.chdir(tmp_path)
    Path("paper.tex").write_text(tex, encoding="utf-8")
    assert told("paper.tex", "--propose") == (0, expected + "\n")

"""`python -m mlp_lit.equations` is the command."""

import importlib
import runpy
import subprocess
import sys

import pytest


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "a.tex"
    path.write_text("\\[ x = 2 x \\]\n%! check x=()\n", encoding="utf-8")
    return str(path)


def test_the_command_is_there(paper):
    shown = subprocess.run(
        [sys.executable, "-m", "mlp_lit.equations", paper],
        capture_output=True, encoding="utf-8")
    assert shown.returncode == 1 and shown.stderr == ""
    assert "1 display: 1 is false" in shown.stdout


def test_to_import_it_runs_nothing():
    importlib.import_module("mlp_lit.equations.__main__")


def test_its_exit_code_is_that_of_what_was_found(paper, monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "mlp_lit.equations.__main__", False)
    monkeypatch.setattr("sys.argv", ["equations", paper, "--quiet"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("mlp_lit.equations", run_name="__main__")
    assert caught.value.code == 1
    assert "is false" in capsys.readouterr().out

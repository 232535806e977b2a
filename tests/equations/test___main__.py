"""`python -m mlp_lit.equations` is the command."""

import subprocess
import sys


def test_the_command_is_there(tmp_path):
    path = tmp_path / "a.tex"
    path.write_text("\\[ x = 2 x \\]\n%! check x=()\n", encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-m", "mlp_lit.equations", str(path)],
        capture_output=True, encoding="utf-8")
    assert shown.returncode == 1 and shown.stderr == ""
    assert "1 display: 1 is false" in shown.stdout

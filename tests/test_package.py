"""The package as a whole: what importing it costs and what it says."""

import doctest
import subprocess
import sys
from pathlib import Path

HEAVY = {"matplotlib", "sklearn", "scipy", "tqdm", "lark"}


def test_import_needs_only_numpy():
    code = ("import sys; import mlp_lit; "
            f"print(sorted({HEAVY} & set(sys.modules)))")
    shown = subprocess.run([sys.executable, "-c", code], check=True,
                           capture_output=True, text=True).stdout
    assert shown.strip() == "[]"


def test_the_readme_tells_the_truth():
    readme = Path(__file__).parents[1] / "README.md"
    result = doctest.testfile(str(readme), module_relative=False)
    assert result.attempted > 10 and result.failed == 0

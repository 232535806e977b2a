"""The package as a whole: what importing it costs and what it says."""

import subprocess
import sys

HEAVY = {"matplotlib", "sklearn", "scipy", "tqdm", "lark"}


def test_import_needs_only_numpy():
    code = ("import sys; import mlp_lit; "
            f"print(sorted({HEAVY} & set(sys.modules)))")
    shown = subprocess.run([sys.executable, "-c", code], check=True,
                           capture_output=True, text=True).stdout
    assert shown.strip() == "[]"

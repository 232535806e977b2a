"""What is measured now and then, and kept in `book/results`.

`make bench` measures speed and memory, `make records` also asks PyTorch for
its derivatives.
"""

import sys
from pathlib import Path

# The form of the files has its home beside the pages that show them.
sys.path.append(str(Path(__file__).parents[2] / "book" / "_ext"))

"""Check the equations of files: `python -m mlp_lit.equations --help`."""

import sys

from .files.command import main

if __name__ == "__main__":
    sys.exit(main())

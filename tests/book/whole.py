"""The whole book, built once for all tests, and beside those without pages.

Several processes may run the tests. The first that asks for the book builds
it, the others wait and read how that ended.
"""

import json
from dataclasses import asdict
from pathlib import Path
from threading import Thread

from filelock import FileLock

from tests.book.builder import Build, Builder, copy_sources


class WholeBook:
    """A clean build in a folder that all processes of a run share.

    Parameters
    ----------
    folder : pathlib.Path
        Where the sources are copied to and built.
    builder : Builder, optional
        What builds them.
    """

    def __init__(self, folder, builder=None):
        self.folder = Path(folder)
        self.builder = builder or Builder()
        self.result = self.folder / "whole-book.json"
        self.lock = FileLock(self.folder / "whole-book.lock")

    def begin(self):
        """Build in the background, unless another process does."""
        Thread(target=self.get, daemon=True).start()

    @property
    def is_ready(self):
        """Whether there is nothing to wait for."""
        return self.result.exists()

    def get(self):
        """Return the finished build; build now if nobody has."""
        with self.lock:
            if not self.is_ready:
                self.keep(self.builder.build(copy_sources(
                    self.folder / "whole-book")))
        kept = json.loads(self.result.read_text("utf8"))
        return Build(Path(kept.pop("folder")), **kept)

    def keep(self, done):
        """Write down how the build ended."""
        self.result.write_text(json.dumps(asdict(done), default=str), "utf8")

    def stop(self):
        """End a build that nobody will look at."""
        self.builder.stop()

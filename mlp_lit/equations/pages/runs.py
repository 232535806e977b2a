"""Run the code with which a page checks its equations."""

from ..errors import LabelError
from .failures import Failure, line_of
from .recorder import Recorder


class Page:
    """The checks of one page: they share their names.

    Parameters
    ----------
    book : pathlib.Path
        The folder in which labels are looked up.
    path : str
        The page, as messages name it.
    names : mapping, optional
        What the code may use besides `mlp_lit.equations` and `np`.
    package : str, optional
        The package whose functions are named where they implement a
        definition.

    Examples
    --------
    >>> page = Page("book", "book/sums.md")
    >>> runs, failure = page.run('check_tex("x + y = x - y", x=1.5, y=1)', 7)
    >>> failure.page, failure.line, failure.is_of_the_equation
    ('book/sums.md', 7, True)
    """

    def __init__(self, book, path, names=None, package=""):
        self.path = path
        self.recorder = Recorder(book, names or {}, package)
        self.names = self.recorder.namespace()

    def run(self, code, line):
        """Run code that begins in a line of the page.

        Returns
        -------
        runs : list of Run
        failure : Failure or None
        """
        before = len(self.recorder.runs)
        failure = None
        try:
            exec(compile("\n" * (line - 1) + code, self.path, "exec"),
                 self.names)
        except (Exception, SystemExit) as error:
            failure = self.failure(line_of(error, self.path, line), error)
        return self.recorder.runs[before:], failure

    def failure(self, line, error):
        """Return an error of this page; a text is one about labels."""
        if isinstance(error, str):
            error = LabelError(error)
        return Failure(self.path, line, error)

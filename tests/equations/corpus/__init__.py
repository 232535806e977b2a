r"""Hold a hundred displays in the notation of well-known texts.

The formulas are typed as each text types them, with what a reader would
declare, a slip that makes each false, and the conventions of the text. None
of them was written for this package; the wording of the texts is not here.
"""

import importlib
import pkgutil
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Display:
    """A formula as a text types it, and the same with one slip.

    Attributes
    ----------
    source, tex, slip : str
    notation : dict
        Conventions of the text: the fields of a `Notation`.
    states : bool
        Whether it states something; an assignment of a program does not.
    declarations : dict
    """

    source: str
    tex: str
    slip: str
    notation: dict
    states: bool
    declarations: dict = field(hash=False)


@dataclass
class Text:
    """A text, its conventions, and the displays chosen from it."""

    source: str
    notation: dict = field(default_factory=dict)
    displays: list = field(default_factory=list)

    def display(self, tex, slip, states=True, notation=None, **declarations):
        """Add a display; its own notation wins over that of the text."""
        self.displays.append(Display(
            self.source, tex, slip, {**self.notation, **(notation or {})},
            states, declarations))


def texts():
    """Return all texts, by the names of their modules."""
    return {module.name: importlib.import_module(
        f"{__name__}.{module.name}").TEXT
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith(("test_", "measure"))}


def displays():
    """Return the displays of all texts, in order."""
    return [display for text in texts().values()
            for display in text.displays]

"""Name the rooms of this package, and what each may import.

A room is a module of the ground or a folder. The doors are the modules
through which one comes in; what is above them uses the engine as a whole.
"""

GROUND = ("errors", "tree", "rules", "values", "displayed", "sources")
ENGINE = (*GROUND, "reading", "meaning", "evaluation", "verdict")
DOORS = ("checks", "implementations")

RESTS_ON = {
    "errors": (),
    "tree": (),
    "rules": (),
    "values": ("errors",),
    "displayed": (),
    "sources": ("errors", "displayed"),
    "reading": GROUND,
    "meaning": (*GROUND, "reading"),
    "evaluation": (*GROUND, "reading", "meaning"),
    "verdict": (*GROUND, "reading", "meaning", "evaluation"),
    "bending": (*GROUND, "reading", "meaning"),
    "checks": ENGINE,
    "implementations": (*ENGINE, "checks"),
    "pages": (*ENGINE, *DOORS),
    "proposals": (*ENGINE, *DOORS),
    "files": (*ENGINE, *DOORS, "pages", "proposals"),
    "docstrings": (*ENGINE, *DOORS, "files"),
    "__main__": ("files",),
    "sphinx": (*ENGINE, *DOORS, "pages"),
    "manual": (*ENGINE, *DOORS),
}

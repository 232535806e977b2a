"""Name the rooms of this package, and what each may import.

A room is a module of the ground or a folder. The modules above them, through
which one comes in, may import everything.
"""

GROUND = ("errors", "tree", "rules", "values", "sources")

RESTS_ON = {
    "errors": (),
    "tree": (),
    "rules": (),
    "values": ("errors",),
    "sources": ("errors",),
    "reading": GROUND,
    "meaning": (*GROUND, "reading"),
    "evaluation": (*GROUND, "reading", "meaning"),
    "verdict": (*GROUND, "reading", "meaning", "evaluation"),
    "bending": (*GROUND, "reading", "meaning"),
}

DOORS = ("checks", "implementations")

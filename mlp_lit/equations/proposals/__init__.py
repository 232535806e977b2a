"""Propose what the letters of a display mean, so that it can be checked.

`letters` finds them, `choices` lists what each may be, `shapes` sees which
choices go together, `trial` has the engine try them.
"""

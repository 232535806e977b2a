"""Give letters their meaning: declarations, definitions, functions.

A formula says nothing until each of its letters has a meaning. The helpers
that readers call (`scalar_of`, `range`-like indices, families …) make
`declarations`; `symbols` is the table of them all.
"""

"""Cut many convex polygons along many lines at once.

A mesh is cut by the neurons of one layer in these steps: evaluate them at
its points (`evaluation`), find where they change their signs (`crossings`),
put these points among the corners of the faces (`boundaries`), pair them to
chords (`chords`; through corners, `corners`), find where chords cross
(`meetings`), and go round the pieces (`walk`; where lines meet, `careful`).
`faces` decides which face needs what, `pieces` joins what comes out, `codes`
says which neurons are on in it. `mesh` and `bits` are what all of them use.
"""

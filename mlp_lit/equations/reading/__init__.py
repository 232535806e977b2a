"""Read TeX to a tree, and print it: what letters mean is not known here.

`scan` cuts TeX into pieces as TeX does, `lexer` gives each a type, `parser`
reads them by the `grammar`, `printing` writes a tree as TeX again. Which
command means what stands in `vocabulary`.
"""

"""Tests of `mlp_lit.equations.reading`, a file for each module."""

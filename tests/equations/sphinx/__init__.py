"""Tests of `mlp_lit.equations.sphinx`, a file for each module."""

"""Tests of `mlp_lit.equations.bending`, a file for each module."""

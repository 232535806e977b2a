"""Tests of `mlp_lit.equations.meaning`, a file for each module."""

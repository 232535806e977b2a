"""Tests of `mlp_lit.equations.verdict`, a file for each module."""

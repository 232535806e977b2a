"""Tests of `mlp_lit.equations.evaluation`, a file for each module."""

"""Tests of `mlp_lit.equations.pages`, a file for each module."""

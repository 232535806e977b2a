"""Tests of reading files and running the checks in them."""

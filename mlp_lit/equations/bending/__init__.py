"""Equations bent on purpose, to see whether their checks notice."""

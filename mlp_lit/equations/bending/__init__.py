"""Bend equations on purpose, to see whether their checks notice."""

"""The gates that every page of the book passes before it is published.

Each file holds one subject. In it stand the gates, plain functions that
return a list of problems, so that a failing test names all of them; the
tests that hold the book against them; and, for each gate, a test that a bad
example does not pass: a gate that cannot fail guards nothing.
"""

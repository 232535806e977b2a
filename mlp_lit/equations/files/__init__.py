"""Check the displays of files: Markdown, notebooks, reStructuredText, LaTeX.

A reader for each format makes a `Document` of a text; what is run and how it
is told is the same for all.
"""

"""The tests of the package, of the book, and of their speed."""

"""Gates for the equations of the book: all are checked, all checks notice."""

"""Judge whether an equation holds, by draws and comparisons."""

"""The settings of a small book, as anybody would write them."""

project = "Least squares"
exclude_patterns = ["slip.md"]  # the page with a mistake in it
myst_enable_extensions = ["dollarmath"]
extensions = ["myst_parser", "mlp_lit.equations.sphinx"]

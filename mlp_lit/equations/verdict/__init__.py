"""Whether an equation holds: draws, comparisons, and the result of both."""

"""Cut many convex polygons along many lines at once."""

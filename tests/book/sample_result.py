"""A recorded result to try things with."""

SAMPLE = {
    "about": "Two sizes.",
    "columns": [
        {"name": "size", "meaning": "how large it is."},
        {"name": "other", "ratio_to": "mlp_lit", "meaning": "its time."},
        {"name": "ms", "meaning": "thousandths of a second."}],
    "made": {
        "command": "make sample", "cores": 2, "date": "2026-11-29",
        "processor": "A processor", "system": "A system",
        "versions": {"NumPy": "2.0", "Python": "3.11", "mlp_lit": "0.1"}},
    "method": "By the clock.",
    "rows": [
        {"size": 10, "ms": 1.5,
         "other": {"low": 2.0, "median": 2.5, "high": 3.25}},
        {"size": 20, "ms": 3.0, "other": None}]}

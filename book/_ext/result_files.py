"""Read and write recorded results: tables that were measured once.

What depends on the machine (seconds), or needs a program that the book is
not built with, is measured by a command and kept as a file in
`book/results/`. A build shows the file and never makes it. Each one says
what was measured, how, where, when, with which versions and by which
command; `book/results/schema.json` is the exact form.
"""

import datetime
import json
import textwrap
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

FOLDER = Path(__file__).resolve().parents[1] / "results"
SCHEMA = FOLDER / "schema.json"
WIDTH = 79


class ResultError(ValueError):
    """A recorded result that is not as it must be: which file, which field."""


def read(path):
    """Return a recorded result.

    Raises
    ------
    ResultError
        When there is no such file, or it is not a recorded result.
    """
    path = Path(path)
    if not path.is_file():
        known = ", ".join(other.stem for other in files(path.parent))
        raise ResultError(f"{path.name}: there is no such recorded result; "
                          f"there are: {known or 'none'}")
    try:
        record = json.loads(path.read_text("utf8"), parse_constant=refuse)
    except ValueError as error:
        raise ResultError(f"{path.name}: not JSON: {error}") from error
    check(record, path.name)
    return record


def files(folder=FOLDER):
    """Return the files of all recorded results."""
    return [path for path in sorted(folder.glob("*.json"))
            if path.name != SCHEMA.name]


def refuse(constant):
    """Reject what Python reads as a number, and JSON does not know."""
    raise ValueError(f"{constant} is no number")


def check(record, name):
    """Hold a recorded result against the schema, and against itself.

    Raises
    ------
    ResultError
        With the name of the file and the field that is wrong.
    """
    schema = json.loads(SCHEMA.read_text("utf8"))
    error = best_match(Draft202012Validator(schema).iter_errors(record))
    if error is not None:
        field = error.json_path.removeprefix("$").lstrip(".") or "the whole"
        raise ResultError(f"{name}: {field}: {shortened(error.message)}")
    for field, wrong in contradictions(record):
        raise ResultError(f"{name}: {field}: {wrong}")


def shortened(message, length=200):
    """Keep the end of a long message, where its point is."""
    return message if len(message) <= length else "… " + message[-length:]


def contradictions(record):
    """Find what no schema can say, as pairs of a field and a sentence."""
    names = [column["name"] for column in record["columns"]]
    if len(set(names)) < len(names):
        yield "columns", f"a name stands twice in {names}"
    for number, row in enumerate(record["rows"]):
        if set(row) != set(names):
            yield f"rows[{number}]", (
                f"has {sorted(row)}, but the columns are {sorted(names)}")
        for name, cell in row.items():
            if isinstance(cell, dict) and not (
                    cell["low"] <= cell["median"] <= cell["high"]):
                yield f"rows[{number}].{name}", (
                    f"the median does not lie between low and high: {cell}")
    for name in ratios(record):
        for number, row in enumerate(record["rows"]):
            if isinstance(row[name], str):
                yield f"rows[{number}].{name}", (
                    f"a ratio is a number, not {row[name]!r}")
    try:
        date_of(record)
    except ValueError as error:
        yield "made.date", str(error)


def ratios(record):
    """Return the names of the columns that are multiples of a time."""
    return [column["name"] for column in record["columns"]
            if "ratio_to" in column]


def middle(cell):
    """Return the number of a cell, with or without its spread."""
    return cell["median"] if isinstance(cell, dict) else cell


def date_of(record):
    """Return the day on which a result was recorded."""
    return datetime.date.fromisoformat(record["made"]["date"])


# Writing

def write(path, record):
    """Check a result and keep it: sorted, and to be read by people."""
    check(record, Path(path).name)
    Path(path).write_text(to_text(record) + "\n", "utf8")


def to_text(value, indent=0, before=0):
    """Write JSON, sorted, with as much on a line as there is room for.

    `indent` is that of the lines that follow, `before` how much already
    stands on the first one.

    Examples
    --------
    >>> print(to_text({"b": [1, 2.5], "a": "x"}))
    {"a": "x", "b": [1, 2.5]}
    """
    line = json.dumps(value, sort_keys=True, ensure_ascii=False)
    is_short = before + len(line) < WIDTH  # a comma may follow
    if is_short or not isinstance(value, dict | list):
        return line
    if isinstance(value, list) and not isinstance(value[0], dict | list):
        return filled(line, indent)
    inner = " " * (indent + 1)
    if isinstance(value, list):
        parts = [to_text(part, indent + 1, indent + 1) for part in value]
    else:
        heads = {key: f"{json.dumps(key, ensure_ascii=False)}: "
                 for key in sorted(value)}
        parts = [head + to_text(value[key], indent + 1,
                                indent + 1 + len(head))
                 for key, head in heads.items()]
    return (line[0] + "\n" + ",\n".join(inner + part for part in parts)
            + "\n" + inner[1:] + line[-1])


def filled(line, indent):
    """Break a list of numbers between them."""
    inner = " " * (indent + 1)
    return "[\n" + textwrap.fill(
        line[1:-1], WIDTH, initial_indent=inner, subsequent_indent=inner,
        break_long_words=False, break_on_hyphens=False
        ) + "\n" + inner[1:] + "]"

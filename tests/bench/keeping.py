"""Keep a measurement as a recorded result, with where and how it was made."""

import datetime
import importlib.metadata
import os
import platform
import statistics
import subprocess
from pathlib import Path

import numpy as np

import mlp_lit as ml
from result_files import FOLDER, ResultError, ratios, read, write

DIGITS = 4  # more would be noise


# Numbers

def rounded(value, digits=DIGITS):
    """Round to significant digits; whole numbers and words stay."""
    return float(f"{value:.{digits}g}") if isinstance(value, float) else value


def spread(values):
    """The median and the quartiles of several measurements."""
    low, median, high = (
        statistics.quantiles(values, n=4, method="inclusive"))
    return {"low": rounded(low), "median": rounded(median),
            "high": rounded(high)}


def multiples(times, ours):
    """The others' times in multiples of ours, round by round, by name."""
    return {name: [other / our for other, our in zip(
                seconds, times[ours], strict=True)]
            for name, seconds in times.items() if name != ours}


# The machine

def processor():
    """The name of the processor."""
    if platform.system() == "Linux":
        for line in Path("/proc/cpuinfo").read_text("utf8").split("\n"):
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if platform.system() == "Darwin":
        return subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], text=True,
            check=True, capture_output=True).stdout.strip()
    return platform.processor() or platform.machine()


def system():
    """The operating system and its version, without the machine's name."""
    if platform.system() == "Linux":
        name = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    elif platform.system() == "Darwin":
        name = f"macOS {platform.mac_ver()[0]}"
    else:
        name = f"{platform.system()} {platform.release()}"
    return f"{name}, {platform.machine()}"


def versions(*packages):
    """Versions of Python, NumPy, this package, and what else took part."""
    blas = np.show_config("dicts")["Build Dependencies"]["blas"]
    found = {"Python": platform.python_version(), "NumPy": np.__version__,
             "mlp_lit": ml.__version__, blas["name"]: blas["version"]}
    return found | {name: importlib.metadata.version(package)
                    for name, package in packages}


def made(command, *packages):
    """Where, when, with what and by which command: for `packages` too.

    Each package is a pair: its name in the table, its name when installed.
    """
    return {"command": command, "cores": os.cpu_count() or 1,
            "date": datetime.date.today().isoformat(),
            "processor": processor(), "system": system(),
            "versions": versions(*packages)}


def busy():
    """How many programs wanted a core, where the system counts them."""
    if not hasattr(os, "getloadavg"):
        return {}
    return {"load": round(os.getloadavg()[1], 1)}


# The files

def peers_before(path):
    """The programs in the present record, if it is one."""
    try:
        return ratios(read(path))
    except ResultError:
        return []


def keep(name, record):
    """Replace a recorded result, unless a program in it is missing now."""
    path = FOLDER / f"{name}.json"
    missing = [peer for peer in peers_before(path)
               if peer not in ratios(record)]
    if missing:
        print(f"{path.name} stays as it was: it has {', '.join(missing)}, "
              "and this run has not.")
        return
    write(path, record)
    print(f"{path.name} is replaced; the book shows it from its next build.")

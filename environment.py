"""Make .venv: exactly the packages that requirements.lock names.

    python3 environment.py             what the lock says, nothing else
    python3 environment.py --newest    the newest of all, without the lock

`make` calls the first by itself. Nothing is resolved: pip is given each
version and its hash, fetches nothing else, and tells at the end whether they
fit together. So a release of tomorrow, or another pip, changes nothing. The
second finds out what such a release will break, once the lock has it.

An old Python has to read this file as far as the sentence that it is too
old: hence no f-strings, and at the top only what even Python 2 can import.
"""

import argparse
import ast
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, ".venv")
PYTHON = os.path.join(FOLDER, *(
    ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
#: Written at the very end: without it an environment is not whole.
READY = os.path.join(FOLDER, "ready")

LOCKED = ["--no-deps", "--require-hashes", "--only-binary", ":all:",
          "-r", "requirements.lock"]
NEWEST = ["--upgrade", "-r", "requirements.in"]
#: This package itself, built by the backend that was installed before.
PACKAGE = ["--no-deps", "--no-build-isolation", "-e", "."]

#: Whence, and how, packages are fetched is for the machine to say, by its
#: pip.conf or PIP_ variables. What is installed, and where, is said here.
FETCHING = ("cache-dir", "cert", "client-cert", "default-timeout",
            "extra-index-url", "find-links", "index-url", "keyring-provider",
            "no-cache-dir", "no-index", "proxy", "retries", "timeout",
            "trusted-host", "use-feature")

#: What pip says, and what it means here.
MEANING = (
    ("(from versions: none)",
     "No index of packages could be reached. The first set-up needs a "
     "connection, or a pip\nthat is told of an index or a folder within "
     "reach (PIP_INDEX_URL, PIP_FIND_LINKS)."),
    ("No matching distribution found",
     "The index that pip asks has not the version that is wanted, or not for "
     "this system\nand this Python."),
    ("DO NOT MATCH THE HASHES",
     "What came is not the file whose hash is in requirements.lock. Do not "
     "trust it."),
    ("No space left on device", "The disk is full."),
    ("which is not installed", "The packages lack something, as pip says."),
    (", but you have ", "The packages do not fit together, as pip says."),
)


def main():
    """Make the environment, or stop with a sentence that says why not."""
    options = argparse.ArgumentParser(description="Make .venv, in which the "
                                      "book is built and tested.")
    options.add_argument("--newest", action="store_true", help="install the "
                         "newest versions instead of those of the lock")
    newest = options.parse_args().newest
    check_python()
    print("Installing what the book is built with into .venv "
          "(a minute or so)")
    sys.stdout.flush()
    try:
        make_folder()
        install(NEWEST if newest else LOCKED)
    except KeyboardInterrupt:
        stop("It was interrupted.")
    if newest:
        print("These are the newest versions. Without --newest those of the "
              "lock come back.")


def check_python():
    """Stop if this Python is too old."""
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed; {} is {}.{}.\nName another "
                 "one: `make PYTHON=python3.11`, or `python3.11 "
                 "environment.py` without make.".format(
                     sys.executable, *sys.version_info[:2]))


def make_folder():
    """Make an environment with nothing but pip, whatever was there."""
    try:
        import ensurepip  # noqa: F401  Debian has it in a package of its own
        import venv
    except ImportError:
        stop("This Python cannot make environments. On Debian and Ubuntu: "
             "apt install python3-venv")
    try:
        if os.path.exists(READY):
            os.remove(READY)
        venv.create(FOLDER, clear=True, with_pip=True,
                    symlinks=os.name != "nt")
    except subprocess.CalledProcessError as failure:
        stop("pip could not be put into it.", failure.output)
    except (OSError, ValueError) as failure:
        stop(str(failure))


def install(packages):
    """Install packages and mlp_lit, and see that they fit together."""
    fetching = read_settings()
    pip(["install", "-qq"] + packages, fetching)
    pip(["install", "-qq"] + PACKAGE, fetching)
    pip(["check"], fetching)
    with open(READY, "w"):
        pass


def read_settings():
    """Return the environment for pip: how this machine fetches packages.

    A constraint, a target folder or `user = true` that somebody wrote into
    a pip.conf for other work is left out, and so are Python's own variables.
    """
    said = pip(["config", "list"], dict(os.environ))
    settings = {"PIP_CONFIG_FILE": os.devnull}
    for section in "global", "install", ":env:":  # the later one wins
        pattern = r"^{}\.([a-z-]+)=(.+)$".format(section)
        for name, value in re.findall(pattern, said, re.MULTILINE):
            if name in FETCHING:
                variable = "PIP_" + name.upper().replace("-", "_")
                settings[variable] = ast.literal_eval(value)
    others = {name: value for name, value in os.environ.items()
              if not name.upper().startswith(("PIP_", "PYTHON"))}
    return dict(others, **settings)


def pip(arguments, environment):
    """Run pip in the new environment and return what it prints."""
    done = subprocess.run(
        [PYTHON, "-I", "-m", "pip", "--disable-pip-version-check"]
        + arguments, cwd=HERE, env=environment,
        capture_output=True, text=True, errors="replace")
    if done.returncode:
        words = done.stdout + done.stderr
        stop(next((meaning for sign, meaning in MEANING if sign in words),
                  "`pip {}` failed.".format(" ".join(arguments))), words)
    return done.stdout


def stop(reason, words=""):
    """End with what somebody else said, the reason, and what to do."""
    if isinstance(words, bytes):
        words = words.decode("utf8", "replace")
    sys.exit("\n".join(filter(None, [
        words.rstrip(), "The environment in .venv is not ready. " + reason,
        "To run the same command again is safe: it starts anew."])))


if __name__ == "__main__":
    main()

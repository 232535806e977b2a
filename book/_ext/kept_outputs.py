"""Keep the outputs of chapters where MyST-NB looks for them.

That is a Jupyter cache. A clean build has one in a temporary folder; drafts
keep theirs in `.jupyter_cache`. A draft may be killed at any moment, so
nothing that lies there is trusted: a record that cannot be read is forgotten
and its chapter runs again.
"""

import shutil
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.db import NbCacheRecord
from sqlalchemy.exc import SQLAlchemyError

FOLDER = ".jupyter_cache"


def folder_for(root, fingerprint):
    """Return the folder of drafts in a state of the package.

    Those of earlier states are deleted.
    """
    folder = Path(root) / FOLDER / fingerprint
    for old in folder.parent.glob("*"):
        if old != folder and old.is_dir():
            shutil.rmtree(old)
    return folder


def open_cache(folder):
    """Return the cache in a folder; a broken one is begun anew."""
    cache = get_cache(folder)
    try:
        cache.list_cache_records()
    except SQLAlchemyError:
        shutil.rmtree(folder)
        cache = get_cache(folder)
        cache.list_cache_records()
    return cache


def is_kept(cache, chapter):
    """Tell whether the cache holds this chapter; forget a stale record."""
    try:
        record = cache.match_cache_notebook(chapter.notebook)
    except KeyError:
        return False
    if (record.data.get("equations") == chapter.equations
            and is_readable(cache, record)):
        return True
    forget(cache, record)
    return False


def is_readable(cache, record):
    """Tell whether the outputs behind a record are there and whole."""
    try:
        return bool(cache.get_cache_bundle(record.pk).nb.cells)
    except (KeyError, OSError, ValueError):
        return False


def forget(cache, record):
    """Remove a record, and what there is of its files."""
    remove_files(cache, record.hashkey)
    NbCacheRecord.remove_records([record.pk], cache.db)


def remove_files(cache, key):
    """Remove the files of a notebook, whole or not."""
    shutil.rmtree(Path(cache.path) / "executed" / key, ignore_errors=True)


def keep(cache, chapter):
    """Put outputs where MyST-NB finds them when it reads the chapter."""
    bundle = CacheBundleIn(
        chapter.notebook, str(chapter.path),
        data={"execution_seconds": chapter.seconds,
              "equations": chapter.equations})
    _, key = cache.create_hashed_notebook(chapter.notebook)
    remove_files(cache, key)  # a killed draft may have left half of them
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)

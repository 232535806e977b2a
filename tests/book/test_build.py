"""The whole book builds without a warning, twice to the same bytes."""

import hashlib
import re

COMPLAINT = re.compile(r"(?:^|\s)(?:WARNING|ERROR|CRITICAL)\b.*")


# The gates

def complaints(output):
    """Find warnings and errors in what a build said."""
    return [match[0].strip() for line in output.split("\n")
            if (match := COMPLAINT.search(line))]


def fingerprints(site):
    """Return a hash of each file, by its name."""
    return {path.relative_to(site).as_posix():
            hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(site.rglob("*")) if path.is_file()}


def differences(first, second):
    """Find files that are not the same in two sites."""
    one, other = fingerprints(first), fingerprints(second)
    return sorted(name for name in one.keys() | other.keys()
                  if one.get(name) != other.get(name))


# The book

def test_a_clean_build_has_no_warning(first_build):
    assert complaints(first_build.output) == []
    assert first_build.code == 0, first_build.output


def test_every_chapter_is_executed_once(first_build, chapters):
    for chapter in chapters:
        if chapter.of_kind("code-cell"):
            name = chapter.name.removesuffix(".md")
            line = re.compile(rf"^executed .* {name}$", re.MULTILINE)
            assert len(line.findall(first_build.output)) == 1, name
    assert "Executing notebook" not in first_build.output


def test_a_build_ends_with_its_slowest_cells(first_build):
    assert "The slowest cells:" in first_build.output


def test_two_clean_builds_are_the_same(first_build, finished_book):
    assert differences(first_build.site, finished_book) == []


# The gates can fail

def test_complaints_are_found():
    assert complaints("a.md:3: WARNING: undefined label") == [
        "WARNING: undefined label"]
    assert complaints("build succeeded.") == []


def test_differences_are_found(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for site in (first, second):
        site.mkdir()
        (site / "page.html").write_text("same")
    assert differences(first, second) == []
    (second / "page.html").write_text("other")
    (first / "more.html").write_text("")
    assert differences(first, second) == ["more.html", "page.html"]

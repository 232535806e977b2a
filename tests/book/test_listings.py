"""What a listing names is there: seen at once, before any build."""

import ast

from tests.book.builder import ROOT
from tests.book.chapters import read_chapter


def has_object(code, name):
    """Tell whether a program defines a function or class, or a method."""
    node = ast.parse(code)
    for part in name.split("."):
        node = next((inner for inner in node.body
                     if getattr(inner, "name", None) == part), None)
        if node is None:
            return False
    return True


def missing_objects(chapter, root=ROOT):
    """Yield the listings of a chapter whose file or object is not there."""
    for block in chapter.of_kind("literalinclude"):
        path, name = root / block.argument.lstrip("/"), block.options.get(
            "pyobject")
        if not path.is_file() or name and not has_object(
                path.read_text("utf8"), name):
            yield f"{chapter.name}:{block.line}: {block.argument} {name}"


def test_every_listing_shows_what_it_names(chapters):
    assert [missing for chapter in chapters
            for missing in missing_objects(chapter)] == []
    assert sum(len(c.of_kind("literalinclude")) for c in chapters) > 100


def test_a_listing_of_nothing_is_found(tmp_path):
    (tmp_path / "a.py").write_text("class A:\n    def f(self):\n        1\n")
    text = "".join(
        f"```{{literalinclude}} /{file}\n:pyobject: {name}\n```\n\n"
        for file, name in (("a.py", "A"), ("a.py", "A.f"), ("a.py", "A.g"),
                           ("a.py", "f"), ("b.py", "A")))
    found = missing_objects(read_chapter("bad.md", text), tmp_path)
    assert list(found) == ["bad.md:9: /a.py A.g", "bad.md:13: /a.py f",
                           "bad.md:17: /b.py A"]

"""Give every picture its width and height, so that the page need not jump.

A browser that knows them keeps the place free while a picture comes in. They
are read from the files, after Sphinx has collected these; where an author
sets a width or a height, or a file has none, nothing is added. Films bring
their own (`mlp_lit.plotting.Film`).
"""

from pathlib import Path

from docutils import nodes
from sphinx.util.images import get_image_size


def with_size(tag, size):
    """Return the tag of a picture with its size in it.

    >>> with_size('<img alt="" src="a.png" />', (300, 200))
    '<img width="300" height="200" alt="" src="a.png" />'
    """
    width, height = size
    return tag.replace(
        "<img ", f'<img width="{width}" height="{height}" ', 1)


def visit_image(writer, node):
    """Write a picture as Sphinx does, with its size."""
    path = Path(writer.builder.srcdir, node["uri"])
    own = {"width", "height", "scale"} & set(node.attributes)
    type(writer).visit_image(writer, node)
    size = None if own or not path.is_file() else get_image_size(path)
    if size:
        writer.body[-1] = with_size(writer.body[-1], size)


def depart_image(writer, node):
    """End a picture as Sphinx does."""
    type(writer).depart_image(writer, node)


def setup(app):
    """Take over how a picture is written."""
    app.add_node(nodes.image, override=True,
                 html=(visit_image, depart_image))
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Write a figure as SVG, and what is too dense for lines as pixels.

A surface of ten thousand faces, or of ten thousand points, weighs megabytes
as SVG and shows nothing that pixels would not. Lettering, axes and single
curves stay lines at any density.
"""

import base64
import io
import re
import warnings
from itertools import groupby

from matplotlib.collections import Collection
from matplotlib.lines import Line2D

#: Pixels per inch of what is drawn as pixels: two for each of a screen's, or
#: fewer, if else the file would have more characters than `LIMIT`.
PIXELS = (200, 160, 130, 100, 80)
LIMIT = 290_000
#: An SVG file of more characters than this is made lighter …
HEAVY = 150_000
#: … until about so many vertices are left as lines, at 20 characters each.
VERTICES = 4000
# A point of a scatter or a marker takes as much as five vertices of a path.
POINT = 5


def svg(figure):
    """Write a figure as the text of an SVG file, dense parts as pixels.

    The same figure gives the same text. Artists that are drawn as pixels
    keep that setting.

    Parameters
    ----------
    figure : matplotlib Figure

    Returns
    -------
    str

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> import numpy as np
    >>> figure, ax = plt.subplots()
    >>> dots = ax.scatter(*np.random.default_rng(0).normal(size=(2, 20_000)))
    >>> len(svg(figure)) < 300_000, dots.get_rasterized()
    (True, True)
    >>> plt.close(figure)
    """
    text = _drawn(figure)
    if len(text) > HEAVY and _lighten(figure):
        text = _drawn(figure)
    finer = iter(PIXELS[1:])
    while len(text) > LIMIT:
        text = _packed(text)  # which takes a while
        pixels = next(finer, None)
        if len(text) <= LIMIT or pixels is None:
            break
        text = _drawn(figure, pixels)
    return text


def _drawn(figure, pixels=PIXELS[0]):
    file = io.StringIO()
    figure.savefig(file, format="svg", dpi=pixels, metadata={"Date": None})
    return file.getvalue()


def _packed(text):
    """Pack the pixels as WebP: the same ones, in about half the room."""
    from PIL import Image, features  # Matplotlib needs it, too

    if not features.check("webp"):
        return text

    def pack(match):
        webp = io.BytesIO()
        with Image.open(io.BytesIO(base64.b64decode(match[1]))) as image:
            image.save(webp, "WEBP", lossless=True, exact=True,
                       method=2)
        packed = base64.b64encode(webp.getvalue()).decode("ascii")
        return f"data:image/webp;base64,{packed}"

    return re.sub(r"data:image/png;base64,([^\"]*)", pack, text)


def _lighten(figure):
    """Turn kinds of artists to pixels, the heaviest first; tell if any was.

    A kind is turned as a whole, so that panels beside each other look alike.
    """
    artists = [artist for ax in figure.axes for artist in ax.get_children()
               if isinstance(artist, (Line2D, Collection))
               and not artist.get_rasterized()]
    kinds = sorted(
        ((sum(map(_weight, kind)), kind) for kind in
         (list(k) for _, k in groupby(sorted(artists, key=_kind), _kind))),
        key=lambda weighed: weighed[0], reverse=True)
    left = sum(weight for weight, _ in kinds)
    turned = False
    for weight, kind in kinds:
        if left <= VERTICES:
            break
        with warnings.catch_warnings():
            # Matplotlib says of collections in space that it will not, and
            # does: their own `draw` calls the one that can.
            warnings.simplefilter("ignore", UserWarning)
            for artist in kind:
                artist.set_rasterized(True)
        left, turned = left - weight, True
    return turned


def _kind(artist):
    """Name a kind: scatters are one, lines with the same markers another."""
    marker = artist.get_marker() if isinstance(artist, Line2D) else ""
    own = "a shape of its own"
    return type(artist).__name__, marker if isinstance(marker, str) else own


def _weight(artist):
    """About how many vertices an artist has, once it was drawn."""
    if isinstance(artist, Line2D):
        points = len(artist.get_xydata())
        marked = artist.get_marker() not in ("None", "none", "", " ", None)
        return points * (POINT if marked else 1)
    vertices = sum(len(path.vertices) for path in artist.get_paths())
    return max(vertices, POINT * len(artist.get_offsets()))

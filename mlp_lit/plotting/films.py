"""Film what happens over time, to be stopped at will."""

import base64
import io
import json
from dataclasses import dataclass
from html import escape
from importlib.resources import files

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from mlp_lit import _validation as validation

# Enough for the few colours of a figure and the shades at their edges; much
# smaller than the full range.
COLOURS = 128


@dataclass(frozen=True)
class Film:
    """Hold pictures in order, with a player in a notebook and in the book.

    Attributes
    ----------
    frames : tuple of bytes
        PNG files, all of one size.
    labels : tuple of str
        What moment each shows.
    alt : str
        What is seen, in words.
    still : int
        The frame that stands for all where nothing can move.
    size : (int, int)
        Width and height at which to show them, in pixels.
    per_second : float
    """

    frames: tuple
    labels: tuple
    alt: str
    still: int
    size: tuple
    per_second: float

    def _repr_html_(self):
        coded = [base64.b64encode(frame).decode() for frame in self.frames]
        width, height = self.size
        script = (files("mlp_lit.plotting") / "film.js").read_text("utf8")
        return (
            '<div class="film" '
            f'data-per-second="{self.per_second:g}" data-still="{self.still}" '
            f'data-labels="{escape(json.dumps(self.labels))}">\n'
            f'<img src="data:image/png;base64,{coded[self.still]}" '
            f'alt="{escape(self.alt)}" width="{width}" height="{height}">\n'
            f'<script type="application/json">{json.dumps(coded)}</script>\n'
            f"</div>\n<script>{script}</script>")


def film(figure, draw, moments, *, alt, label=str, still=-1, per_second=8,
         colours=COLOURS):
    """Draw one figure again and again, and keep every state of it.

    Parameters
    ----------
    figure : matplotlib Figure
        Closed in the end.
    draw : callable
        Called with each moment; it clears what has to be drawn anew, or
        moves it.
    moments : sequence
        Anything that `draw` takes: epochs, say.
    alt : str
        For those who cannot see it: what moves, and how.
    label : callable
        Gives the text that the player shows beside a moment.
    still : int
        Which frame to show where nothing moves; by default the last.
    per_second : float
        Frames per second.
    colours : int
        How many a frame may have, at most 256.

    Returns
    -------
    Film
        Shown by a notebook if it is the last value of a cell.

    Examples
    --------
    >>> figure, ax = plt.subplots(figsize=(2, 1))
    >>> dot, = ax.plot([0], [0], "o")
    >>> result = film(figure, lambda x: dot.set_xdata([x]), [0, 0.01, 0.02],
    ...               alt="A dot that moves to the right.")
    >>> len(result.frames), result.size
    (3, (200, 100))
    """
    moments = list(moments)
    if not moments:
        raise ValueError("moments is empty: a film needs one frame at least")
    per_second = validation.real("per_second", per_second, 0, open_low=True)
    if not -len(moments) <= still < len(moments):
        raise ValueError(f"still must be one of the {len(moments)} frames, "
                         f"not {still}")
    figure.set_dpi(200)
    canvas, frames = FigureCanvasAgg(figure), []
    for moment in moments:
        draw(moment)
        frames.append(_png(canvas, colours))
        # Axes stay where they are: labels that come and go must not move
        # them.
        figure.set_layout_engine("none")
    width, height = figure.get_size_inches()
    plt.close(figure)
    return Film(tuple(frames), tuple(map(label, moments)), alt,
                still % len(moments), (round(100 * width),
                                       round(100 * height)), per_second)


def _png(canvas, colours):
    """Write the figure in few colours, with the same bytes each time."""
    canvas.draw()
    image = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    packed = io.BytesIO()
    image.quantize(colours, Image.Quantize.MEDIANCUT,
                   dither=Image.Dither.NONE).save(packed, format="png")
    return packed.getvalue()

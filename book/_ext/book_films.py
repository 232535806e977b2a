"""Films: the frames become files, and the page loads them when it is seen.

A cell whose value is a `mlp_lit.plotting.Film` puts all its pictures into the
page. Here they are taken out and written beside the other images, under names
made from what they show, so that two builds give the same files.
"""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

from docutils import nodes

PLAYER = Path(__file__).resolve().parents[2] / "mlp_lit/plotting/film.js"
FILM = re.compile(
    r'<div class="film" (?P<settings>.*?)>\n'
    r'<img src="[^"]*" (?P<img>.*?)>\n'
    r'<script type="application/json">(?P<frames>.*?)</script>\n</div>.*',
    re.DOTALL)


def write_frames(frames, folder):
    """Write the pictures of a film; return their name, a * for the number."""
    digest = hashlib.sha256("".join(frames).encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for k, frame in enumerate(frames):
        path = folder / f"film-{digest}-{k:03d}.png"
        path.write_bytes(base64.b64decode(frame))
    return f"film-{digest}-*.png"


def light(html, folder, images):
    """Return the HTML of a film with files in the place of pictures."""
    film = FILM.fullmatch(html.strip())
    frames = json.loads(film["frames"])
    files = images + write_frames(frames, folder)
    still = int(re.search(r'data-still="(\d+)"', film["settings"])[1])
    first = files.replace("*", f"{still:03d}")
    return (f'<div class="film" {film["settings"]} data-count="{len(frames)}"'
            f' data-files="{files}">\n'
            f'<img src="{first}" {film["img"]} loading="lazy">\n</div>')


def take_out_frames(app, doctree):
    """Replace every film on a page that was read."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir) / app.builder.imagedir
    up = "../" * app.env.docname.count("/")
    for node in doctree.findall(nodes.raw):
        if '<div class="film"' in node.astext():
            html = light(node.astext(), folder, up + app.builder.imagedir
                         + "/")
            node.children = [nodes.Text(html)]
            node.rawsource = html


def copy_player(app, error):
    """Put the player beside the pages."""
    if error is None and app.builder.format == "html":
        shutil.copyfile(PLAYER, Path(app.outdir) / "_static" / PLAYER.name)


def setup(app):
    """Connect to the reading of pages and the end of the build."""
    app.add_js_file(PLAYER.name, loading_method="defer")
    app.connect("doctree-read", take_out_frames)
    app.connect("build-finished", copy_player)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

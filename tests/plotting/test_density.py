"""Dense drawings become pixels, all others stay lines."""

import base64
import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from mlp_lit.plotting import density, svg, use_style

pytestmark = pytest.mark.usefixtures("closed_figures")

LIMIT = 300_000  # characters, as the book's pictures may have


def pictures(text):
    return len(re.findall("<image ", text))


def surface(ax):
    x, y = np.meshgrid(np.linspace(-2, 2, 80), np.linspace(-2, 2, 80))
    ax.plot_surface(x, y, np.exp(-x**2 - y**2), rcount=80, ccount=80)


def points(ax):
    ax.scatter(*np.random.default_rng(0).normal(size=(2, 6000)))


def cloud(ax):
    ax.scatter(*np.random.default_rng(0).normal(size=(3, 6000)))


def ruled(ax):
    x = np.linspace(0, 1, 200)
    for k in range(100):
        ax.plot(x, np.sin(9 * x + k), color="black")


def marked(ax):
    ax.plot(np.random.default_rng(0).normal(size=4000), ".")


def filled(ax):
    x = np.linspace(0, 1, 9000)
    ax.fill_between(x, np.sin(900 * x), 2 + np.sin(990 * x))


@pytest.mark.parametrize("draw", [
    surface, points, cloud, ruled, marked, filled])
def test_a_dense_figure_is_light_and_keeps_its_lettering(draw):
    kind = {"projection": "3d"} if draw in (
        surface, cloud) else {}
    fig, ax = plt.subplots(subplot_kw=kind)
    draw(ax)
    ax.set_title("a title")
    assert len(density._drawn(fig)) > LIMIT  # as it would be
    text = svg(fig)
    assert len(text) < LIMIT and pictures(text) == 1
    assert 'id="text_' in text


def test_a_light_figure_stays_lines():
    fig, ax = plt.subplots()
    line, = ax.plot(np.random.default_rng(0).normal(size=500))
    dots = ax.scatter(range(50), range(50))
    assert pictures(svg(fig)) == 0
    assert not line.get_rasterized() and not dots.get_rasterized()


def test_beside_dense_points_a_curve_stays_a_line():
    fig, ax = plt.subplots()
    points(ax)
    line, = ax.plot([0, 1], [0, 1])
    assert pictures(svg(fig)) == 1
    assert not line.get_rasterized()


def test_panels_are_turned_alike():
    """Also where a few of them alone would make the figure light enough."""
    fig, axes = plt.subplots(3, 4)
    clouds = [ax.scatter(*np.random.default_rng(k).normal(size=(2, 100 + k)))
              for k, ax in enumerate(axes.flat)]
    svg(fig)
    assert len({cloud.get_rasterized() for cloud in clouds}) == 1
    assert clouds[0].get_rasterized()


def pixels(tag):
    """Return the picture in an <image> of SVG."""
    return Image.open(io.BytesIO(base64.b64decode(
        re.search(r"base64,\s*([^\"]*)", tag)[1])))


def fineness(text):
    """Return the pixels per inch of the first picture."""
    tag = re.findall("<image [^>]*>", text)[0]
    width = float(re.search(r' width="([\d.]+)"', tag)[1])  # in points
    return pixels(tag).width / (width / 72)


def test_pixels_are_as_fine_as_a_good_screen():
    fig, ax = plt.subplots(figsize=(4, 3))
    points(ax)
    assert fineness(svg(fig)) == pytest.approx(density.PIXELS[0], 0.02)


def test_where_they_would_weigh_too_much_pixels_are_coarser():
    fig, axes = plt.subplots(3, 3, figsize=(6, 6))
    rng = np.random.default_rng(0)
    for ax in axes.flat:
        ax.scatter(*rng.normal(size=(2, 400)), c=rng.random(400), s=9)
    text = svg(fig)
    assert len(text) <= density.LIMIT
    assert 90 < fineness(text) < 180


def test_packing_changes_no_pixel():
    fig, ax = plt.subplots(figsize=(4, 3))
    points(ax)
    svg(fig)
    plain = density._drawn(fig)
    packed = density._packed(plain)
    assert "image/webp" in packed and "image/png" not in packed
    assert len(packed) < 0.7 * len(plain)
    before, after = (np.asarray(pixels(text).convert("RGBA"))
                     for text in (plain, packed))
    assert np.array_equal(before, after)


def test_the_same_figure_gives_the_same_text():
    use_style()
    texts = []
    for _ in range(2):
        fig, ax = plt.subplots()
        points(ax)
        texts.append(svg(fig))
    assert texts[0] == texts[1]

"""Which neurons are on in a piece, held against its middle."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from mlp_lit.geometry.cutting import codes
from mlp_lit.geometry.cutting.codes import packed_codes
from mlp_lit.geometry.cutting.faces import cut
from tests.geometry.cutting.shapes import (
    NEAR,
    chords_of,
    random_layer,
    signs_of,
    strip,
)


@pytest.mark.parametrize("many", [1, 6, 99])
@pytest.mark.parametrize("chunk", [5, 2 ** 20])
@pytest.mark.parametrize("count", [1, 8, 21])
def test_codes_are_the_signs_inside(many, chunk, count, monkeypatch):
    monkeypatch.setattr(codes, "MANY", many)
    monkeypatch.setattr(codes, "CHUNK", chunk)
    mesh, lines = strip(4), random_layer(3, count)
    chords = chords_of(mesh, lines)
    finer, parent = cut(chords, NEAR)
    found = packed_codes(chords, signs_of(mesh, lines).somewhere, finer,
                         parent)
    Z = finer.middles() @ lines.W + lines.b
    assert_array_equal(found, np.packbits(Z > 0, axis=1))

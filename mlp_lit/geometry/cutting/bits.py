"""Read, find and clear single bits of rows that are packed into bytes.

The first bit of a byte is the highest, as in `numpy.packbits`.
"""

import numpy as np


def bits_at(packed, row, bit):
    """Tell, entry by entry, whether a bit of a row is set."""
    return packed[row, bit // 8] >> (7 - bit % 8) & 1 > 0


def set_bits(packed):
    """Find all bits that are set: their rows, and their places in these."""
    row, byte = np.nonzero(packed)
    bits = np.unpackbits(packed[row, byte, np.newaxis], axis=1)
    which, bit = np.nonzero(bits)
    return row[which], 8 * byte[which] + bit


def clear_bits(packed, row, bit):
    """Clear bits that are set, each named once, in place."""
    value = np.uint8(128) >> (bit % 8).astype(np.uint8)
    np.subtract.at(packed, (row, bit // 8), value)

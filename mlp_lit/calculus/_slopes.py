"""Measure slopes along lines, and compare them with what is claimed.

Two slopes that disagree tell more than one that looks right.
"""

from typing import NamedTuple

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus import differences

ROUNDINGS = 10  # a value of f is trusted up to so many
SHRINK = 4  # from one look at a suspected kink to the next
JUMPS = 2  # more than this the gap at a kink does not grow
LOOKS = 3


class Finding(NamedTuple):
    """Something wrong; its error is relative, and NaN without a slope."""

    kind: str
    where: tuple
    text: str
    error: float


class Look(NamedTuple):
    """What is seen from a distance: both slopes, and how exact they are."""

    h: float
    left: float
    right: float
    slack: float

    @property
    def slope(self):
        """Return the central difference."""
        return (self.left + self.right) / 2

    @property
    def gap(self):
        """Return how far the slopes are apart."""
        return abs(self.right - self.left)


class SlopeCheck:
    """Measure slopes of f at x along lines, and compare with a claim."""

    def __init__(self, f, x, method, rtol, atol, allow_kinks):
        self.f = validation.function("f", f)
        self.x, self.evaluations = x, 0
        first, again = self.value(x.copy()), self.value(x.copy())
        self.here = one_number(first)
        if self.here != one_number(again):
            raise ValueError(
                "f must not change between calls, but two calls at x "
                f"returned {self.here!r} and {one_number(again)!r}: let its "
                "random numbers start from the same seed")
        self.spacing = max(float(np.finfo(dtype).eps) for dtype in (
            x.dtype, first.dtype) if dtype in validation.FLOATS)
        self.rtol = self.spacing ** (1 / 3) if rtol is None else (
            validation.real("rtol", rtol, low=0))
        self.atol = atol if atol is None else (
            validation.real("atol", atol, low=0))
        self.method, self.allow_kinks = method, allow_kinks
        self.takes_complex = method == "both"

    def value(self, x):
        """Call f, and count it; one number may come in brackets."""
        self.evaluations += 1
        value = np.asarray(self.f(x))
        return value.reshape(()) if value.shape == (1,) else value

    @property
    def methods(self):
        """Say in words what was used."""
        if self.takes_complex:
            return "complex step and central difference"
        asked = self.method == "both"
        return "central difference" + asked * (
            " (f takes no complex numbers)")

    def __call__(self, where, v, claim, scale):
        """Return slope along v, error of the claim, and a Finding or None."""
        look, growth = self.central(v)
        if growth > JUMPS:
            return self.at_jump(where, claim, look)
        if growth > 1 / SHRINK:
            return self.at_kink(where, claim, look)
        exact = self.complex_step(v)
        expected = claim if exact is None else exact
        if not self.agree(expected, look, scale):
            look = self.look_closer(v, look)
        if exact is None:
            return self.compare(where, claim, look, scale)
        if not self.agree(exact, look, scale):
            return self.not_analytic(where, claim, exact, look.slope)
        # A complex step h has an error of order h², and of h at a bend.
        slack = self.rounding(1.0, claim) + 10 * differences.COMPLEX_STEP
        return self.compare(where, claim, Look(1.0, exact, exact, slack),
                            scale)

    def agree(self, number, look, scale):
        """Tell whether a number is the slope, as far as that can be known."""
        size = max(abs(number), abs(look.slope), scale)
        return abs(number - look.slope) <= self.rtol * size + look.slack

    # -- slopes -----------------------------------------------------------

    def central(self, v):
        """Return the best look along v, and how its slopes' gap grew.

        From a far look to a near one the gap of a smooth function shrinks
        (growth 0 stands for that). At a kink it stays, at a jump it grows.
        """
        h = differences.step_size(self.x, v, 1 / 3)
        looks = [self.look(v, h)]
        while self.is_apart(looks[-1]) and len(looks) < LOOKS:
            looks.append(self.look(v, h / SHRINK ** len(looks)))
        first, last = looks[0], looks[-1]
        if self.is_apart(last) and last.gap > first.gap / SHRINK:
            return last, last.gap / first.gap
        # A kink that lies between the first step and the last was jumped
        # over by the first only.
        jumped = abs(last.slope - first.slope) > first.slack + last.slack
        return (last if jumped else first), 0.0

    def look(self, v, h):
        """Measure the one-sided slopes at one step."""
        left, right = map(float, differences.one_sided(
            self.value, self.x, v, h, self.here))
        change = h * max(abs(left), abs(right))
        return Look(h, left, right, self.rounding(h, change))

    def look_closer(self, v, look):
        """Look from nearer by; what that changes was no rounding."""
        closer = self.look(v, look.h / SHRINK)
        change = abs(closer.slope - look.slope)
        return closer._replace(slack=closer.slack + change)

    def is_apart(self, look):
        """Tell whether the gap is more than an inexact look."""
        size = max(abs(look.left), abs(look.right))
        return look.gap > 10 * (self.rtol * size + look.slack)

    def rounding(self, h, change):
        """Bound what rounding does to a slope; `change` adds to f's size."""
        if self.atol is not None:
            return self.atol
        return ROUNDINGS * self.spacing * (abs(self.here) + abs(change)) / h

    def complex_step(self, v):
        """Return the slope by the complex step; None if f does not take it."""
        if self.takes_complex:
            try:
                return float(differences.complex_step(self.value, self.x, v))
            except TypeError:
                self.takes_complex = False
        return None

    # -- verdicts ---------------------------------------------------------

    def compare(self, where, claim, look, scale):
        """Hold the claim against the slope."""
        gap, slope = abs(claim - look.slope), look.slope
        error = gap / max(abs(claim), abs(slope), scale) if gap else 0.0
        if self.agree(claim, look, scale):
            return slope, error, None
        return slope, error, Finding(
            "differs", where, f"{index(where)}: given {claim:.6g}, measured "
            f"{slope:.6g}, relative error {error:.1e}", error)

    def at_kink(self, where, claim, look):
        """Report a kink, or accept a convention in place of a slope."""
        low, high = sorted((look.left, look.right))
        slack = self.rtol * max(abs(low), abs(high)) + look.slack
        between = low - slack <= claim <= high + slack
        if between and self.allow_kinks:
            return claim, 0.0, None
        return np.nan, np.nan, Finding(
            "kink", where, f"{index(where)}: a kink, with slope "
            f"{look.left:.6g} on the left and {look.right:.6g} on the right; "
            f"the given {claim:.6g} lies "
            f"{'between' if between else 'outside'}", np.nan)

    def at_jump(self, where, claim, look):
        """Report a jump: no one-sided slopes, and no convention helps."""
        return np.nan, np.nan, Finding(
            "jump", where, f"{index(where)}: a jump or a vertical tangent, "
            f"with slope {look.left:.3g} on the left and {look.right:.3g} on "
            f"the right for a step of {look.h:.0e}, and further apart for a "
            f"smaller one; the given {claim:.6g} cannot be judged", np.nan)

    def not_analytic(self, where, claim, exact, slope):
        """Report that the methods disagree: neither is believed."""
        error = abs(claim - slope) / max(abs(exact), abs(slope))
        return slope, error, Finding(
            "not analytic", where, f"{index(where)}: complex step "
            f"{exact:.6g}, central difference {slope:.6g}, given "
            f"{claim:.6g}; f is not analytic as coded (abs, norm, conj, "
            "vdot, real, a comparison): use method='central'", error)


def one_number(value):
    """Return the one real, finite number that an array holds."""
    if value.dtype.kind not in "biuf":
        raise TypeError("f must return a real number, not "
                        f"{differences.kind_of(value)}")
    if value.shape:
        raise ValueError(
            "f must return one number; it returned an array of shape "
            f"{value.shape}. Check (C * f(x)).sum() with random numbers C")
    number = float(value)
    if not np.isfinite(number):
        raise ValueError(f"f must be finite, but at x it is {number}")
    return number


def index(where):
    """Write an index; a single number has none."""
    return f"[{', '.join(map(str, where))}]" if where else "x"

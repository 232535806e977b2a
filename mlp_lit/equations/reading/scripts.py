r"""Find a declared name under its scripts: w^* in w_1^*, which is w^*_1.

The scanner puts what stands on one base in one order: below, primes, above.
A name that has a prime or a star of its own lies around what stands below.
"""

PRIME = "'"


def scripts_at(texts, at):
    """Return the pieces below, the primes and the pieces above, behind a base.

    Examples
    --------
    >>> scripts_at(["w", "_", "{", "1", "}", "^", "{", "*", "}", "+"], 1)
    (('_', '{', '1', '}'), (), ('^', '{', '*', '}'))
    """
    below, at = _group(texts, at, "_")
    start = at
    while at < len(texts) and texts[at] == PRIME:
        at += 1
    above, _ = _group(texts, at, "^")
    return below, tuple(texts[start:at]), above


def without(name, texts, at):
    """Return the scripts left when a name is taken from a place, or None.

    Parameters
    ----------
    name : tuple of str
        The canonical pieces of a declared name.
    texts : list of str
        The canonical pieces of the formula.
    at : int
        Where the name may begin.

    Returns
    -------
    tuple of tuples, or None
        What stands below, the primes, and what stands above besides the
        name's own; None where the name does not stand there.

    Examples
    --------
    >>> texts = ["w", "_", "{", "1", "}", "^", "{", "*", "}"]
    >>> without(("w", "^", "{", "*", "}"), texts, 0)
    (('_', '{', '1', '}'), (), ())
    """
    base = _base(name)
    if tuple(texts[at:at + base]) != name[:base]:
        return None
    own = scripts_at(list(name), base)
    found = scripts_at(texts, at + base)
    if any(mine and mine != there[:len(mine)] or (
            mine and position != 1 and mine != there)
            for position, (mine, there) in enumerate(
                zip(own, found, strict=True))):
        return None
    return tuple(there[len(mine):] for mine, there in
                 zip(own, found, strict=True))


def _base(name):
    """Return how many pieces of a name stand before its scripts."""
    return next((at for at, text in enumerate(name)
                 if at and text in ("_", "^", PRIME)), len(name))


def _group(texts, at, mark):
    """Return a script with its braces, and where it ends."""
    if at >= len(texts) or texts[at] != mark:
        return (), at
    depth, end = 0, at + 1
    while end < len(texts):
        depth += (texts[end] == "{") - (texts[end] == "}")
        end += 1
        if depth == 0:
            break
    return tuple(texts[at:end]), end

"""Read the imports of a package: which room rests on which.

A room is what a package has on its upper floor: a module, or a folder with
all that is in it. `python -m tests.imports mlp_lit/equations` draws up an
account of rooms, floors and imports.
"""

import ast
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]


def imports_of(path, package, prefix):
    """Yield what a file imports from its package, as a tuple of names.

    Parameters
    ----------
    path : pathlib.Path
    package : pathlib.Path
        The folder of the package.
    prefix : str
        The package's full name.
    """
    here = (*prefix.split("."), *path.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = here[:len(here) - node.level + 1] if node.level else ()
            base = ".".join([*start, *filter(None, [node.module])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith(f"{prefix}."):
                yield tuple(name.removeprefix(f"{prefix}.").split("."))


def files_of(package, room):
    """Return the files of a room."""
    module = package / f"{room}.py"
    return [module] if module.exists() else sorted(
        (package / room).rglob("*.py"))


def against_the_direction(package, rests_on, prefix="mlp_lit"):
    """Find imports of a room that stands above, or of what uses all.

    What begins with an underscore is for all rooms.

    Parameters
    ----------
    package : pathlib.Path
    rests_on : dict from room to the rooms it may import
    prefix : str
        The package's full name.

    Returns
    -------
    list of str
    """
    return [f"{path.relative_to(package).as_posix()} imports {target}"
            for room, below in rests_on.items()
            for path in files_of(package, room)
            for target, *_ in imports_of(path, package, prefix)
            if target not in (room, *below) and target[:1] != "_"]


# The account

def rooms_of(package):
    """Return the names of the rooms of a package."""
    return sorted({path.stem for path in package.iterdir()
                   if path.suffix == ".py" and path.stem != "__init__"
                   or (path / "__init__.py").exists()})


def arrows_between(package, prefix, rooms):
    """Count the import statements from one room to another."""
    return Counter(
        (room, target) for room in rooms for path in files_of(package, room)
        for target, *_ in imports_of(path, package, prefix)
        if target in rooms and target != room)


def floors_of(rooms, arrows):
    """Return each room's floor: one above the highest that it uses."""
    uses = {room: {b for a, b in arrows if a == room} for room in rooms}
    floor = {}
    for room in TopologicalSorter(uses).static_order():
        floor[room] = 1 + max((floor[below] for below in uses[room]),
                              default=0)
    return floor


def modules_of(package):
    """Return the modules of a package, each as a tuple of names."""
    return {path.relative_to(package).with_suffix("").parts: path
            for path in sorted(package.rglob("*.py"))
            if path.name != "__init__.py"}


def modules_used(package, prefix):
    """Return which modules of a package each module imports."""
    modules = modules_of(package)
    return {name: {target[:n] for target in imports_of(path, package, prefix)
                   for n in range(1, len(target) + 1)
                   if target[:n] in modules}
            for name, path in modules.items()}


def main(folder):
    """Print the account of one package."""
    package = (ROOT / folder).resolve()
    prefix = ".".join(package.relative_to(ROOT).parts)
    rooms = rooms_of(package)
    arrows = arrows_between(package, prefix, rooms)
    floor = floors_of(rooms, arrows)
    for number in range(max(floor.values()), 0, -1):
        print(f"floor {number}: ", *(r for r in rooms if floor[r] == number))
    inside = sum(len(used) for used in modules_used(package, prefix).values())
    print(f"{len(rooms)} rooms on {max(floor.values())} floors, "
          f"{len(arrows)} pairs of rooms with {sum(arrows.values())} names "
          f"imported across; {len(modules_of(package))} modules, {inside} "
          "pairs of modules")


if __name__ == "__main__":
    main(*sys.argv[1:])

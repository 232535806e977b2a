"""The rooms of the engine rest on one another in one direction."""

from graphlib import TopologicalSorter

from mlp_lit.equations._rooms import DOORS, GROUND, RESTS_ON
from tests.imports import (
    ROOT,
    against_the_direction,
    modules_of,
    modules_used,
    rooms_of,
)

ENGINE = ROOT / "mlp_lit" / "equations"
PREFIX = "mlp_lit.equations"


def test_the_table_of_rooms_is_what_is_there():
    assert {*RESTS_ON, *DOORS, "_rooms"} == set(rooms_of(ENGINE))
    assert set(GROUND) < set(RESTS_ON)


def test_no_import_points_upwards():
    assert against_the_direction(ENGINE, RESTS_ON, PREFIX) == []


def test_the_order_of_the_table_is_that_of_the_rooms():
    above = list(RESTS_ON)
    for room, below in RESTS_ON.items():
        assert all(above.index(other) < above.index(room) for other in below)


def test_no_circle_of_modules():
    order = TopologicalSorter(modules_used(ENGINE, PREFIX)).static_order()
    assert set(order) == set(modules_of(ENGINE))


def test_every_module_of_a_room_has_its_tests():
    here = ROOT / "tests" / "equations"
    missing = [name for *room, name in modules_of(ENGINE) if name not in (
        "_rooms", "grammar", "names", "draw", "declarations", "rules")
        and not here.joinpath(*room, f"test_{name}.py").exists()]
    assert missing == []

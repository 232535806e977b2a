"""What rests on what, drawn: places, lines and words."""

import re

from mlp_lit.equations.sphinx import graph


def drawing(nodes, edges):
    return graph.draw(
        nodes, edges, lambda n: (n, "a < b", f"#{n}", "claim"), "Two")

def test_nodes_stand_right_of_what_they_rest_on():
    svg = drawing("abcd", [("b", "a"), ("c", "b"), ("c", "a"), ("d", "a")])
    places = re.findall(r'<rect x="(\d+)" y="([\d.]+)"', svg)
    columns = [8 + 180 * k for k in (0, 1, 2, 1)]
    assert [int(x) for x, _ in places] == columns
    assert len(set(places)) == 4 and "8" in {y for _, y in places}


def test_a_line_leads_round_what_stands_between():
    svg = drawing("abc", [("b", "a"), ("c", "b"), ("c", "a")])
    lines = re.findall(r'<path d="(.*?)"', svg)
    assert sorted(line.count("C") for line in lines) == [1, 1, 2]
    (past, beside), = re.findall(r" 188 ([\d.]+)L250 ([\d.]+)C",
                                 " ".join(lines))
    b = float(re.search(r'<rect x="188" y="([\d.]+)"', svg)[1])
    assert past == beside and not b <= float(past) <= b + 20


def test_nothing_to_draw_is_an_empty_drawing():
    assert "<rect" not in drawing("", [])


def test_a_drawing_escapes_what_it_prints():
    svg = drawing("ab", [("b", "a")])
    assert "a &lt; b" in svg and svg.count("<a ") == 2
    assert svg == drawing("ab", [("b", "a")])



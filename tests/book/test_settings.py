"""Every setting of a cell has an effect: MyST-NB passes over unknown ones."""

from dataclasses import fields

import pytest
from myst_nb.core.config import NbParserConfig, Section

from tests.book.chapters import read_chapter

#: What may be said of a cell as a whole, by MyST-NB's own table.
OF_CELLS = {field.metadata.get("cell_key", field.name)
            for field in fields(NbParserConfig)
            if Section.cell_lvl in field.metadata.get("sections", ())}
#: What `render_image` and `create_figure_context` in MyST-NB look for.
OF_PARTS = {"image": {"alt", "classes", "width", "height", "scale", "align"},
            "figure": {"name", "caption", "caption_before", "classes",
                       "align"}}


# The gate

def idle_settings(chapter):
    """Find settings of cells that nothing reads."""
    problems = []
    for cell in chapter.of_kind("code-cell"):
        settings = cell.options.get("mystnb", {})
        idle = set(settings) - OF_CELLS
        for part, known in OF_PARTS.items():
            idle |= set(settings.get(part, {})) - known
        problems += [f"{chapter.name}:{cell.line}: {name} has no effect"
                     for name in sorted(idle)]
    return problems


# The book

def test_no_setting_of_a_cell_is_idle(chapters):
    assert [p for chapter in chapters for p in idle_settings(chapter)] == []


# The gate can fail

@pytest.mark.parametrize("settings, idle", [
    ("{image: {alt: A curve., width: 300px}, code_prompt_show: Draw}", []),
    ("{figure: {name: fig-a, caption: A curve.}}", []),
    ("{image: {alt: A curve., format: png}}", ["format"]),
    ("{figures: {name: fig-a}}", ["figures"]),
    ("{figure: {label: fig-a}}", ["label"])])
def test_idle_settings_are_found(settings, idle):
    cell = f"```{{code-cell}} ipython3\n---\nmystnb: {settings}\n---\n1\n```\n"
    assert idle_settings(read_chapter("a.md", cell)) == [
        f"a.md:1: {name} has no effect" for name in idle]

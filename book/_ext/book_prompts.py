"""Say what a folded cell does: "Draw Figure 2.3", not "Show code".

A cell tagged `hide-input` shows its result and folds its code. When the
result is a figure with a name, the line one clicks on tells its number, which
is known only after all pages were read. Otherwise the line is the author's
own `code_prompt_show`, or "Show the code" (`_config.yml`).

The fold itself is written here too: MyST-NB labels each one "Toggle hidden
content" for those who listen to a page, whatever stands there to be read.
"""

from html import escape

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.transforms.post_transforms import SphinxPostTransform


def figure_number(env, docname, figure):
    """Return the number of a figure as printed, or None without a name."""
    numbers = env.toc_fignumbers.get(docname, {}).get("figure", {})
    for name in figure["ids"]:
        if name in numbers:
            return ".".join(map(str, numbers[name]))
    return None


class NamePrompts(SphinxPostTransform):
    """Write the number of the figure into the prompt of its cell."""

    default_priority = 190  # MyST-NB builds the folded part at 199
    formats = ("html",)

    def run(self, **kwargs):
        """Look at each folded cell that holds a figure."""
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code" and "prompt_show" in cell:
                for figure in cell.findall(nodes.figure):
                    self.name_prompt(cell, figure)

    def name_prompt(self, cell, figure):
        """Use the figure's number if it has one."""
        number = figure_number(self.env, self.env.docname, figure)
        if number:
            cell["prompt_show"] = f"Draw Figure {number}"


def open_fold(writer, node):
    """Write the line that is clicked: one text closed, another open."""
    writer.body.append(
        '<details class="folded-code">\n<summary>'
        f'<span class="shown-when-closed">{escape(node["prompt_show"])}</span>'
        f'<span class="shown-when-open">{escape(node["prompt_hide"])}</span>'
        '</summary>\n')


def close_fold(writer, node):
    """Close what `open_fold` opened."""
    writer.body.append("</details>\n")


def setup(app):
    """Register the transform and the markup of a fold."""
    app.add_post_transform(NamePrompts)
    app.add_node(HideCodeCellNode, override=True,
                 html=(open_fold, close_fold))
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Mend what other extensions leave in the pages.

* `sphinx-proof` and `sphinx-exercise` give every environment the same
  anchor, and load style sheets that paint them as alert boxes.
* The label "Proof." is plain text there; here it is marked, to be styled.
* Source maps name files that no reader has (3.5 MB of them).
* A browser may break a line between a formula and the comma behind it.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

#: Anchors that occur once per environment, not once per page.
REPEATED_IDS = {"proof", "proof-content", "exercise-content",
                "solution-content"}
UNWANTED_STYLES = ("proof.css", "exercise.css")
PROOF_LABEL = re.compile(r"Proof\. ")
PUNCTUATION = re.compile(r"[.,;:!?)’”]+")


class TidyEnvironments(SphinxPostTransform):
    """Give theorems, proofs, exercises and solutions clean markup."""

    default_priority = 190
    formats = ("html",)

    def run(self, **kwargs):
        """Remove repeated anchors; mark the parts of each proof."""
        for node in list(self.document.findall(nodes.Element)):
            ids = node.get("ids", [])
            if "proof" in ids and isinstance(node, nodes.admonition):
                mark_proof(node)
            node["ids"] = [i for i in ids if i not in REPEATED_IDS]


def mark_proof(proof):
    """Wrap the words "Proof." and tell how the proof ends.

    The square at the end shares the last line of a paragraph; below a
    formula or a listing it has a line of its own.
    """
    if not isinstance(proof[-1], nodes.paragraph):
        proof["classes"].append("ends-in-block")
    text = next(iter(proof.findall(nodes.Text)), None)
    match = text is not None and PROOF_LABEL.match(text)
    if match:
        label = nodes.inline("", "Proof.", classes=["proof-label"])
        rest = nodes.Text(text[match.end() - 1:])
        text.parent.replace(text, [label, rest])


class KeepPunctuation(SphinxPostTransform):
    """Hold a formula in a line together with the comma behind it."""

    default_priority = 190
    formats = ("html",)

    def run(self, **kwargs):
        """Look at what follows each formula in a line."""
        for formula in list(self.document.findall(nodes.math)):
            follower = formula.next_node(descend=False, siblings=True)
            if isinstance(follower, nodes.Text):
                hold_together(formula, follower)


def hold_together(formula, follower):
    """Wrap a formula and the punctuation at the start of a text."""
    match = PUNCTUATION.match(follower)
    if match:
        rest = nodes.Text(follower[match.end():])
        held = nodes.inline("", "", formula.deepcopy(),
                            nodes.Text(match.group()), classes=["held"])
        # By place, not by `replace`: equal texts are equal to docutils.
        parent = formula.parent
        place = next(i for i, node in enumerate(parent) if node is formula)
        parent[place], parent[place + 1] = held, rest


def drop_styles(app, pagename, templatename, context, doctree):
    """Leave out the style sheets that `book.css` replaces."""
    context["css_files"] = [
        sheet for sheet in context["css_files"]
        if Path(getattr(sheet, "filename", "") or "").name
        not in UNWANTED_STYLES]


def drop_source_maps(app, error):
    """Delete the source maps of scripts and style sheets."""
    if error is None:
        for path in (Path(app.outdir) / "_static").rglob("*.map"):
            path.unlink()


def setup(app):
    """Register the transform and the two steps."""
    app.add_post_transform(TidyEnvironments)
    app.add_post_transform(KeepPunctuation)
    app.connect("html-page-context", drop_styles)
    app.connect("build-finished", drop_source_maps)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Read a chapter's MyST source: its sections, and what stands in them.

This is no Markdown parser. It knows headings, targets, fences and their
options, and where a displayed equation has its label, which is all that the
rules of a chapter are about.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

FENCE = re.compile(r"^\s*(`{3,}|:{3,}|~{3,})\s*(?:\{([^}]+)\})?\s*(.*)$")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
TARGET = re.compile(r"^\(([^()\s]+)\)=\s*$")
OPTION = re.compile(r"^\s*:([\w-]+):\s*(.*)$")
EQUATION_LABEL = re.compile(r"\$\$\s*\(([\w-]+)\)")
TRIPLE = "---"


@dataclass
class Block:
    """A heading or a fenced directive, with the line where it begins."""

    kind: str
    argument: str
    line: int
    level: int = 0
    targets: tuple = ()
    options: dict = field(default_factory=dict)
    body: str = ""

    @property
    def is_figure(self):
        """Whether it puts a numbered figure on the page."""
        made = self.options.get("mystnb", {}).get("figure")
        return bool(made) or self.kind in ("figure", "glue:figure")


@dataclass
class Chapter:
    """A page of the book: front matter, text and blocks in their order."""

    name: str
    front: dict
    text: str
    blocks: list

    @property
    def is_executed(self):
        """Whether MyST-NB runs its cells, by its front matter."""
        jupytext = self.front.get("jupytext", {})
        form = jupytext.get("text_representation", {}).get("format_name")
        return self.front.get("file_format") == "mystnb" or form == "myst"

    @property
    def claims(self):
        """The items of the sources that it says it teaches."""
        return self.front.get("sources", [])

    def section_of(self, block):
        """Return the section a block stands in, subsections included."""
        before = [b for b in self.blocks
                  if b.kind == "heading" and b.line <= block.line]
        return self.section(before[-1]) if before else self.blocks

    def section(self, heading):
        """Return the blocks from a heading to the next of its level."""
        start = self.blocks.index(heading)
        for end, b in enumerate(self.blocks[start + 1:], start + 1):
            if b.kind == "heading" and b.level <= heading.level:
                return self.blocks[start:end]
        return self.blocks[start:]

    def of_kind(self, *kinds):
        """Return the blocks of some kinds."""
        return [b for b in self.blocks if b.kind in kinds]


def split_front_matter(text):
    """Return the front matter as a dictionary, and the line it ends on."""
    lines = text.split("\n")
    if lines[0].strip() != TRIPLE or TRIPLE not in lines[1:]:
        return {}, 0
    end = lines.index(TRIPLE, 1)
    return yaml.safe_load("\n".join(lines[1:end])) or {}, end + 1


def split_options(lines):
    """Return a directive's options and the rest of its lines."""
    if lines and lines[0].strip() == TRIPLE:
        end = next((i for i, s in enumerate(lines[1:], 1)
                    if s.strip() == TRIPLE), len(lines))
        return yaml.safe_load("\n".join(lines[1:end])) or {}, lines[end + 1:]
    options = {}
    for number, line in enumerate(lines):
        match = OPTION.match(line)
        if not match:
            return options, lines[number:]
        options[match[1]] = match[2]
    return options, []


def find_end(lines, start, fence):
    """Return the line that closes a fence."""
    closing = re.compile(rf"^\s*{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    return next((i for i in range(start + 1, len(lines))
                 if closing.match(lines[i])), len(lines))


def read_blocks(lines, first=1):
    """Return headings and directives, those within directives too."""
    blocks, targets, number = [], [], 0
    while number < len(lines):
        line = lines[number]
        fence, heading = FENCE.match(line), HEADING.match(line)
        target = TARGET.match(line)
        if target:
            targets.append(target[1])
        elif heading:
            blocks.append(Block("heading", heading[2], first + number,
                                len(heading[1]), tuple(targets)))
        elif fence:
            end = find_end(lines, number, fence[1])
            blocks += directive(fence, lines[number + 1:end], first + number)
            number = end
        if line.strip() and not target:
            targets = []
        number += 1
    return blocks


def directive(fence, lines, line):
    """Return a directive and what stands in it."""
    kind = fence[2] or "code"
    options, rest = split_options(lines)
    block = Block(kind, fence[3].strip(), line,
                  options=options, body="\n".join(rest))
    if kind in ("code", "code-cell", "literalinclude", "math", "raw"):
        return [block]
    inner = read_blocks(rest, line + 1 + len(lines) - len(rest))
    return [block, *(b for b in inner if b.kind != "heading")]


def equation_labels(chapter, blocks):
    """Return the labels of the displayed equations in a run of blocks."""
    lines = chapter.text.split("\n")
    later = [b.line for b in chapter.blocks if b.line > blocks[-1].line]
    end = min(later, default=len(lines) + 1)
    text = "\n".join(lines[blocks[0].line - 1:end - 1])
    named = [b.options["label"] for b in blocks
             if b.kind == "math" and "label" in b.options]
    return EQUATION_LABEL.findall(text) + named


def read_chapter(name, text):
    """Read the source of a page."""
    front, start = split_front_matter(text)
    lines = text.split("\n")[start:]
    return Chapter(name, front, text, read_blocks(lines, start + 1))


def read_chapters(root):
    """Read all pages of the book."""
    return [read_chapter(path.relative_to(root).as_posix(),
                         path.read_text("utf8"))
            for path in sorted(Path(root, "book").rglob("*.md"))]

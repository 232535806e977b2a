"""Read a chapter's MyST source: its sections, and what stands in them.

The blocks are those of the package's own reader; here they get their options
and their sections, which the rules of a chapter are about.
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from mlp_lit import _myst

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
        match = _myst.OPTION.match(line)
        if not match:
            return options, lines[number:]
        options[match[1]] = match[2]
    return options, []


def read_blocks(lines, first=1):
    """Return headings and directives, those within directives too."""
    found = []
    for block in _myst.blocks("\n".join(lines), first):
        if block.kind == "heading" and not block.depth:
            found.append(Block("heading", block.argument, block.line,
                               block.level, targets_before(
                                   lines[:block.line - first])))
        elif block.kind not in ("heading", "target", _myst.DOLLARS):
            options, rest = split_options(list(block.body))
            found.append(Block(block.kind, block.argument, block.line,
                               options=options, body="\n".join(rest)))
    return found


def targets_before(lines):
    """Return the targets at the end of some lines, blank ones aside."""
    found = []
    for line in reversed(lines):
        target = _myst.TARGET.match(line)
        if target:
            found.append(target[1])
        elif line.strip():
            break
    return tuple(reversed(found))


def equation_labels(chapter, blocks):
    """Return the labels of the displayed equations in a run of blocks."""
    start = blocks[0].line
    end = min((b.line for b in chapter.blocks if b.line > blocks[-1].line),
              default=len(chapter.text))
    between = [b.argument for b in _myst.blocks(chapter.text)
               if b.kind == _myst.DOLLARS and start <= b.line < end]
    named = [b.options["label"] for b in blocks
             if b.kind == "math" and "label" in b.options]
    return [label for label in between if label] + named


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

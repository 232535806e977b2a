"""Show the palette also where no script says whether it is light or dark.

The style sheets of the theme, of the code's colours and of the book speak to
`html[data-theme=light]` and `html[data-theme=dark]`. A script writes that
attribute; until it has, and without JavaScript for good, it is `auto`, and
the page would stand there in no colours at all. So each sheet gets its rules
for the two schemes once more, for `auto`, under the media query that asks the
reader's system.
"""

import re
from pathlib import Path

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

#: A whole at-rule, which is passed over, or a rule: selector and settings.
RULE = re.compile(
    r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
    r"|@[^{};]+;"
    r"|(?P<selector>[^{}]+)\{(?P<settings>[^{}]*)\}")
MARK = "\n/* The same where no script has written the scheme. */\n"


def rules_for(css, scheme):
    """Return the rules of one scheme, rewritten for `data-theme="auto"`.

    >>> rules_for('a{} html[data-theme="dark"] p { color: red }', "dark")
    ['html[data-theme="auto"] p { color: red }']
    """
    named = re.compile(rf'data-theme="?{scheme}"?\]')
    return [named.sub('data-theme="auto"]', rule[0].strip())
            for rule in RULE.finditer(COMMENT.sub("", css))
            if rule["selector"] and named.search(rule["selector"])]


def with_schemes(css):
    """Return a style sheet that also serves `data-theme="auto"`."""
    blocks = [
        f"@media (prefers-color-scheme: {scheme}) {{\n"
        + "\n".join(rules) + "\n}\n"
        for scheme in ("light", "dark") if (rules := rules_for(css, scheme))]
    return css + MARK + "".join(blocks) if blocks else css


def serve_both_schemes(app, error):
    """Add to every style sheet of the built book what it lacks."""
    if error is None and app.builder.format == "html":
        for path in (Path(app.outdir) / "_static").rglob("*.css"):
            css = path.read_text("utf8")
            if MARK not in css:
                path.write_text(with_schemes(css), "utf8")


def setup(app):
    """Connect to the end of the build, after the theme wrote its sheets."""
    app.connect("build-finished", serve_both_schemes, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

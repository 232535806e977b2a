"""Every style sheet serves both schemes, whether or not a script says so."""

from types import SimpleNamespace

import pytest

import book_schemes

LIGHT = 'html[data-theme="light"] a { color: blue }'
DARK = "html[data-theme=dark] a,html[data-theme=dark] b{color:red}"


@pytest.mark.parametrize("css, light, dark", [
    (LIGHT + DARK, ['html[data-theme="auto"] a { color: blue }'],
     ['html[data-theme="auto"] a,html[data-theme="auto"] b{color:red}']),
    ("p { margin: 0 } html[data-theme] { color: black }", [], []),
    # At-rules are passed over whole, comments too.
    ('@charset "utf-8";' + LIGHT,
     ['html[data-theme="auto"] a { color: blue }'], []),
    ("@media print { " + DARK + " p { margin: 0 } }", [], []),
    ("/* " + DARK + " */", [], []),
    # A rule for both stays one for the scheme that it is not rewritten for.
    ("html[data-theme=dark],html[data-theme=light]{margin:0}",
     ['html[data-theme=dark],html[data-theme="auto"]{margin:0}'],
     ['html[data-theme="auto"],html[data-theme=light]{margin:0}'])])
def test_rules_of_a_scheme_are_found_and_rewritten(css, light, dark):
    assert book_schemes.rules_for(css, "light") == light
    assert book_schemes.rules_for(css, "dark") == dark


def test_a_sheet_keeps_what_it_says_and_asks_the_system():
    css = book_schemes.with_schemes(LIGHT + DARK)
    assert css.startswith(LIGHT + DARK)
    for scheme in ("light", "dark"):
        assert css.count(f"@media (prefers-color-scheme: {scheme})") == 1
    assert book_schemes.with_schemes("p { margin: 0 }") == "p { margin: 0 }"


def test_sheets_are_completed_once(tmp_path):
    (tmp_path / "_static").mkdir()
    sheet = tmp_path / "_static" / "a.css"
    sheet.write_text(LIGHT)
    app = SimpleNamespace(outdir=tmp_path,
                          builder=SimpleNamespace(format="html"))
    for _ in range(2):
        book_schemes.serve_both_schemes(app, None)
    assert sheet.read_text().count("@media") == 1

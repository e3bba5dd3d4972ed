"""The marks of a Markdown cell are read as the text that GitHub shows, and any text survives a cell."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from interpreter_app.exchange.tables.markdown_blocks import cells_in
from interpreter_app.exchange.tables.markdown_inline import cell_of, text_of
from tests.strategies import texts


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("**mairie**", "mairie"),
        ("__mairie__ *de* _Paris_", "mairie de Paris"),
        ("***mairie***", "mairie"),
        ("snake_case_word", "snake_case_word"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a ** b", "a ** b"),
        ("**a", "**a"),
        ("*a **b** c*", "a b c"),
        ("~~vieux~~ ~mot~", "vieux mot"),
        ("~~~a~~~", "~~~a~~~"),
        ("`a*b*`", "a*b*"),
        ("`` a`b ``", "a`b"),
        ("`a", "`a"),
        (r"\*a\* \| \\ \a", r"*a* | \ \a"),
        ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"),
        ("<b>a</b> < b > c", "a < b > c"),
        ("a<!-- x -->b", "ab"),
        ("<https://a.b/c_d_e>", "https://a.b/c_d_e"),
        ("<a@b.fr>", "a@b.fr"),
        ("l&#39;eau &amp; &eacute;t&eacute; &nope &x; &#42;a&#42;", "l'eau & été &nope &x; *a*"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
        ("[m, FR] [a][b]", "[m, FR] [a][b]"),
        ("![blason](a.png)", "blason (a.png)"),
        ("[**a**](http://b.c)", "a (http://b.c)"),
        ("[http://b.c](http://b.c)", "http://b.c"),
        ('[a](<b c> "t") x', "a (b c) x"),
        ("[![i](p.png)](http://b)", "i (p.png) (http://b)"),
    ],
)
def test_marks_are_read_as_text(cell: str, text: str) -> None:
    assert text_of(cell, with_addresses=True) == text


def test_addresses_may_be_left_out() -> None:
    lost: list[str] = []
    assert text_of("[a](http://b) <http://c>", with_addresses=False, lost=lost) == "a http://c"
    assert lost == ["http://b"]


@settings(max_examples=500, deadline=None)
@given(texts())
def test_any_text_survives_a_cell(text: str) -> None:
    (cell,) = cells_in(f"| {cell_of(text)} |")
    held = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    assert text_of(cell, with_addresses=False) == held


@pytest.mark.parametrize("text", ["snake_case", "[m, FR]", "l’été & l’eau", "a < b", "(x) - y + 3.5 %"])
def test_a_text_without_marks_is_written_as_it_is(text: str) -> None:
    assert cell_of(text) == text


@pytest.mark.parametrize("divided", [r"a | b \| c | `d\|e`", r"|a|b \| c|`d\|e`|", r"| a|b \| c |`d\|e`"])
def test_a_sign_with_a_backslash_divides_nothing(divided: str) -> None:
    assert cells_in(divided) == ["a", "b | c", "`d|e`"]


def test_an_escaped_backslash_escapes_nothing() -> None:
    assert cells_in("a\\\\|b") == ["a\\\\", "b"]


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "**a ",
        "_a ",
        "~",
        "`",
        "`` ` ",
        "[",
        "[a](",
        "![",
        "<",
        "<!--",
        "<a ",
        "&",
        "&#",
        "\\",
        "<a@",
        "](",
        "a_",
    ],
)
def test_no_cell_takes_long(piece: str) -> None:
    began = time.process_time()
    text_of(piece * (100_000 // len(piece)), with_addresses=True)
    assert time.process_time() - began < 1.0

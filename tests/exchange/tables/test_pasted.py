"""A table that is copied in a spreadsheet or a web page arrives as rows and cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.exchange.tables.csv_glossary import read
from interpreter_app.exchange.tables.pasted import as_tsv, rows_of_page


def test_cells_of_a_spreadsheet_are_taken_as_they_are() -> None:
    assert (
        as_tsv("fr\ten\nécole\tschool\n", "<table><tr><td>x<td>y</table>")
        == b"fr\ten\n\xc3\xa9cole\tschool\n"
    )


def test_a_table_of_a_page_becomes_rows() -> None:
    page = (
        "<html><body>before<table><thead><tr><th>fr<th>en</tr></thead>"
        "<tr><td>la <b>mairie</b> &amp; co</td><td>town<br>hall</td></tr>"
        "<tr><td colspan=2>le quai\n   neuf</td><td>quay</td></tr></table>after</body></html>"
    )
    assert rows_of_page(page) == [
        ["fr", "en"],
        ["la mairie & co", "town\nhall"],
        ["le quai neuf", "", "quay"],
    ]
    (concept, *_rest) = read(as_tsv("no tabs", page), "Pasted table").glossary.concepts
    assert [term.text for term in concept.terms] == ["la mairie & co", "town", "hall"]


def test_a_table_inside_a_cell_is_text_of_the_cell() -> None:
    page = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert rows_of_page(page) == [["ab", "c"]]


def test_what_has_no_table_yields_nothing() -> None:
    assert as_tsv("just words", "<p>just words</p>") == b""
    assert as_tsv("", "") == b""
    assert as_tsv("one", "<table><tr><td>one</td></tr></table>") == b""


@given(st.text(alphabet="<>/tabledrh =\"'&;colspn0129", max_size=80))
def test_any_markup_is_taken(page: str) -> None:
    for row in rows_of_page(page):
        assert any(row)

"""The printed glossary, read back from its PDF."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from unicodedata import normalize

import pypdf
import pypdfium2
import pytest
from pypdf.generic import Destination, DictionaryObject

from interpreter_app.base import paths
from interpreter_app.base.errors import Cancelled, ExpectedError
from interpreter_app.briefing.fonts import FontSet
from interpreter_app.briefing.glossary import Order, Paper, PrintOptions, Style, prepare, print_glossaries
from interpreter_app.briefing.pages import GlossaryPages, LaidPage
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Glossary, Status, Term
from tests.briefing.conftest import DATE, EN, concept, glossary, large, printed, read, town


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def laid_out(*glossaries: Glossary, **options: object) -> list[LaidPage]:
    """The pages as plain data."""
    _pdf, layout = prepare(glossaries, PrintOptions(**options))  # type: ignore[arg-type]
    assert isinstance(layout, GlossaryPages)
    return list(layout.laid_out())


def in_order(text: str, *parts: str) -> bool:
    """Whether these parts stand in the text, one after the other."""
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


# ------ What an entry says ------


def test_an_entry_gives_grammar_sign_target_and_what_to_tell_the_listener() -> None:
    (text,) = read(town())
    assert "conseil de quartier (CQ) n. m. Paris" in text
    assert "≈ neighbourhood council avoid community council Set up" in text.replace("\n", " ")
    assert "Set up by the city; nobody is elected." in text
    assert "éventuel adj. ▲ false friend\n≠ possible adj." in text
    assert "mairie n. f.\n= town hall" in text
    assert "marchés publics n. m. pl.\n– public procurement (PP)" in text
    assert "élève n. m. f." in text


def test_other_terms_of_a_concept_lead_to_the_one_to_prefer_and_give_its_target() -> None:
    (text,) = read(town())
    assert "CQ n. m. → conseil de quartier\n≈ neighbourhood council\n" in text
    assert "comité de quartier n. m. avoid → conseil de quartier\n≈ neighbourhood council" in text


def test_the_note_is_in_the_language_of_the_listener_or_says_that_it_isn_t() -> None:
    (text,) = read(town(), order=Order.ENGLISH, language="fr")
    assert "neighbourhood council\n≈ conseil de quartier (CQ) n. m. Paris" in text
    assert "Rien à voir\u202f; les élus n’y siègent pas\u202f!" in text
    assert "[en] Only written in English." in text
    assert "note dans l’autre langue" in text


def test_a_concept_without_target_says_so() -> None:
    (text,) = read(glossary(concept("mot", [], Equivalence.NON_EQUIVALENT)))
    assert "mot\n≠ no English term yet" in text


def test_a_target_of_nothing_printable_counts_as_none() -> None:
    (text,) = read(glossary(concept("mot", "\x00\u200b ")))
    assert "mot\n= no English term yet" in text


def test_only_a_deprecated_target_is_marked() -> None:
    (text,) = read(glossary(concept("mot", [Term("wrong word", EN, status=Status.DEPRECATED)])))
    assert "= no English term yet avoid wrong word" in text.replace("\n", " ")


# ------ Order ------


def test_accents_ligatures_and_articles_sort_as_a_reader_expects() -> None:
    words = ["œuvre", "offre", "école", "ecluse", "L’État", "œil", "zone", "étage", "ordre", "1 % de budget"]
    (text,) = read(glossary(*(concept(word, f"target of {number}") for number, word in enumerate(words))))
    assert in_order(text, "#", "1 % de budget", "\nE\n", "ecluse", "école", "étage", "L’État")
    assert in_order(text, "\nO\n", "œil", "œuvre", "offre", "ordre", "\nZ\n", "zone")
    assert text.count("\nE\n") == 1


def test_both_orders_print_the_french_part_and_then_the_english_one() -> None:
    first, second = read(town(), order=Order.BOTH)
    assert in_order(first, "French → English", "conseil de quartier", "mairie")
    assert in_order(second, "English → French", "possible", "town hall")


def test_several_glossaries_are_one_list_and_each_entry_says_where_it_comes_from() -> None:
    a = glossary(concept("abri", "shelter"), concept("cour", "yard"), english="Shelters")
    b = glossary(concept("banc", "bench"), english="Benches")
    (text,) = read(a, b)
    assert in_order(text, "French–English glossary", "[1] Shelters", "[2] Benches", "3 concepts · 3 entries")
    assert in_order(text, "abri [1]", "banc [2]", "cour [1]")


def test_many_glossaries_are_all_named() -> None:
    many = [glossary(concept(f"mot {n}", "word"), english=f"Glossary of subject {n}") for n in range(1, 40)]
    text = "\n".join(read(*many)).replace("\n", " ")
    assert all(f"[{n}] Glossary of subject {n} " in text for n in range(1, 40))


def test_one_glossary_does_not_repeat_its_name() -> None:
    (text,) = read(town())
    assert text.count("Words of the city") == 2  # title and foot


# ------ The page ------


def test_the_title_block_has_both_names_date_and_extent() -> None:
    (text,) = read(town(), language="fr")
    assert in_order(
        text, "Les mots de la ville", "Words of the city", "1er décembre 2026", "5 notions", "7 entrées"
    )


def test_the_legend_explains_the_signs_and_what_is_used() -> None:
    (text,) = read(town())
    for line in ("= equivalent", "≈ close: say what differs", "≠ no equivalent: explain", "→ preferred term"):
        assert line in text
    assert "n. f. feminine noun" in text
    assert "v. verb" not in text
    (plain,) = read(glossary(concept("mot", "word")))
    assert "feminine" not in plain
    assert "false friend" not in plain


@pytest.mark.parametrize(("language", "phrase"), [("fr", "page {} sur {}"), ("en", "page {} of {}")])
def test_each_page_has_its_number_and_that_of_all(language: str, phrase: str) -> None:
    pages = read(large(), order=Order.BOTH, language=language)
    assert len(pages) > 4
    for number, text in enumerate(pages, 1):
        assert phrase.format(number, len(pages)) in text.splitlines()[-1]


def test_running_heads_name_the_first_and_last_headword_of_the_page() -> None:
    pages = read(large())
    for laid, text in zip(laid_out(large(), order=Order.FRENCH), pages, strict=True):
        first, last = laid.page.labels
        assert text.splitlines()[0].startswith(first + " ")
        assert text.splitlines()[0].endswith(" " + last)


@pytest.mark.parametrize("paper", list(Paper))
def test_no_headword_is_left_alone_at_the_foot_of_a_column(paper: Paper) -> None:
    broken = 0
    for laid in laid_out(large(), order=Order.FRENCH, paper=paper):
        for piece in laid.page.placed:
            if piece.stop == len(piece.block.lines):
                continue
            broken += 1
            assert piece.stop - piece.first >= 2
            assert len(piece.block.lines) - piece.stop >= 2
            if piece.first == 0:
                assert piece.stop > piece.block.head
    assert broken


def test_each_letter_is_followed_by_its_first_entry() -> None:
    for laid in laid_out(large()):
        for piece, following in zip(laid.page.placed, [*laid.page.placed[1:], None], strict=True):
            if piece.block.section:
                assert following is not None
                assert following.column == piece.column


def hostile() -> Glossary:
    """Terms and notes that would burst a column."""
    return glossary(
        concept("x" * 10_000, "y" * 10_000, note=Bilingual("z" * 10_000, "w" * 10_000)),
        concept("مرحبا بالعالم " * 30, "שלום " * 100),
        concept("🎉" * 300, "emoji 🚀"),
        concept(" ".join(["mot"] * 2_000), "short"),
        french="nom " * 500,
        english="n" * 5_000,
    )


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("of", [hostile, large], ids=["hostile", "large"])
def test_nothing_stands_outside_the_margins(style: Style, paper: Paper, of: object) -> None:
    content, _report = printed([of()], PrintOptions(Order.BOTH, paper, style, date=DATE))  # type: ignore[operator]
    document = pypdfium2.PdfDocument(content)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left:
                assert left >= 14
                assert bottom >= 14
                assert right <= width - 14
                assert top <= height - 14
    document.close()


@pytest.mark.parametrize("of", [hostile, large], ids=["hostile", "large"])
def test_lines_fit_into_their_column(of: object) -> None:
    for laid in laid_out(of(), paper=Paper.A5):  # type: ignore[operator]
        for piece in laid.page.placed:
            room = laid.page.frames[piece.column].width + 0.01
            for line in piece.lines:
                used = sum(style.width(text) + style.space for style, text in line.runs)
                assert line.indent + used - line.runs[-1][0].space <= room


def test_no_text_stands_over_other_text() -> None:
    content, _report = printed([large(150)], PrintOptions(Order.FRENCH))
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(i, loose=False) for i in range(text.count_chars())]
        boxes = sorted((b for b in boxes if b[2] - b[0] > 0.5 and b[3] - b[1] > 0.5), key=lambda b: b[0])
        for number, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other[0] >= right - 0.6:
                    break
                across = min(right, other[2]) - max(left, other[0])
                high = min(top, other[3]) - max(bottom, other[1])
                assert across <= 0.6 or high <= 0.6
    document.close()


# ------ The file ------


def test_every_font_is_embedded_and_can_be_searched() -> None:
    content, _report = printed([town()], PrintOptions())
    names = set()
    for page in reader(content).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(font["/BaseFont"])
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "/ToUnicode" in font
    assert {name.partition("+")[2] for name in names} == {
        "SourceSans3-Regular", "SourceSans3-Italic", "SourceSans3-SemiBold", "SourceSans3-Bold"
    }  # fmt: skip


def test_every_french_letter_and_sign_can_be_copied() -> None:
    for letters in ("àâæçéèêëîïôœùûüÿ", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ", "«»’‘“”…€°№–—·½²"):
        (text,) = read(glossary(concept(f"mot {letters}", letters, Equivalence.QUASI_EQUIVALENT)))
        assert f"mot {letters}\n≈ {letters}\n" in text


def test_more_characters_than_one_font_subset_holds(fonts: FontSet) -> None:
    letters = sorted(c for c in fonts.coverage if c.isalpha() and ord(c) < 0x500 and normalize("NFC", c) == c)
    words = ["".join(letters[start : start + 16]) for start in range(0, len(letters), 16)]
    assert len(letters) > 400
    pages = read(glossary(*(concept(f"mot {number}", word) for number, word in enumerate(words))))
    lines = "\n".join(pages).splitlines()
    assert [word for word in words if f"= {word}" not in lines] == []


def outline_of(pdf: pypdf.PdfReader) -> list[tuple[str, list[tuple[str, int]]]]:
    """Each part with its letters and the pages they lead to."""
    parts: list[tuple[str, list[tuple[str, int]]]] = []
    for item in pdf.outline:
        if isinstance(item, list):
            parts[-1] = (parts[-1][0], [(str(d.title), pdf.get_destination_page_number(d)) for d in item])
        else:
            assert isinstance(item, Destination)
            parts.append((str(item.title), []))
    return parts


def test_the_outline_leads_to_parts_and_letters() -> None:
    content, _report = printed([large()], PrintOptions(Order.BOTH, language="fr"))
    pdf = reader(content)
    parts = outline_of(pdf)
    assert [title for title, _letters in parts] == ["Français → anglais", "Anglais → français"]
    for _title, letters in parts:
        assert letters
        for letter, page in letters:
            assert re.search(rf"^{letter}$", pdf.pages[page].extract_text(), re.MULTILINE)


def test_the_file_says_what_it_is() -> None:
    content, _report = printed([town()], PrintOptions(language="fr", author="A. Lefèvre", date=DATE))
    pdf = reader(content)
    about = pdf.metadata
    assert about is not None
    assert about.title == "Les mots de la ville – Words of the city"
    assert about.author == "A. Lefèvre"
    assert about.subject is not None
    assert "Français → anglais" in about.subject
    assert "Les mots de la ville" in str(about["/Keywords"])
    assert about.creation_date == datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    catalogue = pdf.root_object
    assert catalogue["/Lang"] == "fr"
    preferences = catalogue["/ViewerPreferences"]
    assert isinstance(preferences, DictionaryObject)
    assert preferences["/DisplayDocTitle"].value is True


def test_the_authors_of_the_glossaries_are_the_author_if_none_is_given() -> None:
    content, _report = printed([town()], PrintOptions(author=""))
    about = reader(content).metadata
    assert about is not None
    assert about.author == "The town twinning office"


def test_the_same_data_and_date_give_the_same_bytes() -> None:
    options = PrintOptions(Order.BOTH, date=DATE)
    content, _report = printed([town()], options)
    assert printed([town()], options)[0] == content
    assert printed([town()], PrintOptions(Order.BOTH, date=datetime.date(2027, 1, 1)))[0] != content


def test_what_is_reported_is_what_was_printed() -> None:
    content, report = printed([large()], PrintOptions(Order.FRENCH))
    assert report.pages == report.sides == len(reader(content).pages)
    assert report.entries == 400


# ------ Bad input ------


def test_markup_is_printed_as_it_was_typed() -> None:
    name = "<font color=red>&amp; %s {0} \\ (x)"
    (text,) = read(glossary(concept("<b>gras</b> & co", "<i>a</i> \\ (b) & ]]>"), english=name))
    assert "<b>gras</b> & co\n= <i>a</i> \\ (b) & ]]>" in text
    assert name in text


def test_control_characters_emoji_and_other_scripts_have_a_clear_rendering() -> None:
    (text,) = read(
        glossary(concept("mot\x00\x1b[0m", "party 🎉 and שלום", note=Bilingual("", "a\u202eb\ud800")))
    )
    assert "mot[0m\n= party [party popper] and [hebrew]" in text
    assert "\nab\n" in text


def test_a_long_word_is_printed_whole() -> None:
    word = "anticonstitutionnellement" * 400
    text = "".join(read(glossary(concept(word, "word"))))
    lines = [line for line in text.splitlines() if set(line) <= set(word)]
    assert word in "".join(lines)


def test_names_and_authors_of_anything_don_t_break_the_file() -> None:
    odd = Glossary(
        "x", Bilingual("\ud83c 🎉\x00", ""), Bilingual("d" * 9_999), "v" * 999, "l" * 999, "\udfff a"
    )
    content, _report = printed([odd], PrintOptions(author="\ud800 me\n"))
    about = reader(content).metadata
    assert about is not None
    assert about.author == "me"


def test_nothing_to_print_is_said_in_a_sentence() -> None:
    sentence = "There are no terms to print yet."
    for glossaries in ([], [glossary()], [glossary(Concept("c", ()))]):
        content, report = printed(glossaries, PrintOptions(Order.BOTH))
        (page,) = reader(content).pages
        assert sentence in page.extract_text()
        assert (report.pages, report.entries) == (1, 0)
    (text,) = read(glossary(), language="fr")
    assert "Il n’y a encore aucun terme à imprimer." in text


def test_a_part_without_terms_is_said_in_a_sentence() -> None:
    _first, second = read(glossary(concept("mot", [])), order=Order.BOTH)
    assert "There are no English terms to print yet." in second


@pytest.mark.parametrize("style", list(Style))
def test_nothing_is_written_when_the_person_cancels(style: Style) -> None:
    calls: list[tuple[int, int]] = []

    def cancel(done: int, total: int) -> None:
        calls.append((done, total))
        if done:
            raise Cancelled

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        print_glossaries([large()], out, PrintOptions(style=style), cancel)
    assert out.getvalue() == b""
    done, total = calls[-1]
    assert 0 < done < total


def test_progress_ends_with_everything_done() -> None:
    calls: list[tuple[int, int]] = []
    print_glossaries([large(800)], io.BytesIO(), PrintOptions(), lambda *call: calls.append(call))
    assert calls[-1] == (1600, 1600)
    assert (0, 0) in calls
    done = [call[0] for call in calls]
    assert done == sorted(done)


def test_a_missing_typeface_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "fonts_dir", lambda: tmp_path)
    with pytest.raises(ExpectedError, match=r"SourceSans3-Regular\.ttf"):
        print_glossaries([town()], io.BytesIO(), PrintOptions())
    (tmp_path / "SourceSans3-Regular.ttf").write_bytes(b"not a font")
    with pytest.raises(ExpectedError, match=r"SourceSans3-Regular\.ttf"):
        print_glossaries([town()], io.BytesIO(), PrintOptions())


# ------ Booklets ------


@pytest.mark.parametrize(
    ("paper", "width", "height"), [(Paper.A4, 297, 210), (Paper.A5, 210, 148), (Paper.LETTER, 279.4, 215.9)]
)
def test_a_booklet_lies_two_pages_on_a_sheet(paper: Paper, width: float, height: float) -> None:
    content, report = printed([large()], PrintOptions(Order.FRENCH, paper, Style.BOOKLET))
    sheets = reader(content).pages
    for sheet in sheets:
        assert float(sheet.mediabox.width) / 72 * 25.4 == pytest.approx(width, abs=0.1)
        assert float(sheet.mediabox.height) / 72 * 25.4 == pytest.approx(height, abs=0.1)
    assert len(sheets) == report.sides == 2 * report.sheets == 2 * -(-report.pages // 4)
    found = [re.findall(r"page (\d+) of", sheet.extract_text()) for sheet in sheets]
    assert sorted(int(number) for numbers in found for number in numbers) == list(range(1, report.pages + 1))
    assert found[0][-1] == "1"
    assert found[1][0] == "2"


def test_the_outline_of_a_booklet_is_in_reading_order() -> None:
    content, _report = printed([large()], PrintOptions(Order.FRENCH, Paper.A4, Style.BOOKLET))
    pdf = reader(content)
    ((_title, letters),) = outline_of(pdf)
    assert [letter for letter, _page in letters] == sorted(letter for letter, _page in letters)
    for letter, page in letters:
        assert re.search(rf"^{letter}$", pdf.pages[page].extract_text(), re.MULTILINE)

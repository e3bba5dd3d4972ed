"""Tables as people and programs write them are read as the glossaries they mean."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Status,
    TermType,
)
from interpreter_app.exchange.formats import Reading
from interpreter_app.exchange.tables import csv_glossary
from interpreter_app.exchange.tables.csv_text import MAX_CELL, MAX_ROWS

FR, EN = Language.FRENCH, Language.ENGLISH


def read(text: str | bytes, name: str = "mots.csv") -> Reading:
    return csv_glossary.read(text.encode() if isinstance(text, str) else text, name)


@pytest.mark.parametrize(("separator", "format_name"), [("\t", "tsv"), (";", "csv"), (",", "csv")])
@pytest.mark.parametrize("name", ["mots.txt", "mots.csv", "mots.tsv"])
def test_the_separator_tells_the_format_whatever_the_file_is_called(
    separator: str, format_name: str, name: str
) -> None:
    rows = (("French", "English"), ("mairie", "town hall"), ("vote", "ballot"))
    assert read("\n".join(map(separator.join, rows)), name).format == format_name


def refused(text: str | bytes) -> str:
    with pytest.raises(FormatError) as caught:
        read(text)
    assert str(caught.value).startswith("mots.csv")
    return str(caught.value)


def pairs(reading: Reading) -> list[tuple[str, str]]:
    """The terms of each concept, joined within a language."""
    return [
        (
            "+".join(t.text for t in c.terms if t.language is FR),
            "+".join(t.text for t in c.terms if t.language is EN),
        )
        for c in reading.glossary.concepts
    ]


def first(text: str | bytes) -> Concept:
    return read(text).glossary.concepts[0]


MAIRIE = [("mairie", "town hall"), ("élu", "elected member")]


@pytest.mark.parametrize(
    "header",
    [
        "fr,en",
        "en,fr",
        "FR,EN",
        "fr-FR,en-GB",
        "Français,Anglais",
        "English,French",
        "Terme français,Terme anglais",
        "Terme en français,Traduction en anglais",
        "Term (FR),Term (EN)",
        "FRA,ENG",
        "french_term,english_term",
        "Français,Traduction",
        "source_fr,target_en",
        "Terme,Traduction",
        "Source,Target",
        "Mot,Word",
        "Langue source,Langue cible",
        "sourceString,targetString",
    ],
)  # fmt: skip
def test_headings_in_many_words_are_understood(header: str) -> None:
    english_first = header.split(",")[0].lower() in ("en", "english")
    rows = [f"{english},{french}" if english_first else f"{french},{english}" for french, english in MAIRIE]
    reading = read("\n".join([header, *rows]))
    assert pairs(reading) == MAIRIE
    assert reading.problems == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_seen(separator: str) -> None:
    table = [
        ("fr", "en", "note"),
        ("1,5 % du budget", "1.5% of the budget", "a, b"),
        ("élu", "elected member", "c; d"),
    ]
    text = "\n".join(separator.join(f'"{c}"' if separator in c else c for c in row) for row in table)
    assert pairs(read(text)) == [("1,5 % du budget", "1.5% of the budget"), MAIRIE[1]]


def test_a_separator_named_by_excel_is_followed() -> None:
    assert pairs(read("sep=;\r\nfr;en\r\nmairie;town hall\r\n")) == MAIRIE[:1]


def test_commas_in_the_texts_of_a_table_with_semicolons_divide_nothing() -> None:
    text = "le maire, la maire;the mayor, in charge\nl’élu, l’élue;the elected member, any\n"
    assert pairs(read(text)) == [
        ("le maire, la maire", "the mayor, in charge"),
        ("l’élu, l’élue", "the elected member, any"),
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_line_end_is_understood(ends: str) -> None:
    reading = read(ends.join(["fr,en", "mairie,town hall", '"élu"," elected member "', ""]))
    assert pairs(reading) == MAIRIE


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
        ("mac-roman", "mac-roman"),
        ("cp850", "cp850"),
    ],
)
def test_the_encoding_is_found_and_named(codec: str, named: str) -> None:
    text = "fr,en\nhôtel de ville,town hall\nélu,elected member\nÉtat,State\ndéchets,waste\nà côté,beside\n"
    reading = read(text.encode(codec))
    assert reading.encoding == named
    assert [french for french, _english in pairs(reading)] == [
        "hôtel de ville",
        "élu",
        "État",
        "déchets",
        "à côté",
    ]


def test_typographic_signs_of_windows_are_read() -> None:
    reading = read("fr,en\nl’œuvre d’intérêt général – «\u00a0oui\u00a0»…,public good\n".encode("cp1252"))
    assert pairs(reading)[0][0] == "l’œuvre d’intérêt général – «\u00a0oui\u00a0»…"


def test_a_few_lines_in_another_encoding_are_read_and_named() -> None:
    content = "fr,en\nélu,elected\ndéchets,waste\n".encode() + "côté,side\n".encode("cp1252")
    reading = read(content)
    assert [french for french, _english in pairs(reading)] == ["élu", "déchets", "côté"]
    assert [problem.where for problem in reading.problems] == ["line 4"]
    assert "cp1252" in reading.problems[0].message


@pytest.mark.parametrize("french_first", [True, False])
def test_two_columns_without_headings_are_told_apart_by_their_words(french_first: bool) -> None:
    table = [("le conseil citoyen", "citizens’ council"), ("mairie", "town hall"), ("dépenses", "spending")]
    rows = [";".join(row if french_first else row[::-1]) for row in table]
    assert pairs(read("\n".join(rows))) == table


def test_a_third_column_without_heading_is_a_note() -> None:
    reading = read("# OmegaT\nle conseil\tcouncil\tof the town\nles élus\telected members\t\n", "a.txt")
    assert pairs(reading) == [("le conseil", "council"), ("les élus", "elected members")]
    assert reading.glossary.concepts[0].note == "of the town"


def test_titles_above_the_headings_are_left_out() -> None:
    reading = read("Glossaire du voyage,,\n,,\nFrançais,Anglais,Remarque\nmairie,town hall,ici\n")
    assert pairs(reading) == MAIRIE[:1]
    assert reading.glossary.concepts[0].note == "ici"


def test_a_row_of_codes_below_the_headings_is_left_out() -> None:
    text = "numéro,langue a,langue b\n#id,#item+rem+i_fr+i_fra,#item+rem+i_en+i_eng\n1,mairie,town hall\n"
    assert pairs(read(text)) == MAIRIE[:1]


def test_rows_that_name_their_languages_are_followed_row_by_row() -> None:
    text = (
        "id,sourceLang,targetLang,sourceString,targetString\n"
        "1,fr,en,mairie,town hall\n2,en-GB,fr-CA,elected member,élu\n3,en,pt,citizen,cidadão\n"
    )
    reading = read(text)
    assert pairs(reading) == [*MAIRIE, ("", "citizen")]
    assert [t.region for t in reading.glossary.concepts[1].terms] == ["CA", "GB"]
    assert reading.glossary.concepts[2].note == "pt: cidadão\nid: 3"


def test_one_row_for_each_language_makes_one_concept() -> None:
    text = (
        "id,language,term,definition\n1,fr,mairie,Maison de la commune\n2,fr,élu,\n"
        "1,en,town hall,\n2,en,elected member,\n"
    )
    reading = read(text)
    assert pairs(reading) == MAIRIE
    assert reading.glossary.concepts[0].definition == Bilingual("Maison de la commune")


def test_every_kind_of_column_finds_its_place() -> None:
    text = (
        "Français;Genre;Synonymes;Sigle;Anglais;Synonyms;Acronym;Définition;Definition;Domaine;Source;"
        "Équivalence;Faux ami;Note de transfert FR;Transfer note EN;Contexte FR;Validé;Remarque;Date\n"
        "conseil de quartier;m;comité | conseil;CQ;neighbourhood council;area council;NC;"
        "Instance créée par la commune.;A body set up by the city.;participation;CGCT;"
        "≈;non;Rien de tel.;Not elected.;Le conseil siège.;oui;à revoir;2026\n"
    )
    reading = read(text)
    concept = reading.glossary.concepts[0]
    assert reading.problems == ()
    assert [(r.where, r.message.partition(":")[0]) for r in reading.remarks] == [
        ("row 1, column Date", "this column has no field of its own")
    ]
    assert pairs(reading) == [
        ("conseil de quartier+comité+conseil+CQ", "neighbourhood council+area council+NC")
    ]
    assert concept.terms[0].gender is Gender.MASCULINE
    assert concept.terms[0].context == "Le conseil siège."
    assert [t.type for t in concept.terms if t.text in ("CQ", "NC")] == [TermType.ACRONYM] * 2
    assert [t.status for t in concept.terms].count(Status.PREFERRED) == 2
    assert concept.definition == Bilingual("Instance créée par la commune.", "A body set up by the city.")
    assert concept.transfer_note == Bilingual("Rien de tel.", "Not elected.")
    assert (concept.subject_field, concept.source, concept.equivalence) == (
        "participation",
        "CGCT",
        Equivalence.QUASI_EQUIVALENT,
    )
    assert (concept.false_friend, concept.checked) == (False, True)
    assert concept.note == "à revoir\nDate: 2026"


def test_a_definition_goes_to_the_language_it_is_written_in() -> None:
    rows = (
        "1,en,fr,noun,A place where people can be tested for the virus.,testing centre,centre de dépistage\n"
    )
    concept = first("id,sourceLang,targetLang,pos,description,sourceString,targetString\n" + rows)
    assert concept.definition.en.startswith("A place")
    assert {t.part_of_speech for t in concept.terms} == {PartOfSpeech.NOUN}


@pytest.mark.parametrize(
    ("cell", "terms"),
    [
        ("mairie | hôtel de ville", ["mairie", "hôtel de ville"]),
        ("mairie ; hôtel de ville", ["mairie", "hôtel de ville"]),
        ("mairie / hôtel de ville", ["mairie", "hôtel de ville"]),
        ("et/ou", ["et/ou"]),
        ("JJ/MM/AAAA", ["JJ/MM/AAAA"]),
        ("l&#39;eau", ["l&#39;eau"]),
        ("budget participatif (BP)", ["budget participatif", "BP"]),
        ("compte administratif (CA)", ["compte administratif", "CA"]),
        ("conseil (municipal)", ["conseil (municipal)"]),
        ("élu(e)s", ["élu(e)s"]),
        ("« mairie\u00a0; annexe »", ["« mairie", "annexe »"]),
    ],
)
def test_several_terms_in_a_cell_are_told_apart(cell: str, terms: list[str]) -> None:
    french = [t for t in first(f'fr,en\n"{cell}",x\n').terms if t.language is FR]
    assert [t.text for t in french] == terms
    assert [t.status for t in french] == [Status.PREFERRED, *[Status.ADMITTED] * (len(terms) - 1)]


@pytest.mark.parametrize(
    ("cell", "gender", "number"),
    [
        ("mairie (f)", Gender.FEMININE, None),
        ("mairie (n.f.)", Gender.FEMININE, None),
        ("mairie, n. f.", Gender.FEMININE, None),
        ("mairie n.f.", Gender.FEMININE, None),
        ("mairie [f]", Gender.FEMININE, None),
        ("mairie (f. pl.)", Gender.FEMININE, Number.PLURAL),
        ("mairie (m/f)", Gender.COMMON, None),
    ],
)
def test_a_gender_behind_a_term_is_understood(cell: str, gender: Gender, number: Number | None) -> None:
    term = first(f'fr,en\n"{cell}",x\n').terms[0]
    assert (term.text, term.gender, term.number) == ("mairie", gender, number)


def test_an_acronym_in_parentheses_is_one_only_if_its_letters_fit() -> None:
    concept = first("fr,en\ncommission consultative paritaire (CCP),x\n")
    assert [t.type for t in concept.terms if t.language is FR] == [TermType.FULL_FORM, TermType.ACRONYM]
    assert first("fr,en\nconseil (UE),x\n").terms[0].text == "conseil (UE)"


def test_a_term_without_translation_is_kept_and_an_empty_row_is_nothing() -> None:
    reading = read("fr,en\nmairie,\n,\n\n,town hall\n")
    assert pairs(reading) == [("mairie", ""), ("", "town hall")]
    assert reading.problems == ()


def test_rows_of_another_width_are_named_by_their_row() -> None:
    reading = read('fr,en\nmairie,town hall\nmaire\nélu,elected,member\n"a\nb",c,,\n,\n')
    assert [problem.where for problem in reading.problems] == ["row 3", "row 4"]
    assert len(pairs(reading)) == 2


def test_a_row_without_a_term_is_named() -> None:
    reading = read("fr,en,note\nmairie,town hall,\n,,seul\n")
    assert [(p.where, p.message) for p in reading.problems] == [
        ("row 3", "there is neither a French nor an English term: add one.")
    ]


def test_a_value_that_is_not_understood_is_kept_in_the_note_and_named() -> None:
    reading = read("fr,en,equivalence\nmairie,town hall,=\nélu,elected,sort of\n")
    assert reading.glossary.concepts[1].note == "equivalence: sort of"
    assert [problem.where for problem in reading.problems] == ["row 3, column equivalence"]


def test_a_column_without_a_place_is_kept_in_the_note() -> None:
    assert first("fr,en,key,pt\nmairie,town hall,a.b,câmara\n").note == "key: a.b\npt: câmara"


def test_a_row_that_repeats_another_is_left_out_and_named() -> None:
    reading = read("fr,en\nmairie,town hall\nélu,elected\nmairie,town hall\nmairie,city hall\n")
    assert len(pairs(reading)) == 3
    assert [(p.where, p.message) for p in reading.problems] == [
        ("row 4", "it repeats row 2 and was left out.")
    ]


def test_ids_are_made_from_the_french_term_and_stay_the_same() -> None:
    text = "fr,en\nL’Hôtel de Ville,town hall\nmairie,town hall\nmairie,city hall\n,only English\n日本,日本\n"
    ids = [concept.id for concept in read(text).glossary.concepts]
    assert ids[:2] == ["hotel-de-ville", "mairie"]
    assert ids[2].startswith("mairie-")
    assert ids[3] == "only-english"
    assert ids[4].startswith("concept-")
    assert ids == [concept.id for concept in read(text).glossary.concepts]


def test_ids_in_the_table_are_kept_unless_they_are_row_numbers() -> None:
    reading = read("id,fr,en\nhall,mairie,town hall\n2,élu,elected\nhall,maire,mayor\n")
    assert [concept.id for concept in reading.glossary.concepts] == ["hall", "elu", "maire"]
    assert [problem.where for problem in reading.problems] == ["row 4"]


def test_the_line_of_each_concept_is_known() -> None:
    reading = read('fr,en,note\nmairie,town hall,"a\nb"\nélu,elected,\n')
    assert reading.lines == {"mairie": 2, "elu": 4}


def test_the_glossary_is_named_after_its_file() -> None:
    glossary = read("fr,en\na,b\n", "Mes mots à moi.csv").glossary
    assert (glossary.id, glossary.name) == ("mes-mots-a-moi", Bilingual("Mes mots à moi", "Mes mots à moi"))


def test_a_table_with_one_language_is_read_and_the_other_missed() -> None:
    reading = read("id,en,pt\n1,city,cidade\n")
    assert pairs(reading) == [("", "city")]
    assert reading.glossary.concepts[0].note == "pt: cidade\nid: 1"
    assert "no column was recognised as French" in reading.problems[0].message


def test_a_stray_quotation_mark_is_only_a_character() -> None:
    assert pairs(read('fr,en\n"Oui" dit-il,yes\n12" de long,12 inches\n'))[1] == ('12" de long', "12 inches")
    assert pairs(read('fr\ten\n"Oui\tyes\nnon\tno\n')) == [('"Oui', "yes"), ("non", "no")]


def test_behind_a_stray_quotation_mark_a_text_of_two_lines_is_not_torn_in_two() -> None:
    torn = 'French,English,Note\n"mairie" x,town hall,"one line\nand another",more,third\n'
    assert refused(torn).startswith("mots.csv, line 2: the quotation mark that opens here isn’t closed")
    assert refused('French,English\n"a" b,"c').startswith("mots.csv, line 2: the quotation mark")
    (whole,) = read('French,English,Note\n"mairie" x,town hall,"one ""line"""\n').glossary
    assert whole.note == 'one "line"'


def test_a_control_character_refuses_its_row_alone() -> None:
    reading = read("fr,en\nmairie,town\x07hall\nélu,elected\n")
    assert len(pairs(reading)) == 1
    assert [problem.where for problem in reading.problems] == ["row 2"]


def test_a_huge_cell_refuses_its_row_alone() -> None:
    reading = read("fr,en\n" + "a" * (MAX_CELL + 1) + ",b\nmairie,town hall\n" + "b" * 200_000 + ",c\n")
    assert pairs(reading) == MAIRIE[:1]
    assert [problem.where for problem in reading.problems] == ["row 2", "row 4"]


def test_a_cell_of_a_thousand_terms_refuses_its_row_alone() -> None:
    reading = read("fr,en\n" + "a|" * 900 + ",b\nmairie,town hall\n")
    assert pairs(reading) == MAIRIE[:1]
    assert [problem.where for problem in reading.problems] == ["row 2, column fr"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"PK\x03\x04" + bytes(200), "spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "old Excel"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"%PDF-1.4\n", "PDF"),
        (b"<?xml version='1.0'?><martif/>", "XML"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"fr,en\nmairie,town\0hall\n", "line 2: there is a NUL byte"),
        (b"mairie\nville\n", "only one column"),
        (b"Nom,Courriel\nJean,jean@example.org\n", "no French or English column was found (Nom, Courriel)"),
        (b"pt,es\nlinguagem,idioma\n", "no French or English column was found (pt, es)"),
        (b"fr,en\n", "no entry below the headings"),
        ('fr,en\nmairie,"town hall\nélu,elected\n'.encode(), "line 2: the quotation mark that opens here"),
        (
            b'fr,en\nmairie,"' + b"a long text\n" * 12_000 + b'"\n\xc3\xa9lu,elected\n',
            "line 2: the text in quotation marks that begins here has more than 100000 characters: shorten",
        ),
        ('fr,en\n"mairie,town hall\nélu,elected\n"maire",mayor\n'.encode(), "line 2: the quotation mark"),
        (b"fr,en\na,b\n" + b'"' + b"x,y\n" * 60_000, "line 3: the quotation mark"),
        ((",".join(f"c{i}" for i in range(10_000)) + "\n").encode() * 2, "10000 columns, at most 200"),
        (b"fr,en\n" + b"," * 5_000_000, "line 2: this line is too long"),
        (b"fr,en\na,b\n" + b"\n" * MAX_ROWS, f"more than {MAX_ROWS} rows"),
        (b"\xff\xfef\x00r", "says it is UTF-16 but isn’t"),
    ],
)
def test_what_is_no_table_of_terms_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_thousands_of_problems_are_counted() -> None:
    problems = read("fr,en\na,b\n" + "c\n" * 1500).problems
    assert len(problems) == 1001
    assert problems[-1].message == "500 more problems"

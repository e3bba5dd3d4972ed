"""A termbase of Trados is read whoever named its fields: nothing of it gets lost without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.termbases import multiterm_reading

FR, EN = Language.FRENCH, Language.ENGLISH
WHO = (
    '<transacGrp><transac type="origination">julien (pro)</transac>'
    "<date>2021-03-01T11:21:32</date></transacGrp>"
)


def field(name: str, text: str, inside: str = "") -> str:
    return f'<descripGrp><descrip type="{name}">{text}</descrip>{inside}</descripGrp>'


def term(text: str, *fields: str) -> str:
    return f"<termGrp><term>{text}</term>{WHO}{''.join(fields)}</termGrp>"


def group(code: str, name: str, *parts: str) -> str:
    return f'<languageGrp><language lang="{code}" type="{name}"/>{"".join(parts)}</languageGrp>'


def entry(number: int, *parts: str) -> str:
    return f"<conceptGrp><concept>{number}</concept>{WHO}{''.join(parts)}</conceptGrp>"


def read(*entries: str, name: str = "Ville.mtf.xml") -> Reading:
    text = f"<?xml version='1.0' encoding='UTF-16' ?><mtf>{''.join(entries)}</mtf>"
    return multiterm_reading.read(text.encode("utf-16"), name)


def concept(*parts: str) -> Concept:
    found = read(entry(7, *parts)).glossary.concepts
    assert len(found) == 1
    return found[0]


MAYOR = (group("EN", "English", term("mayor")), group("FR", "French", term("maire")))


def test_terms_come_with_their_language_region_and_order() -> None:
    found = concept(
        group("EN-GB", "English (United Kingdom)", term("town hall"), term("guildhall")),
        group("fr_ca", "Français", term("hôtel de ville")),
        group("", "French (Belgium)", term("maison communale")),
    )
    assert [(t.text, t.language, t.region, t.status) for t in found.terms] == [
        ("hôtel de ville", FR, "CA", Status.PREFERRED),
        ("maison communale", FR, "BE", Status.ADMITTED),
        ("town hall", EN, "GB", Status.PREFERRED),
        ("guildhall", EN, "GB", Status.ADMITTED),
    ]


def test_the_number_of_the_entry_is_its_id_and_the_name_comes_from_the_file() -> None:
    reading = read(entry(1417, *MAYOR))
    assert reading.glossary.id == "ville"
    assert reading.glossary.name == Bilingual("Ville", "Ville")
    assert dict(reading.lines) == {"1417": 1}
    assert (reading.format, reading.encoding, reading.read) == ("multiterm", "utf-16", 1)


@pytest.mark.parametrize(
    "encoded",
    [
        lambda t: ("<?xml version='1.0' encoding='UTF-16' ?>" + t).encode("utf-16"),
        lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
        lambda t: t.encode("utf-16-le"),
        lambda t: t.encode(),
        lambda t: b"\xef\xbb\xbf" + t.encode(),
        lambda t: ("<?xml version='1.0' encoding='UTF-8' ?>\r\n" + t).encode(),
        lambda t: ("<?xml version='1.0' encoding='windows-1252' ?>" + t).encode("cp1252"),
        lambda t: ("<?xml version='1.0' encoding='UTF-16' ?>" + t).encode(),
    ],
)
def test_any_encoding_that_such_files_have_is_read_and_recognised(encoded: Callable[[str], bytes]) -> None:
    content = encoded(f"<mtf>{entry(1, group('FR', 'French', term('élu')))}</mtf>")
    assert multiterm_reading.is_multiterm(content)
    assert multiterm_reading.read(content, "a.xml").glossary.concepts[0].terms[0].text == "élu"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Status", "preferred", {"status": Status.PREFERRED}),
        ("Statut", "Déconseillé", {"status": Status.DEPRECATED}),
        ("Usage", "forbidden", {"status": Status.DEPRECATED}),
        ("Forbidden", "true", {"status": Status.DEPRECATED}),
        ("Status", "approved", {"status": Status.PREFERRED}),
        ("Part of Speech", "Noun", {"part_of_speech": PartOfSpeech.NOUN}),
        ("Catégorie grammaticale", "verbe", {"part_of_speech": PartOfSpeech.VERB}),
        ("partOfSpeech", "properNoun", {"part_of_speech": PartOfSpeech.PROPER_NOUN}),
        (
            "Cat. gram.",
            "n.m.pl.",
            {
                "part_of_speech": PartOfSpeech.NOUN,
                "gender": Gender.MASCULINE,
                "number": Number.PLURAL,
            },
        ),
        ("Gender", "feminine", {"gender": Gender.FEMININE}),
        ("Genre", "masculin", {"gender": Gender.MASCULINE}),
        ("Number", "plural", {"number": Number.PLURAL}),
        ("Term Type", "Abbreviation", {"type": TermType.ACRONYM}),
        ("termType", "shortForm", {"type": TermType.SHORT_FORM}),
        ("Acronym", "Yes", {"type": TermType.ACRONYM}),
        ("Country", "Canada", {"region": "CA"}),
        ("Geographical Usage", "Scotland", {"region": "GB-SCT"}),
        ("Context", "Le maire parle.", {"context": "Le maire parle."}),
        ("Exemple", "Le maire parle.", {"context": "Le maire parle."}),
        ("Prononciation", "mair", {"pronunciation": "mair"}),
        ("Gender", "undefined", {}),
    ],
)
def test_a_field_of_a_term_is_put_on_it(name: str, text: str, expected: dict[str, object]) -> None:
    found = concept(group("FR", "French", term("maire", field(name, text))))
    assert found == Concept("7", (Term("maire", FR, **expected),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Subject", "law", {"subject_field": "law"}),
        ("Domaine", "droit", {"subject_field": "droit"}),
        ("Source", "JO", {"source": "JO"}),
        ("Référence", "JO", {"source": "JO"}),
        ("Note", "a", {"note": "a"}),
        ("Remarque", "a", {"note": "a"}),
        (
            "Definition",
            "The head of a town council.",
            {"definition": Bilingual("", "The head of a town council.")},
        ),
        ("Définition", "L’élu de la ville.", {"definition": Bilingual("L’élu de la ville.")}),
        ("Definition EN", "42", {"definition": Bilingual("", "42")}),
        ("Degree of Equivalence", "quasi-equivalent", {"equivalence": Equivalence.QUASI_EQUIVALENT}),
        ("Faux ami", "oui", {"false_friend": True}),
        ("Validated", "yes", {"checked": True}),
        ("Status", "approved", {"checked": True}),
    ],
)
def test_a_field_of_the_entry_has_its_place(name: str, text: str, expected: dict[str, object]) -> None:
    found = concept(field(name, text), *MAYOR)
    assert found == Concept("7", (Term("maire", FR), Term("mayor", EN)), **expected)  # type: ignore[arg-type]


def test_a_definition_has_the_language_of_its_group_and_its_source_goes_along() -> None:
    found = concept(
        group("EN", "English", field("Definition", "X.", field("Source", "OED")), term("mayor")),
        group("FR", "French", term("maire", field("Définition", "Y."), field("Definition", "Z."))),
    )
    assert found.definition == Bilingual("Y.\nZ.", "X.")
    assert found.source == "OED"


def test_what_has_no_field_is_kept_in_the_note_and_named_once() -> None:
    reading = read(
        entry(
            1,
            field("Client", "Paris"),
            *MAYOR[:1],
            group("FR", "French", field("Fiabilité", "3"), term("maire", field("Auteur", "Julien"))),
            group("DE", "German", field("Definition", "Leiter."), term("Bürgermeister"), term("OB")),
        ),
        entry(2, field("Client", "Lyon"), *MAYOR),
    )
    first, second = reading.glossary.concepts
    assert first.note.split("\n") == [
        "Client: Paris",
        "Auteur (maire): Julien",
        "Fiabilité (fr): 3",
        "de: Bürgermeister",
        "de: OB",
        "Definition (de): Leiter.",
    ]
    assert second.note == "Client: Lyon"
    named = [remark.message for remark in reading.remarks]
    assert [sum(f"“{label}”" in message for message in named) for label in ("Client", "Auteur", "de")] == [
        1
    ] * 3
    assert reading.problems == ()


def test_a_note_on_a_term_says_on_which() -> None:
    assert concept(group("FR", "French", term("maire", field("Note", "rare")))).note == "Note (maire): rare"


def test_a_value_that_isnt_understood_is_kept_and_named_once() -> None:
    fields = [field("Gender", "neuter"), field("Part of Speech", "preposition")]
    reading = read(
        *(entry(n, group("EN", "English", term(f"mayor{n}", *fields))) for n in (1, 2)),
    )
    assert [c.note for c in reading.glossary.concepts] == [
        f"Gender (mayor{n}): neuter\nPart of Speech (mayor{n}): preposition" for n in (1, 2)
    ]
    assert reading.glossary.concepts[0].terms[0].part_of_speech is PartOfSpeech.OTHER
    assert sum("“neuter”" in remark.message for remark in reading.remarks) == 1


def test_records_of_who_wrote_what_are_counted_and_not_kept() -> None:
    reading = read(entry(1, '<system type="entryClass">1</system>', *MAYOR))
    assert reading.glossary.concepts[0].note == ""
    assert [remark.message.split()[:2] for remark in reading.remarks] == [["4", "records"]]


def test_a_link_is_kept_as_its_words_and_its_target_if_they_dont_name_it() -> None:
    found = concept(
        '<descripGrp><descrip type="Note">See <xref Tlink="English:mayor">mayor</xref> and '
        '<xref Tlink="English:provost">here</xref>.</descrip></descripGrp>'
        '<descripGrp><descrip type="Illustration" Glink="hall.jpg"></descrip></descripGrp>'
        '<descripGrp><descrip type="Source" Ulink="https://example.org">the law</descrip></descripGrp>',
        *MAYOR,
    )
    assert found.note == "See mayor and here (provost).\nIllustration: hall.jpg"
    assert found.source == "the law (https://example.org)"


def test_a_field_of_synonyms_has_more_terms() -> None:
    found = concept(
        group("FR", "French", term("maire", field("Synonymes", "édile; M."), field("Sigle", "MR")))
    )
    assert [(t.text, t.type, t.status) for t in found.terms] == [
        ("maire", TermType.FULL_FORM, Status.PREFERRED),
        ("édile", TermType.FULL_FORM, Status.ADMITTED),
        ("M.", TermType.FULL_FORM, Status.ADMITTED),
        ("MR", TermType.ACRONYM, Status.ADMITTED),
    ]


def test_a_term_that_the_file_prefers_is_the_one_to_say() -> None:
    found = concept(group("FR", "French", term("édile"), term("maire", field("Status", "preferred"))))
    assert [(t.text, t.status) for t in found.terms] == [
        ("édile", Status.ADMITTED),
        ("maire", Status.PREFERRED),
    ]


def test_white_space_of_a_file_laid_out_by_hand_is_no_part_of_its_texts() -> None:
    text = "\n".join(
        (
            "<mtf>",
            "  <conceptGrp>",
            "    <concept> 3 </concept>",
            '    <languageGrp> <language lang="FR" type="French"/>',
            "      <termGrp>",
            "        <term>",
            "          hôtel",
            "          de\u00a0ville </term>",
            '        <descripGrp> <descrip type="Context">',
            "          Un. ",
            "          Deux.",
            "        </descrip> </descripGrp> </termGrp> </languageGrp> </conceptGrp>",
            "</mtf>",
        )
    )
    reading = multiterm_reading.read(text.encode(), "a.xml")
    assert reading.glossary.concepts == (
        Concept("3", (Term("hôtel de\u00a0ville", FR, context="Un.\nDeux."),)),
    )
    assert reading.lines == {"3": 2}
    assert [remark.message for remark in reading.remarks] == ["1 entry has no English term."]


def test_what_stands_where_nobody_expects_it_is_kept_too() -> None:
    found = concept(
        "stray", "<admin type='x'>Jo</admin>", group("FR", "French", "<note>vu</note>", term("maire", "là"))
    )
    assert found.note.split("\n") == [
        "conceptGrp: stray",
        "admin: Jo",
        "termGrp (maire): là",
        "note (fr): vu",
    ]


def test_an_entry_that_cant_be_taken_is_named_by_its_number() -> None:
    reading = read(
        entry(1, *MAYOR),
        entry(2, group("DE", "German", term("Bürgermeister"))),
        entry(3, group("FR", "French", "<termGrp><term> </term></termGrp>")),
        entry(4, group("FR", "French", term("a\x85b"))),
        entry(5, group("FR", "French", *[term(f"a{n}") for n in range(101)])),
        entry(6, group("FR", "French", term("a" * 2001))),
        "<other>words</other>",
        entry(1, *MAYOR),
    )
    assert reading.read == 2
    assert reading.left_out == 6
    assert [problem.where for problem in reading.problems[:5]] == [f"entry {n}" for n in (2, 3, 4, 5, 6)]
    assert "isn’t an entry" in reading.problems[5].message
    assert reading.problems[6].where == "entry 1"
    assert len({c.id for c in reading.glossary.concepts}) == 2


def test_a_blank_term_is_none_even_in_a_file_of_ours() -> None:
    terms = group("FR", "French", term(" "), term(" a "))
    text = f"<?xml version='1.0'?><?passerelle multiterm?><mtf>{entry(1, terms)}</mtf>"
    found = multiterm_reading.read(text.encode(), "a.xml").glossary.concepts
    assert [t.text for t in found[0].terms] == [" a "]


def test_an_entry_without_a_number_gets_an_id_from_its_words() -> None:
    reading = read(f"<conceptGrp>{''.join(MAYOR)}</conceptGrp>")
    assert [c.id for c in reading.glossary.concepts] == ["maire"]

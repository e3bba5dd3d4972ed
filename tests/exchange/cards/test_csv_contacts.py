"""Tables of contacts: ours come back the same, Outlook’s, Google’s and people’s own are understood."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.contacts.contact import Address, Contact, ContactKind, Telephone
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.cards.csv_contacts import read_contacts, write_contacts, write_contacts_file
from interpreter_app.exchange.cards.reading import CardReading
from tests.exchange.cards.made import books

OUTLOOK = (
    "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Titre,Rue (bureau),Rue (bureau) 2,"
    "Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),"
    "Télécopie (bureau),Téléphone (bureau),"
    "Téléphone 2 (bureau),Tél. mobile,Adresse de messagerie,Type de messagerie,Adresse de messagerie 2,"
    "Anniversaire,Notes,Priorité,Page Web\r\n"
    "Mme,Hélène,Anne,Lévy,,Ville de Lyon,Voirie,Adjointe au maire,1 place de la Comédie,BP 1,Lyon,,69001,"
    'France,04 99,04 00,04 01,06 00,h.levy@example.org,SMTP,hl@example.org,00/00/00,"deux\r\nlignes",'
    "Normale,example.org\r\n"
)
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - "
    "Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Website 1 - Value\r\n"
    "John,,Doe,Djone,Council,Town clerk,,* myContacts,* Work,j@example.org ::: d@example.org,Mobile,07 00,"
    'Home,"1 High St\nLeeds",1 High St,Leeds,LS1,https://example.org\r\n'
)


def read(text: str, encoding: str = "utf-8") -> CardReading:
    """A table in this encoding."""
    return read_contacts(text.encode(encoding), "contacts.csv")


@given(book=books(), language=st.sampled_from(Language), separator=st.sampled_from(",;\t"))
@settings(max_examples=60, deadline=None)
def test_our_own_tables_come_back_the_same(book: list[Contact], language: Language, separator: str) -> None:
    content = write_contacts(book, language, separator)
    assert read_contacts(content, "contacts.csv").contacts[: len(book)] == tuple(book)
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_outlooks_french_export(encoding: str, separator: str) -> None:
    found = read(OUTLOOK.replace(",", separator), encoding)
    person, town = found.contacts
    assert person == Contact(
        "helene-anne-levy",
        "Hélène Anne Lévy",
        family_name="Lévy",
        given_name="Hélène",
        prefix="Mme",
        title=Bilingual(fr="Adjointe au maire"),
        organisation=town.id,
        unit="Voirie",
        emails=("h.levy@example.org", "hl@example.org"),
        telephones=(
            Telephone("04 99", "work fax"),
            Telephone("04 00", "work"),
            Telephone("04 01", "work"),
            Telephone("06 00", "cell"),
        ),
        addresses=(Address("1 place de la Comédie, BP 1", "Lyon", "", "69001", "France"),),
        websites=("example.org",),
        note="deux\nlignes",
        unread=(
            "ADR;TYPE=work:;;1 place de la Comédie\\, BP 1;Lyon;;69001;France",
            "N:Lévy;Hélène;Anne;Mme;",
        ),
    )
    assert (town.full_name, town.kind) == ("Ville de Lyon", ContactKind.ORGANISATION)
    assert found.problems == ()


def test_googles_export() -> None:
    found = read(GOOGLE)
    person, council = found.contacts
    assert (person.full_name, person.title) == ("John Doe", Bilingual(en="Town clerk"))
    assert (person.organisation, council.full_name) == (council.id, "Council")
    assert person.emails == ("j@example.org", "d@example.org")
    assert person.telephones == (Telephone("07 00", "cell"),)
    assert person.addresses == (Address("1 High St", "Leeds", "", "LS1", ""),)
    assert "EMAIL;TYPE=work:j@example.org" in person.unread
    assert found.problems == ()


def test_outlooks_english_export_tells_a_courtesy_title_from_a_job() -> None:
    found = read(
        "Title,First Name,Last Name,Company,Job Title,Business Street,Business City,Business Postal Code,"
        "Home Phone,Business Phone 2,Mobile Phone,E-mail Address,E-mail 2 Address\r\n"
        "Mr,John,Doe,Council,Mayor,1 High St,Leeds,LS1,1,2,3,a@example.org,b@example.org\r\n"
    )
    person = found.contacts[0]
    assert (person.prefix, person.title) == ("Mr", Bilingual(en="Mayor"))
    assert person.telephones == (Telephone("1", "home"), Telephone("2", "work"), Telephone("3", "cell"))
    assert person.emails == ("a@example.org", "b@example.org")
    assert found.problems == ()


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("Nom;Prénom;Courriel\r\nLévy;Hélène;h@example.org\r\n", "Hélène Lévy"),
        ("Nom;Fonction;Téléphone\r\nHélène Lévy;Maire;1\r\n", "Hélène Lévy"),
        ("Name,Organisation\r\nJohn Doe,Council\r\n", "John Doe"),
        ("E-mail\r\na@example.org\r\n", "a@example.org"),
        ("\r\nListe des invités\r\nNom,E-mail\r\nHélène,h@example.org\r\n", "Hélène"),
    ],
)
def test_tables_that_people_keep(table: str, name: str) -> None:
    found = read(table)
    assert found.contacts[0].full_name == name
    assert found.problems == ()


def test_what_has_no_place_is_named_once() -> None:
    found = read("Nom,E-mail,Allergies,Langues\r\nA,a@b,noix,fr\r\nB,b@b,lait,klingon!\r\n,,œufs,\r\n")
    assert [contact.full_name for contact in found.contacts] == ["A", "B"]
    assert [f"{one.where}: {one.message}" for one in found.problems] == [
        "row 3, column Langues: this isn’t the code of a language, such as fr or en.",
        "row 4: there is no name in this row: it was left out.",
        "row 1, column Allergies: this column has no place in a contact and was left out.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"un,deux\r\ntrois,quatre\r\n", "no column of contacts was found"),
        (b"Nom,E-mail\r\n" + b"a,b\r\n" * 20_001, "more than 20000 contacts"),
        (b'Nom,E-mail\r\n"a,b\r\n', "isn’t closed"),
        (b"a" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_no_table_of_contacts_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_contacts(content, "contacts.csv")
    assert sentence in str(refused.value)


@given(book=books(), place=st.integers(0, 3000), put=st.binary(max_size=6), gone=st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_a_broken_table_gives_contacts_or_a_sentence(
    book: list[Contact], place: int, put: bytes, gone: int
) -> None:
    content = write_contacts(book)
    try:
        found = read_contacts(content[:place] + put + content[place + gone :], "contacts.csv")
    except FormatError:
        return
    assert all(one.full_name and one.id for one in found.contacts)


def test_what_no_table_holds_is_refused_by_name(tmp_path: Path) -> None:
    person = Contact("a", "Hélène")
    path = tmp_path / "a.csv"
    write_contacts_file(path, [person], Language.FRENCH, ";")
    before = path.read_bytes()
    assert read_contacts(before, "a.csv").contacts == (person,)
    for note, sentence in (
        ("\x07", "Hélène.*U\\+0007"),
        ("x" * 100_000, "Hélène.*save these contacts as vCard"),
    ):
        with pytest.raises(FormatError, match=sentence):
            write_contacts_file(path, [replace(person, note=note)])
    assert path.read_bytes() == before

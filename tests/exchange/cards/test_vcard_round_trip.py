"""Our own cards come back the same, in 4.0 and in 3.0; what they came with goes out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings

from interpreter_app.base.errors import ExpectedError, FormatError
from interpreter_app.domain.contacts.contact import (
    Address,
    Consent,
    Contact,
    ContactKind,
    FollowUp,
    Telephone,
)
from interpreter_app.domain.terms import Bilingual
from interpreter_app.exchange.cards.vcard_reader import read_cards
from interpreter_app.exchange.cards.vcard_writer import write_card_file, write_cards
from tests.exchange.cards.made import books

MAYOR = Contact(
    "marie-dupont",
    "Marie Dupont",
    family_name="Dupont",
    given_name="Marie",
    title=Bilingual("Maire", "Mayor"),
    organisation="ville-de-rennes",
    unit="Cabinet",
    telephones=(Telephone("+33 2 99 00 00 00", "work"), Telephone("06 00", "Secrétariat")),
    emails=("marie@example.org", "cabinet@example.org"),
)
TOWN = Contact(
    "ville-de-rennes", "Ville de Rennes", ContactKind.ORGANISATION, name=Bilingual("Ville", "City")
)
Version = Literal["4.0", "3.0"]
VERSIONS: tuple[Version, ...] = ("4.0", "3.0")


def back(contacts: list[Contact], version: Version) -> tuple[Contact, ...]:
    """The contacts after a way out and in."""
    return read_cards(write_cards(contacts, version).encode("utf-8"), "cards.vcf").contacts


@pytest.mark.parametrize("version", VERSIONS)
@given(book=books())
@settings(max_examples=60, deadline=None)
def test_own_cards_come_back_the_same(version: Version, book: list[Contact]) -> None:
    text = write_cards(book, version)
    assert read_cards(text.encode("utf-8"), "cards.vcf").contacts[: len(book)] == tuple(book)
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_person_and_their_organisation_know_each_other_afterwards(version: Version) -> None:
    assert back([MAYOR, TOWN], version) == (MAYOR, TOWN)


def test_an_organisation_that_is_not_given_away_is_named_on_the_card() -> None:
    text = write_cards([MAYOR], organisations=[TOWN])
    assert "\r\nORG:Ville de Rennes;Cabinet\r\n" in text
    person, town = read_cards(text.encode(), "cards.vcf").contacts
    assert person == MAYOR
    assert (town.id, town.full_name, town.is_organisation) == (TOWN.id, TOWN.full_name, True)


def test_both_languages_of_a_title_are_one_property_in_4() -> None:
    assert "TITLE;ALTID=1;LANGUAGE=fr:Maire\r\nTITLE;ALTID=1;LANGUAGE=en:Mayor\r\n" in write_cards([MAYOR])
    assert "TITLE;LANGUAGE=fr:Maire\r\nTITLE;LANGUAGE=en:Mayor\r\n" in write_cards([MAYOR], "3.0")


def test_a_uid_stays_the_same_and_is_the_cards_own_where_it_has_one() -> None:
    lines = [line for line in write_cards([MAYOR]).split("\r\n") if line.startswith("UID:urn:uuid:")]
    renamed = replace(MAYOR, full_name="Marie Dupont-Leroy")
    assert len(lines) == 1
    assert lines[0] in write_cards([renamed], "3.0")
    assert "UID;VALUE=text:abc\r\n" in write_cards([replace(MAYOR, uid="abc")])


def test_lines_without_a_field_go_out_again_and_typed_ones_while_their_field_says_the_same() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jo\r\nN:Martin;Jo;Anne,Lise;;\r\nEMAIL;TYPE=home:jo@example.org\r\n"
        'ADR;TYPE=work;LABEL="2, rue":;Bât. B;2 rue;Lyon;;69001;France\r\nBDAY:19700101\r\nEND:VCARD\r\n'
    )
    (jo,) = read_cards(card.encode(), "cards.vcf").contacts
    assert jo.addresses == (Address("Bât. B, 2 rue", "Lyon", "", "69001", "France"),)
    text = write_cards([jo])
    assert "EMAIL;TYPE=home:jo@example.org\r\n" in text
    assert "N:Martin;Jo;Anne,Lise;;\r\n" in text
    assert ":;Bât. B;2 rue;Lyon;;69001;France\r\n" in text
    changed = write_cards([replace(jo, emails=("new@example.org",), addresses=(), family_name="Petit")])
    assert "EMAIL:new@example.org\r\n" in changed
    assert "N:Petit;Jo;Anne\\, Lise;;\r\n" in changed
    assert "jo@example.org" not in changed
    assert "69001" not in changed
    assert "BDAY:19700101\r\n" in changed


def test_what_one_keeps_about_somebody_stays_at_home_on_a_card_that_is_given_away() -> None:
    known = replace(
        MAYOR,
        note="prefers tea",
        follow_ups=(FollowUp("a", "send the report"),),
        consent=Consent(date(2026, 1, 2), "by e-mail"),
    )
    text = write_cards([known, replace(TOWN, forgotten=date(2026, 1, 2))], private=False)
    assert text.count("BEGIN:VCARD") == 1
    assert "tea" not in text
    assert "report" not in text
    assert "CONSENT" not in text
    assert read_cards(text.encode(), "x").contacts[0].full_name == "Marie Dupont"


def test_a_control_character_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match=r"Marie Dupont.*U\+0007"):
        write_cards([replace(MAYOR, note="a\x07")])
    with pytest.raises(FormatError, match=r"U\+D800"):
        write_cards([replace(MAYOR, note="\ud800")])


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    write_card_file(path, [MAYOR, TOWN], "3.0")
    before = path.read_bytes()
    assert read_cards(before, path.name).contacts == (MAYOR, TOWN)
    with pytest.raises(FormatError):
        write_card_file(path, [replace(MAYOR, note="\x07")])
    assert path.read_bytes() == before
    with pytest.raises(ExpectedError, match="is a folder"):
        write_card_file(tmp_path, [MAYOR])
    assert list(tmp_path.iterdir()) == [path]

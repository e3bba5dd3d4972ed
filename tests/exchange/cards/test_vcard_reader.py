"""Cards as phones and offices write them, in any version and encoding; what is broken is named."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.contacts.contact import Address, Contact, ContactKind, Telephone
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.cards.reading import CardReading
from interpreter_app.exchange.cards.vcard_reader import read_cards


def read(text: str | bytes, encoding: str = "utf-8") -> CardReading:
    """A file with CRLF at its line ends."""
    if isinstance(text, str):
        text = text.replace("\r\n", "\n").replace("\n", "\r\n").encode(encoding)
    return read_cards(text, "cards.vcf")


def card(lines: str, version: str = "4.0") -> str:
    """A card of these lines."""
    return f"BEGIN:VCARD\nVERSION:{version}\n{lines.strip()}\nEND:VCARD\n"


def one(lines: str, version: str = "4.0") -> Contact:
    """The contact of a card in which nothing is wrong."""
    found = read(card(lines, version))
    assert found.problems == ()
    return found.contacts[0]


def said(found: CardReading) -> list[str]:
    """The problems as a person reads them."""
    return [f"{problem.where}: {problem.message}" for problem in found.problems]


def test_version_4_with_parameters_quoted_and_bare() -> None:
    found = one(
        """
FN:Simon Perreault
N:Perreault;Simon;;;ing. jr,M.Sc.
LANG;PREF=2:en
LANG;PREF=1:fr-CA
ADR;TYPE=work:;Suite D2-630;2875 Laurier;
 Quebec;QC;G1V 2M2;Canada
TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102
EMAIL;PREF=9:second@example.org
EMAIL;PREF=1;TYPE=work:first@example.org
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
"""
    )
    assert (found.family_name, found.given_name, found.suffix) == ("Perreault", "Simon", "ing. jr, M.Sc.")
    assert found.languages == ("fr", "en")
    assert found.addresses == (Address("Suite D2-630, 2875 Laurier", "Quebec", "QC", "G1V 2M2", "Canada"),)
    assert found.telephones == (Telephone("+1-418-656-9254 ext. 102", "work"),)
    assert found.emails == ("first@example.org", "second@example.org")
    assert found.uid == "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"


def test_version_2_1_with_quoted_printable_soft_breaks_and_bare_types() -> None:
    found = one(
        """
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A9vy;H=C3=A9l=C3=A8ne;;;
TEL;WORK;FAX:1
TEL;CELL;PREF:2
NOTE;QUOTED-PRINTABLE:first=0D=0A=
second =C3=
=A9t=C3=A9 C:\\temp
EMAIL;INTERNET:h@example.org
""",
        "2.1",
    )
    assert found.full_name == "Hélène Lévy"
    assert found.telephones == (Telephone("2", "cell"), Telephone("1", "work fax"))
    assert found.note == "first\nsecond été C:\\temp"
    assert found.emails == ("h@example.org",)
    assert found.unread == ()


def test_version_3_with_groups_labels_and_escapes() -> None:
    found = one(
        """
FN:Zoé
item1.TEL:06 00
item1.X-ABLabel:Secrétariat
item2.URL;type=pref:http\\://example.org/a
item2.X-ABLabel:_$!<HomePage>!$_
NOTE:one\\, two\\; three\\nfour \\"five\\"
""",
        "3.0",
    )
    assert found.telephones == (Telephone("06 00", "Secrétariat"),)
    assert found.websites == ("http://example.org/a",)
    assert found.note == 'one, two; three\nfour "five"'
    assert found.unread == ("item2.URL:http\\://example.org/a", "item2.X-ABLABEL:_$!<HomePage>!$_")


def test_titles_go_to_their_languages_and_others_are_kept() -> None:
    found = one(
        """
FN:Anne Hidalgo
TITLE;LANGUAGE=en-GB;ALTID=1:Mayor
TITLE;LANGUAGE=fr;ALTID=1:Maire
TITLE;LANGUAGE=es;ALTID=1:Alcaldesa
ROLE:Présidente de la commission
"""
    )
    assert found.title == Bilingual("Maire", "Mayor")
    assert found.role == Bilingual(fr="Présidente de la commission")
    assert found.unread == ("TITLE;LANGUAGE=es;ALTID=1:Alcaldesa",)


def test_a_title_that_tells_no_language_is_in_that_of_the_card_or_the_assumed_one() -> None:
    text = card("FN:X\nTITLE:007").encode()
    assert read_cards(text, "f", Language.ENGLISH).contacts[0].title == Bilingual(en="007")
    assert read_cards(text, "f", Language.FRENCH).contacts[0].title == Bilingual(fr="007")
    assert one("N;LANGUAGE=en-us:X;;;;\nTITLE:007", "2.1").title == Bilingual(en="007")


def test_how_a_name_is_said_is_read_and_its_lines_go_back() -> None:
    found = one("FN:Siobhán\nX-PHONETIC-FIRST-NAME:chi-VÔNE\nX-PHONETIC-LAST-NAME:Nî", "3.0")
    assert found.say == Bilingual(fr="chi-VÔNE Nî")
    assert found.unread == ("X-PHONETIC-FIRST-NAME:chi-VÔNE", "X-PHONETIC-LAST-NAME:Nî")


def test_each_organisation_is_there_once_with_an_id() -> None:
    found = read(
        card("FN:A\nORG:Ville de Paris;Voirie")
        + card("FN:B\nORG:ville de  Paris")
        + card("KIND:org\nFN:Conseil régional")
        + card("FN:C\nORG:Conseil régional")
    )
    a, b, council, c, paris = found.contacts
    assert a.organisation == b.organisation == paris.id == "ville-de-paris"
    assert (a.unit, paris.full_name, paris.kind) == ("Voirie", "Ville de Paris", ContactKind.ORGANISATION)
    assert c.organisation == council.id
    assert len({contact.id for contact in found.contacts}) == 5


@pytest.mark.parametrize(
    "lines", ["ORG:Mairie", "FN:Mairie\nORG:Mairie\nX-ABShowAs:COMPANY", "N:;;;;\nORG:Mairie"]
)
def test_a_card_of_an_organisation_is_one(lines: str) -> None:
    (found,) = read(card(lines, "3.0")).contacts
    assert (found.full_name, found.kind, found.organisation) == ("Mairie", ContactKind.ORGANISATION, "")


def test_what_has_no_field_is_kept_as_a_line_of_version_4() -> None:
    found = one(
        """
FN:A
BDAY:--0203
x-custom;X-B="a;b":value\\, more
LABEL;DOM;ENCODING=QUOTED-PRINTABLE:rue A=0D=0ALyon
KEY;X509;ENCODING=BASE64:
 TUlJRElUQ0NBb3FnQXdJQkFnSVFUNTJXMldhd21TdFV3
 cFY4dEJWOVRUQU4=

REV:20120305T131933Z
""",
        "2.1",
    )
    key = "TUlJRElUQ0NBb3FnQXdJQkFnSVFUNTJXMldhd21TdFV3cFY4dEJWOVRUQU4="
    assert found.unread == (
        "BDAY:--0203",
        'X-CUSTOM;X-B="a;b":value\\, more',
        "LABEL;TYPE=dom:rue A\\nLyon",
        f"KEY;VALUE=uri:data:application/pkix-cert;base64,{key}",
    )


@pytest.mark.parametrize(
    "start", ["PHOTO;ENCODING=b;TYPE=JPEG:", "PHOTO:data:image/jpeg;base64,", "KEY;BASE64:\n "]
)
def test_a_large_picture_is_not_kept_and_said_so(start: str) -> None:
    picture = "\n ".join(["A" * 70] * 50)
    found = read(card(f"FN:A\n{start}{picture}\nNOTE:after"))
    (sentence,) = said(found)
    assert sentence.startswith("card 1, line 4: a picture, sound or key of more than 2 KB isn’t kept: ")
    assert start[:3] in sentence
    assert found.contacts[0].note == "after"
    assert found.contacts[0].unread == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
     ("cp1252", "cp1252"), ("latin-1", "cp1252")],
)  # fmt: skip
def test_any_usual_encoding(encoding: str, name: str) -> None:
    found = read(card("FN:Hélène Lœvy" if encoding != "latin-1" else "FN:Hélène Lévy\nNOTE:été"), encoding)
    assert found.encoding == name
    assert found.contacts[0].full_name.startswith("Hélène L")
    assert found.problems == ()


def test_a_line_in_a_charset_of_its_own() -> None:
    text = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=ISO-8859-5:" + "Анна".encode("iso-8859-5")
    (found,) = read(text + b"\r\nEND:VCARD\r\n").contacts
    assert found.full_name == "Анна"


def test_line_ends_of_every_kind() -> None:
    text = card("FN:A\nNOTE:long\n er\nTEL:1", "3.0")
    for end in ("\n", "\r", "\r\n", "\r\r\n"):
        (found,) = read(text.replace("\n", end).encode()).contacts
        assert (found.note, found.telephones) == ("longer", (Telephone("1"),))


def test_a_broken_line_is_named_and_the_rest_read() -> None:
    found = read(card("FN:First") + card("FN:A\nthis is no property\nTEL;=:\nEMAIL:a@example.org"))
    assert said(found) == [
        "card 2, line 8: this isn’t a property of a card and was left out: this is no property."
    ]
    assert [contact.emails for contact in found.contacts] == [(), ("a@example.org",)]


@pytest.mark.parametrize(
    "cut", ["EMAIL:a@example.org", "NOTE;ENCODING=QUOTED-PRINTABLE:end=", "PHOTO;BASE64:\n AA"]
)
def test_a_card_cut_at_the_end_of_the_file_is_read_as_far_as_it_goes(cut: str) -> None:
    found = read(card("FN:A") + f"BEGIN:VCARD\nVERSION:2.1\nFN:B\n{cut}")
    assert "card 2, line 5: the file ends within this card: it was read as far as it goes." in said(found)
    assert [contact.full_name for contact in found.contacts] == ["A", "B"]


def test_a_missing_end_and_lines_between_cards() -> None:
    found = read("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nrubbish\nmore\nEND:VCARD\n")
    assert [contact.full_name for contact in found.contacts] == ["A", "B"]
    assert said(found) == [
        "card 1, line 1: this card has no END: it was read as far as the next one.",
        "line 6: what stands outside of the cards was left out.",
        "line 8: no card begins before this END: it was passed over.",
    ]


def test_cards_within_cards() -> None:
    nested = "FN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Aide\nTEL:1\nEND:VCARD\nTEL:2"
    boss, aide = read(card(nested, "2.1")).contacts
    assert (boss.full_name, boss.telephones) == ("Boss", (Telephone("2"),))
    assert (aide.full_name, aide.telephones) == ("Aide", (Telephone("1"),))
    assert boss.unread == ("RELATED;VALUE=text;TYPE=agent:Aide",)
    inline = "FN:Boss\nAGENT:BEGIN:VCARD\\nFN:Aide\\nEMAIL\\;INTERNET:a@example.org\\nEND:VCARD\\n"
    assert [one.full_name for one in read(card(inline, "3.0")).contacts] == ["Boss", "Aide"]


def test_cards_nested_too_deep_are_left_out_and_named() -> None:
    found = read("BEGIN:VCARD\nFN:A\nAGENT:\n" * 7 + "END:VCARD\n" * 7)
    assert len(found.contacts) == 5
    assert [problem.where for problem in found.problems] == ["card 5, line 16"]
    assert "more than 5 deep" in found.problems[0].message


def test_a_card_that_tells_nothing_is_left_out_and_named() -> None:
    found = read(card("N:;;;;") + card("EMAIL:a@example.org"))
    assert said(found) == ["card 1, line 1: there is no name in this card: it was left out."]
    assert [contact.full_name for contact in found.contacts] == ["a@example.org"]


def test_a_control_character_is_taken_out_and_named() -> None:
    found = read(card("FN:A\nNOTE:be\x0cfore"))
    assert found.contacts[0].note == "be fore"
    assert said(found) == ["card 1, line 4: an invisible control character (U+000C) was taken out."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"a,b\r\nc,d\r\n", "there is no contact card in it"),
        (b"PK\x03\x04" + bytes(40), "a spreadsheet or another zipped file"),
        (b"BEGIN:VCARD\n" + b"x" * 20_000_001, "larger than 20 MB"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 20_001, "more than 20000 contacts"),
        (b"\n" * 1_000_002 + b"BEGIN:VCARD", "more than 1000000 lines"),
        (b"BEGIN:VCARD\nFN:\0\nEND:VCARD", "NUL byte"),
    ],
)
def test_what_is_no_file_of_cards_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        read(content)
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("cards.vcf")


@pytest.mark.parametrize(
    "flood",
    [
        "NOTE:" + "x" * 3_000_000, "NOTE:a" + "\n b" * 200_000, "N:" + ";" * 99_000,
        "TEL" + ";TYPE=a" * 14_000 + ":1",
        'X;A="' + '";"' * 30_000 + ":1", "NOTE;ENCODING=QUOTED-PRINTABLE:=" + "\n=C3=A9=" * 100_000,
        "a." * 40_000 + ":1", "AGENT:" + "BEGIN:VCARD\\nFN:a\\nAGENT:" * 3_000, "X-A:b\n" * 200_000,
    ],
)  # fmt: skip
def test_a_flood_ends_and_the_rest_is_read(flood: str) -> None:
    found = read(card("FN:Z", "2.1") + card(f"FN:A\n{flood}\n", "2.1"))
    assert "Z" in [contact.full_name for contact in found.contacts]
    assert all(len(line) <= 100_000 for contact in found.contacts for line in contact.unread)
